import { appendFileSync, existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { relative, resolve } from "node:path";
import { check, fails, type CheckRequest } from "../../build/check.ts";
import { checkAndFix, type FixResult } from "../../build/fix-files.ts";
import { hasErrors, sortDiagnostics } from "../../model/diagnostic.ts";
import { KnownError, type ExitCode } from "../../model/known-error.ts";
import type { Language } from "../../model/report.ts";
import { browserSettings, chooseColour, type Surroundings } from "../environment.ts";
import type { CheckCommandOptions, ReporterName } from "../options.ts";
import { Progress } from "../progress.ts";
import type { ReportOptions } from "../report-diagnostics.ts";
import { fixedLines, reportText, stepSummary } from "../reporters/reporters.ts";
import { repositoryFolders } from "../folders.ts";
import { listenForSignals } from "../interruption.ts";

/** ms for one issue, as `build` allows where nothing is said. */
const printTimeoutMs = 60_000;

/** Runs `check`: the report goes to stdout, progress to stderr. */
export async function runCheck(
  paths: readonly string[],
  options: CheckCommandOptions,
  surroundings: Surroundings,
  language: Language,
): Promise<ExitCode> {
  const { rootFolder, contentFolder } = repositoryFolders(options, surroundings);
  const progress = new Progress(surroundings.isTerminal && options.quiet !== true);
  const interruption = listenForSignals();
  const request: CheckRequest = {
    rootFolder,
    contentFolder,
    paths: paths.map((path) => pathInside(path, surroundings.folder, contentFolder)),
    workers: Math.min(availableParallelism(), 8),
    signal: interruption.signal,
    onProgress: (done, of) => progress.show(`${language === "en" ? "checking" : "校对"} ${done}/${of}`),
  };
  try {
    const checked: FixResult =
      options.fix === true ? await checkAndFix(request) : { ...(await check(request)), fixed: [], problems: [] };
    const result = options.pdf === true ? await withPrints(checked, request, options, surroundings) : checked;
    progress.clear();
    print(result, options, surroundings, language);
    if (result.problems.length > 0) return 3;
    return fails(result.diagnostics, options.strict === true) ? 1 : 0;
  } catch (error) {
    progress.clear();
    if (interruption.signal.aborted) return interruption.exitCode();
    throw error;
  } finally {
    progress.clear();
    interruption.stop();
  }
}

/** Adds what only layout tells; text with errors is not printed. */
async function withPrints(
  checked: FixResult,
  request: CheckRequest,
  options: CheckCommandOptions,
  surroundings: Surroundings,
): Promise<FixResult> {
  if (hasErrors(checked.diagnostics)) return checked;
  const { checkPrints } = await import("../../build/check-prints.ts");
  const browser = browserSettings(options.browser, surroundings);
  const found = await checkPrints({ ...request, browser, timeoutMs: printTimeoutMs, now: surroundings.now }, checked);
  return { ...checked, diagnostics: sortDiagnostics([...checked.diagnostics, ...found]) };
}

function print(result: FixResult, options: CheckCommandOptions, surroundings: Surroundings, language: Language): void {
  const report: ReportOptions = {
    language,
    folder: surroundings.folder,
    colour: chooseColour(options.color, surroundings),
    quiet: options.quiet === true,
  };
  const reporter = options.reporter ?? reporterFor(surroundings);
  const found = {
    diagnostics: [...result.problems, ...result.diagnostics],
    fixed: result.fixed,
    fixable: result.fixable.length,
    files: result.files,
    strict: options.strict === true,
  };
  // The report of a program stays one document: what was changed is told beside it.
  const changes = fixedLines(result.fixed, report);
  if (reporter === "pretty") process.stdout.write(changes);
  else process.stderr.write(changes);
  process.stdout.write(reportText(reporter, found, report));
  const summary = surroundings.variables["GITHUB_STEP_SUMMARY"];
  if (reporter === "github" && summary !== undefined && summary !== "")
    appendFileSync(summary, stepSummary(found, report));
}

/** Annotations on GitHub's runners, a report for people anywhere else. */
function reporterFor({ variables }: Surroundings): ReporterName {
  return variables["GITHUB_ACTIONS"] === "true" ? "github" : "pretty";
}

/** A path the user typed: it must exist and lie in content/. */
function pathInside(typed: string, folder: string, contentFolder: string): string {
  const path = resolve(folder, typed);
  const inside = relative(contentFolder, path);
  if (!existsSync(path) || inside.split(/[\\/]/)[0] === ".." || resolve(contentFolder, inside) !== path)
    throw new KnownError(2, "usage/unknown-path", { path: typed, content: relative(folder, contentFolder) || "." });
  return path;
}
