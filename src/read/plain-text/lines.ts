import type { Diagnostic, Place } from "../../model/diagnostic.ts";
import { finding } from "../../model/report.ts";
import { drawnRule, excerpt, folio } from "../manuscript/patterns.ts";

/** A line of a plain text that holds words. */
export interface TextLine {
  /** Without the white space around it. */
  readonly text: string;
  readonly place: Place;
  /** Whether the line is indented, as a paragraph's first line is. */
  readonly indented: boolean;
  /** Blank lines, page ends and left-out lines before it. */
  readonly apart: boolean;
  /** Whether a page ended before it, as a form feed or a folio shows. */
  readonly newPage: boolean;
}

/** Characters that carry no words: C0 and C1 controls but tab, line and form feed, marks of direction, zero-width ones. */
const invisible = /(?![\t\n\f])\p{Cc}|[\u200B-\u200F\u2028-\u202E\u2060\u2066-\u2069\uFEFF\uFFFE\uFFFF]/gu;

/** Splits a text into the lines that hold words; folios, drawn rules and invisible characters are left out and listed. */
export function textLines(source: string, path: string): { lines: TextLine[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const lines: TextLine[] = [];
  const rows = source.replace(/^\uFEFF/, "").split("\n");
  const bare = bareFolios(rows);
  let apart = true;
  let newPage = false;
  for (const [index, row] of rows.entries()) {
    const parts = row.split("\f");
    let column = 0;
    for (const [part, raw] of parts.entries()) {
      if (part > 0) [apart, newPage] = [true, true];
      const visible = raw.replaceAll(invisible, "");
      const text = trimmed(visible);
      const start = column + raw.length - raw.trimStart().length;
      const place: Place = {
        path,
        line: index + 1,
        column: start + 1,
        endLine: index + 1,
        endColumn: start + 1 + Math.max(1, text.length),
      };
      if (visible.length < raw.length)
        diagnostics.push(finding("import/left-out", place, { what: "看不见的控制字符", text: excerpt(text) }));
      column += raw.length + 1;
      if (text === "") {
        apart = true;
        continue;
      }
      if (folio.test(text) || bare.has(index)) {
        diagnostics.push(finding("import/left-out", place, { what: "页码", text }));
        [apart, newPage] = [true, true];
        continue;
      }
      if (drawnRule.test(text)) {
        diagnostics.push(finding("import/left-out", place, { what: "横线", text: excerpt(text) }));
        apart = true;
        continue;
      }
      lines.push({ text, place, indented: /^(?: {2,}|\t|　)/u.test(visible), apart, newPage });
      [apart, newPage] = [false, false];
    }
  }
  return { lines, diagnostics };
}

/** A line without the white space around it; in a table's row, tabs stand for empty cells. */
function trimmed(line: string): string {
  return line.trimStart().includes("\t") ? line.replace(/^[ 　]+/u, "").replace(/(?<![ 　])[ 　]+$/u, "") : line.trim();
}

/** Bare numbers on lines of their own are folios where they count on, or stand at a page's end. */
function bareFolios(rows: readonly string[]): Set<number> {
  const found = rows.flatMap((row, index) => {
    const match = /^[\s　\f]*(\d{1,3})[\s　\f]*$/u.exec(row);
    return match === null ? [] : [{ index, value: Number(match[1]), feed: row.includes("\f") }];
  });
  const counted = found.filter(
    ({ index, value, feed }, at) =>
      feed ||
      rows[index + 1]?.startsWith("\f") === true ||
      found[at - 1]?.value === value - 1 ||
      found[at + 1]?.value === value + 1,
  );
  return new Set(counted.map(({ index }) => index));
}
