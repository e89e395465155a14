import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { styleText } from "node:util";
import type { Diagnostic, Severity } from "../model/diagnostic.ts";
import type { ExitCode } from "../model/known-error.ts";
import { hintOf, messageOf, type Language } from "../model/report.ts";

/** How findings are printed. */
export interface ReportOptions {
  readonly language: Language;
  /** The folder the user typed the command in: paths are shown relative to it. */
  readonly folder: string;
  readonly colour: boolean;
  /** Leave out warnings and infos (`-q`). */
  readonly quiet: boolean;
}

/** A finding as `--json` gives it (contract §3). */
export interface JsonDiagnostic {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  readonly hint: string;
}

const severityWords: Readonly<
  Record<Severity, { readonly zh: string; readonly en: string; readonly colour: "red" | "yellow" | "cyan" }>
> = {
  error: { zh: "错误", en: "error", colour: "red" },
  warning: { zh: "警告", en: "warning", colour: "yellow" },
  info: { zh: "提示", en: "info", colour: "cyan" },
};

/**
 * Findings for a person: one line `path:line:col severity message [rule/id]` each, the source line with a caret under
 * the place, and the hint. The word for the severity is error, warning or info in either language, so that it can be grepped.
 */
export function prettyReport(diagnostics: readonly Diagnostic[], options: ReportOptions): string {
  const sources = new Map<string, readonly string[]>();
  const shown = diagnostics.filter((diagnostic) => !options.quiet || diagnostic.severity === "error");
  return shown.map((diagnostic) => `${prettyFinding(diagnostic, options, sources)}\n`).join("");
}

/** The closing line: how many errors and warnings. */
export function summaryLine(diagnostics: readonly Diagnostic[], language: Language): string {
  const { errors, warnings } = countSeverities(diagnostics);
  return language === "en" ? `${errors} errors, ${warnings} warnings` : `${errors} 个错误，${warnings} 个警告`;
}

/** Counts by severity. */
export function countSeverities(diagnostics: readonly Diagnostic[]): {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
} {
  const count = (severity: Severity): number =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return { errors: count("error"), warnings: count("warning"), infos: count("info") };
}

/** Findings as data, paths relative to the user's folder. */
export function jsonDiagnostics(
  diagnostics: readonly Diagnostic[],
  options: Pick<ReportOptions, "language" | "folder">,
): JsonDiagnostic[] {
  return diagnostics.map(({ rule, severity, place, params }) => ({
    file: shownPath(place.path, options.folder),
    line: place.line,
    column: place.column,
    endLine: place.endLine,
    endColumn: place.endColumn,
    severity,
    rule,
    message: messageOf(rule, params, options.language),
    hint: hintOf(rule, params, options.language),
  }));
}

/** A path as the user would type it from the folder the command was typed in. */
export function shownPath(path: string, folder: string): string {
  return relative(folder, path).replaceAll("\\", "/") || ".";
}

function prettyFinding(
  diagnostic: Diagnostic,
  options: ReportOptions,
  sources: Map<string, readonly string[]>,
): string {
  const { rule, severity, place, params } = diagnostic;
  const paint = (format: "red" | "yellow" | "cyan" | "dim" | "bold", text: string): string =>
    options.colour ? styleText(format, text, { validateStream: false }) : text;
  const word = severityWords[severity];
  const head = `${paint("bold", `${shownPath(place.path, options.folder)}:${place.line}:${place.column}`)} ${paint(word.colour, severity)} ${messageOf(rule, params, options.language)} ${paint("dim", `[${rule}]`)}`;
  const hint = `  ${options.language === "en" ? "hint: " : "改法："}${hintOf(rule, params, options.language)}`;
  const line = sourceLine(place.path, place.line, sources);
  return line === undefined
    ? `${head}\n${hint}`
    : `${head}\n${excerpt(line, diagnostic, (text) => paint(word.colour, text))}\n${hint}`;
}

function sourceLine(path: string, line: number, sources: Map<string, readonly string[]>): string | undefined {
  let lines = sources.get(path);
  if (lines === undefined) {
    try {
      const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
      // A Word file has paragraphs, no lines to show.
      lines = text.includes("\0") ? [] : text.split(/\r\n|\r|\n/);
    } catch {
      lines = [];
    }
    sources.set(path, lines);
  }
  return lines[line - 1];
}

/** The source line and a caret below the place; long lines are cut to what stands around it. */
function excerpt(line: string, { place }: Diagnostic, paint: (text: string) => string): string {
  const start = Math.max(0, place.column - 1 - 24);
  const shown = printable(line.slice(start, start + 60));
  const before = printable(line.slice(start, place.column - 1));
  const end = place.endLine === place.line ? place.endColumn - 1 : line.length;
  const marked = printable(line.slice(place.column - 1, Math.min(Math.max(end, place.column), start + 60)));
  const lead = start > 0 ? "…" : "";
  const gutter = `${String(place.line).padStart(5)} | `;
  return `${gutter}${lead}${shown}\n${" ".repeat(gutter.length - 2)}| ${" ".repeat(displayWidth(lead + before))}${paint("^".repeat(Math.max(1, displayWidth(marked))))}`;
}

function printable(text: string): string {
  return text.replaceAll("\t", " ").replaceAll(/\p{Cc}|\p{Cf}/gu, "\uFFFD");
}

/** Columns a text takes on a terminal: East Asian wide and full-width characters take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text)
    width +=
      /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}\u2014\u2018\u2019\u201C\u201D\u2026]/u.test(
        character,
      )
        ? 2
        : 1;
  return width;
}

/** What findings that stopped a command exit with: 4 where nothing but the inspection of printed pages did (contract §3). */
export function failureCode(diagnostics: readonly Diagnostic[]): ExitCode {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  return errors.length > 0 && errors.every((diagnostic) => diagnostic.rule === "print/nonconforming") ? 4 : 1;
}
