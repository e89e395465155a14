import type { Diagnostic } from "../../model/diagnostic.ts";
import { messageOf } from "../../model/report.ts";
import type { ReporterName } from "../options.ts";
import {
  countSeverities,
  jsonDiagnostics,
  prettyReport,
  shownPath,
  summaryLine,
  type ReportOptions,
} from "../report-diagnostics.ts";
import { githubReport, githubSummary } from "./github.ts";
import { gitlabReport } from "./gitlab.ts";
import { junitReport } from "./junit.ts";
import { sarifReport } from "./sarif.ts";

/** What a check found, as reporters need it. */
export interface CheckReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly fixed: readonly Diagnostic[];
  /** How many findings `--fix` would remove. */
  readonly fixable: number;
  readonly files: number;
  readonly strict: boolean;
}

/** The report of `check` in one of its forms, for stdout. */
export function reportText(name: ReporterName, report: CheckReport, options: ReportOptions): string {
  switch (name) {
    case "json":
      return document(jsonReport(report, options));
    case "github":
      return githubReport(report, options);
    case "sarif":
      return document(sarifReport(report, options));
    case "junit":
      return junitReport(report, options);
    case "gitlab":
      return document(gitlabReport(report, options));
    default:
      return prettyText(report, options);
  }
}

/** What `--fix` changed, a line each. */
export function fixedLines(fixed: readonly Diagnostic[], options: ReportOptions): string {
  const word = options.language === "en" ? "fixed" : "已改";
  return fixed
    .map(
      ({ rule, place, params }) =>
        `${shownPath(place.path, options.folder)}:${place.line}:${place.column} ${word} ${messageOf(rule, params, options.language)} [${rule}]\n`,
    )
    .join("");
}

/** The full list for the page of a GitHub job. */
export function stepSummary(report: CheckReport, options: ReportOptions): string {
  return githubSummary(report, options);
}

function document(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function jsonReport({ diagnostics, fixed, fixable, files }: CheckReport, options: ReportOptions) {
  return {
    version: 1,
    diagnostics: jsonDiagnostics(diagnostics, options),
    fixed: jsonDiagnostics(fixed, options),
    summary: { ...countSeverities(diagnostics), files, fixed: fixed.length, fixable },
  };
}

function prettyText({ diagnostics, fixed, fixable, files }: CheckReport, options: ReportOptions): string {
  const english = options.language === "en";
  const parts = [
    english
      ? `${files} files: ${summaryLine(diagnostics, options.language)}`
      : `${files} 个文件：${summaryLine(diagnostics, options.language)}`,
    ...(fixed.length > 0 ? [english ? `${fixed.length} fixed` : `已改 ${fixed.length} 处`] : []),
    ...(fixable > 0 ? [english ? `${fixable} can be fixed with --fix` : `其中 ${fixable} 处可以用 --fix 改正`] : []),
  ];
  const summary = options.quiet && diagnostics.length === 0 ? "" : `${parts.join(english ? ", " : "，")}\n`;
  return prettyReport(diagnostics, options) + summary;
}
