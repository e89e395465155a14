import { compareText, type Diagnostic, type Severity } from "../../model/diagnostic.ts";
import { hintOf, messageOf } from "../../model/report.ts";
import { countSeverities, shownPath, summaryLine, type ReportOptions } from "../report-diagnostics.ts";
import type { CheckReport } from "./reporters.ts";

/** GitHub shows at most ten errors and ten warnings of a step; the rest would be dropped, whichever they are. */
const mostShown = 10;
/** Bytes; the page of a step holds 1 MiB. */
const mostSummary = 900_000;

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Annotations for GitHub Actions, worst first, at most ten errors and ten warnings, and a line that counts all. */
export function githubReport({ diagnostics }: CheckReport, options: ReportOptions): string {
  const lines = (["error", "warning"] as const).flatMap((severity) =>
    worstFirst(diagnostics.filter((diagnostic) => diagnostic.severity === severity))
      .slice(0, mostShown)
      .map((diagnostic) => annotation(diagnostic, options)),
  );
  const { infos } = countSeverities(diagnostics);
  const rest = infos === 0 ? "" : options.language === "en" ? `, ${infos} infos` : `，${infos} 条提示`;
  return [...lines, `${summaryLine(diagnostics, options.language)}${rest}`, ""].join("\n");
}

/** All findings as a table of Markdown. */
export function githubSummary({ diagnostics }: CheckReport, options: ReportOptions): string {
  const head = options.language === "en" ? "| place | finding |" : "| 位置 | 问题 |";
  const rows = worstFirst(diagnostics).map(
    ({ rule, severity, place, params }) =>
      `| ${cell(shownPath(place.path, options.folder))}:${place.line}:${place.column} | ${severity} ${cell(messageOf(rule, params, options.language))} \`${rule}\` |`,
  );
  let text = `${summaryLine(diagnostics, options.language)}\n\n${head}\n| --- | --- |\n`;
  for (const row of rows) {
    if (Buffer.byteLength(text) + Buffer.byteLength(row) > mostSummary) break;
    text += `${row}\n`;
  }
  return `${text}\n`;
}

/** Errors before warnings; a rule that is rare in this run before one that is everywhere, so that none hides another. */
function worstFirst(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const counts = new Map<string, number>();
  for (const { rule } of diagnostics) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return diagnostics.toSorted(
    (a, b) =>
      ranks[a.severity] - ranks[b.severity] ||
      (counts.get(a.rule) ?? 0) - (counts.get(b.rule) ?? 0) ||
      compareText(a.place.path, b.place.path) ||
      a.place.line - b.place.line ||
      a.place.column - b.place.column ||
      compareText(a.rule, b.rule),
  );
}

function annotation({ rule, severity, place, params }: Diagnostic, options: ReportOptions): string {
  const properties = {
    file: shownPath(place.path, options.folder),
    line: place.line,
    endLine: place.endLine,
    col: place.column,
    // Columns mean something to GitHub only within one line.
    ...(place.endLine === place.line ? { endColumn: place.endColumn } : {}),
    title: rule,
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const text = `${messageOf(rule, params, options.language)}\n${hintOf(rule, params, options.language)}`;
  return `::${severity} ${list.join(",")}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
}
