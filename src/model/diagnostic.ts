import type { RuleId } from "./rules.ts";

/**
 * Where a finding is. Lines and columns count from 1; columns count UTF-16 units, as editors and CI annotations do.
 * `path` is the file as the reporter should name it before it is made relative to the user's folder: absolute, with `/`.
 */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** How grave a finding is: an `error` stops the issue (exit 1), a `warning` asks an editor to look, an `info` only tells. */
export type Severity = "error" | "warning" | "info";

/** Values for the placeholders of a rule's message; never sentences, so that every language can be printed from them. */
export type DiagnosticParams = Readonly<Record<string, string | number>>;

/** One finding about one place. The text is made when it is printed, from the rule and `params` (see messages.ts). */
export interface Diagnostic {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly place: Place;
  readonly params: DiagnosticParams;
}

/** The result of a stage. `value` is absent exactly when an error kept the stage from giving one. */
export interface Staged<T> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** A text with the place it was typed at, so that later stages can still point at it. */
export interface PlacedText {
  readonly text: string;
  readonly place: Place;
}

/** The place of a whole file, for findings that have no better one: its first character. */
export function startOfFile(path: string): Place {
  return { path, line: 1, column: 1, endLine: 1, endColumn: 1 };
}

/** Whether a list of findings holds one that stops the issue. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

/** Findings in the order of reading: by path, line, column, then rule; the same input gives the same order anywhere. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) =>
      compareText(a.place.path, b.place.path) ||
      a.place.line - b.place.line ||
      a.place.column - b.place.column ||
      compareText(a.rule, b.rule),
  );
}

/** Compares by code units, so that no locale of a machine can change an order. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
