import { availableParallelism } from "node:os";
import { join, relative, resolve } from "node:path";
import type { BuildResult } from "../../build/build.ts";
import { startComposeThreads } from "../../build/compose-threads.ts";
import type { BuiltIssue } from "../../build/publish-build.ts";
import { compareText, hasErrors } from "../../model/diagnostic.ts";
import { KnownError, type ExitCode } from "../../model/known-error.ts";
import type { Language } from "../../model/report.ts";
import { browserSettings, chooseColour, type Surroundings } from "../environment.ts";
import { fittingLine } from "../fitting-lines.ts";
import { fontLine, fontSummary } from "../font-lines.ts";
import type { BuildCommandOptions } from "../options.ts";
import { repositoryFolders } from "../folders.ts";
import { listenForSignals } from "../interruption.ts";
import { Progress, progressText } from "../progress.ts";
import {
  countSeverities,
  failureCode,
  jsonDiagnostics,
  prettyReport,
  shownPath,
  summaryLine,
  type ReportOptions,
} from "../report-diagnostics.ts";

/** Runs `build`: prints findings and progress to stderr, the paths of the PDFs (or one JSON object) to stdout. */
export async function runBuild(
  ids: readonly string[],
  options: BuildCommandOptions,
  surroundings: Surroundings,
  language: Language,
): Promise<ExitCode> {
  const { rootFolder, contentFolder } = repositoryFolders(options, surroundings);
  if (ids.length > 0 && options.out === undefined) throw new KnownError(2, "usage/ids-need-out", { id: ids[0] ?? "" });
  const outFolder = resolve(surroundings.folder, options.out ?? join(rootFolder, "dist"));
  const workers = Math.min(availableParallelism(), 8);
  const threads = startComposeThreads(workers, contentFolder);
  const progress = new Progress(surroundings.isTerminal && options.quiet !== true && options.json !== true);
  const interruption = listenForSignals();
  const report: ReportOptions = {
    language,
    folder: surroundings.folder,
    colour: chooseColour(options.color, surroundings),
    quiet: options.quiet === true,
  };
  try {
    // Half of the program: it loads while the threads do.
    const { build } = await import("../../build/build.ts");
    const result = await build(
      {
        rootFolder,
        contentFolder,
        outFolder,
        ids,
        drafts: options.drafts === true,
        pdf: options.pdf,
        site: options.site,
        strict: options.strict === true,
        inspect: options.inspect,
        press: options.press === true,
        allowClassified: options.allowClassified === true,
        now: surroundings.now,
        workers,
        timeoutMs: options.timeout,
        browser: browserSettings(options.browser, surroundings),
        signal: interruption.signal,
        onProgress: (state) => progress.show(progressText(state, language)),
      },
      threads,
    );
    progress.clear();
    process.stderr.write(prettyReport(result.diagnostics, report));
    if (options.quiet !== true) process.stderr.write(fontText(result.fonts, options.verbose === true, language));
    if (options.quiet !== true && options.verbose === true)
      for (const [id, fitting] of [...result.fitting].toSorted(([a], [b]) => compareText(a, b)))
        process.stderr.write(`${fittingLine(id, fitting, language)}\n`);
    if (result.diagnostics.length > 0 && options.quiet !== true)
      process.stderr.write(`${summaryLine(result.diagnostics, language)}\n`);
    if (options.json === true)
      process.stdout.write(`${JSON.stringify(jsonResult(result, outFolder, report), undefined, 2)}\n`);
    else if (result.published) process.stdout.write(printedPaths(result.issues, outFolder, surroundings.folder));
    return result.published ? 0 : failureCode(result.diagnostics);
  } catch (error) {
    progress.clear();
    if (interruption.signal.aborted) return interruption.exitCode();
    throw error;
  } finally {
    progress.clear();
    interruption.stop();
    await threads.close();
  }
}

/** Which font set which role: a line, or with `-v` the whole table. */
function fontText(fonts: BuildResult["fonts"], verbose: boolean, language: Language): string {
  const lines = verbose
    ? [...fonts].flatMap(([series, rows]) => rows.map((row) => `${series}: ${fontLine(row, language)}`))
    : fontSummary(fonts, language);
  return lines.map((line) => `${line}\n`).join("");
}

function printedPaths(issues: readonly BuiltIssue[], outFolder: string, folder: string): string {
  const paths = issues.flatMap(({ pdf }) => (pdf === undefined ? [] : [shownPath(join(outFolder, pdf.path), folder)]));
  return (paths.length === 0 ? [shownPath(outFolder, folder)] : paths).map((path) => `${path}\n`).join("");
}

function jsonResult(result: BuildResult, outFolder: string, report: ReportOptions) {
  const files = new Set(result.diagnostics.map((diagnostic) => diagnostic.place.path));
  return {
    version: 1,
    out: relative(report.folder, outFolder) || ".",
    issues: result.published
      ? result.issues.map(({ composed: { summary }, pdf, onSite }) => ({
          id: summary.ref.id,
          title: summary.title,
          date: summary.date,
          pages: pdf?.pages ?? null,
          pdf: pdf?.path ?? null,
          site: onSite,
        }))
      : [],
    diagnostics: jsonDiagnostics(result.diagnostics, report),
    summary: {
      ...countSeverities(result.diagnostics),
      files: files.size,
      issues: result.published ? result.issues.length : 0,
      ok: result.published && !hasErrors(result.diagnostics),
    },
  };
}
