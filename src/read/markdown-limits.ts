import type { Diagnostic, Place } from "../model/diagnostic.ts";
import { finding } from "../model/report.ts";

/**
 * Shapes that make the parser slow or overflow its stack, found by a look at each line. Real bulletins stay far below:
 * two levels of lists, 30 columns, a dozen marks in a line. What gets through is bounded by the worker's deadline.
 */
export const markdownLimits = { nesting: 32, columns: 60, marks: 500, indent: 128 } as const;

const marker = /[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))/y;
const marks = ["[", "]", "*", "_", "~", "`", "<", "!", "(", "&", "\\"];

/** Reports lines whose shape is over a limit, the first of each kind. */
export function checkShape(text: string, path: string): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const [index, line] of text.split("\n").entries()) {
    if (line === "") continue;
    const place = (): Place => ({ path, line: index + 1, column: 1, endLine: index + 1, endColumn: line.length + 1 });
    const levels = Math.max(
      countMarkers(line),
      Math.floor((/^[ \t]*/.exec(line)?.[0] ?? "").length / (markdownLimits.indent / markdownLimits.nesting)),
    );
    if (levels > markdownLimits.nesting && line.trim() !== "")
      keep(found, finding("markdown/too-nested", place(), { found: levels - 1, limit: markdownLimits.nesting }));
    const columns = tableColumns(line);
    if (columns > markdownLimits.columns)
      keep(found, finding("markdown/too-many-columns", place(), { found: columns, limit: markdownLimits.columns }));
    for (const mark of line.length > markdownLimits.marks ? marks : []) {
      const count = line.split(mark).length - 1;
      if (count > markdownLimits.marks)
        keep(found, finding("markdown/too-many-marks", place(), { found: count, mark, limit: markdownLimits.marks }));
    }
  }
  return [...found.values()];
}

function keep(found: Map<string, Diagnostic>, diagnostic: Diagnostic): void {
  if (!found.has(diagnostic.rule)) found.set(diagnostic.rule, diagnostic);
}

/** Container markers at a line's start: `> - 1.` has three. */
function countMarkers(line: string): number {
  let count = 0;
  marker.lastIndex = 0;
  while (marker.test(line)) count += 1;
  return count;
}

/** Columns that a delimiter row (`| --- | :-: |`) declares; 0 for any other line. */
function tableColumns(line: string): number {
  if (!/^[\s>|:-]+$/.test(line)) return 0;
  const row = line.replace(/^[\s>]*\|?/, "").replace(/\|?\s*$/, "");
  return row.includes("-") && /^[\s|:-]+$/.test(row) && row.includes("|") ? row.split("|").length : 0;
}
