import { readFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { styleText } from "node:util";
import { inspectPdf } from "../../build/inspect-pdf.ts";
import { issueBasis } from "../../build/issue-basis.ts";
import { writePictures } from "../../build/write-pictures.ts";
import { UnreadablePdf } from "../../inspect/unreadable-pdf.ts";
import type { Inspection, InspectionBasis } from "../../model/inspection.ts";
import type { ExitCode } from "../../model/known-error.ts";
import { hintOf, messageOf, type Language } from "../../model/report.ts";
import type { RuleId } from "../../model/rules.ts";
import type { DiagnosticParams } from "../../model/diagnostic.ts";
import { chooseColour, type Surroundings } from "../environment.ts";
import { inspectionText } from "../inspection-text.ts";
import type { InspectCommandOptions } from "../options.ts";
import { prettyReport, shownPath } from "../report-diagnostics.ts";

/**
 * Runs `inspect`: the report goes to stdout, what can't be measured to stderr. Every file is inspected; 4 when one breaks a
 * rule, else 1 when one can't be read.
 */
export async function runInspect(
  files: readonly string[],
  options: InspectCommandOptions,
  surroundings: Surroundings,
  language: Language,
): Promise<ExitCode> {
  const basis = await basisFor(options, surroundings, language);
  if (basis === undefined) return 1;
  const colour = chooseColour(options.color, { ...surroundings, isTerminal: process.stdout.isTTY });
  const entries: object[] = [];
  let isUnread = false;
  let isViolated = false;
  for (const file of files) {
    const path = resolve(surroundings.folder, file);
    const name = shownPath(path, surroundings.folder);
    const outcome = await inspectFile(path, basis);
    if (outcome.inspection === undefined) {
      isUnread = true;
      process.stderr.write(problemText(name, outcome, language, colour));
      continue;
    }
    const { inspection, bytes } = outcome;
    isViolated ||= inspection.verdict === "violated";
    entries.push({ version: 1, file: name, ...inspection });
    if (options.json !== true)
      process.stdout.write(
        inspectionText(name, inspection, {
          language,
          detail: options.quiet === true ? "verdict" : options.verbose === true ? "all" : "faults",
          paint: (format, text) => (colour ? styleText(format, text, { validateStream: false }) : text),
        }),
      );
    if (options.picture !== undefined) {
      const folder = pictureFolder(path, options.picture, files.length > 1, surroundings);
      const written = await writePictures(bytes, inspection, folder);
      if (options.json !== true && options.quiet !== true)
        process.stdout.write(written.map((picture) => `  ${shownPath(picture, surroundings.folder)}\n`).join(""));
    }
  }
  if (options.json === true) process.stdout.write(`${JSON.stringify(entries, undefined, 2)}\n`);
  return isViolated ? 4 : isUnread ? 1 : 0;
}

/** What `--issue` compares with; undefined where that issue's source has errors, which are printed. */
async function basisFor(
  options: InspectCommandOptions,
  surroundings: Surroundings,
  language: Language,
): Promise<InspectionBasis | undefined> {
  if (options.issue === undefined) return {};
  const root = resolve(surroundings.folder, options.root ?? ".");
  const content = resolve(surroundings.folder, options.content ?? join(root, "content"));
  const { basis, diagnostics } = await issueBasis(options.issue, root, content);
  if (basis === undefined) {
    const colour = chooseColour(options.color, surroundings);
    const report = { language, folder: surroundings.folder, colour, quiet: options.quiet === true };
    process.stderr.write(prettyReport(diagnostics, report));
  }
  return basis;
}

type Outcome =
  | { readonly inspection: Inspection; readonly bytes: Uint8Array }
  | { readonly inspection?: undefined; readonly rule: RuleId; readonly params: DiagnosticParams };

async function inspectFile(path: string, basis: InspectionBasis): Promise<Outcome> {
  try {
    const bytes = await readFile(path);
    return { inspection: await inspectPdf(bytes, basis), bytes };
  } catch (error) {
    if (error instanceof UnreadablePdf) return { rule: `inspect/${error.reason}`, params: {} };
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ENOENT" || code === "ENOTDIR") return { rule: "inspect/missing", params: {} };
    if (code === "") throw error;
    return { rule: "inspect/unreadable", params: { reason: code } };
  }
}

function problemText(
  name: string,
  { rule, params }: { readonly rule: RuleId; readonly params: DiagnosticParams },
  language: Language,
  colour: boolean,
): string {
  const severity = colour ? styleText("red", "error", { validateStream: false }) : "error";
  const hint = language === "en" ? "hint: " : "改法：";
  return `${name}:1:1 ${severity} ${messageOf(rule, params, language)} [${rule}]\n  ${hint}${hintOf(rule, params, language)}\n`;
}

/** `<name>.inspect/` beside the PDF, or the folder that was named; of several files each has its own folder in it. */
function pictureFolder(path: string, wanted: string | true, isOneOfSeveral: boolean, { folder }: Surroundings): string {
  const own = `${basename(path).replace(/\.pdf$/i, "")}.inspect`;
  if (wanted === true) return join(dirname(path), own);
  return isOneOfSeveral ? join(resolve(folder, wanted), own) : resolve(folder, wanted);
}
