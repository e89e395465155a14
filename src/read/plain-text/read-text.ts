import type { Staged } from "../../model/diagnostic.ts";
import { startOfFile } from "../../model/diagnostic.ts";
import type { Manuscript, ManuscriptBlock, ManuscriptParagraph } from "../../model/manuscript.ts";
import { finding } from "../../model/report.ts";
import { plainRuns, textOfRuns } from "../manuscript/runs.ts";
import { decodeSource } from "../source-text.ts";
import { textLines } from "./lines.ts";
import { paragraphsOf } from "./paragraphs.ts";

/**
 * Reads a plain text, typed, saved from a word processor or recognised from a scan.
 * @param path absolute, for places.
 * @returns its paragraphs and tables; absent where it is not UTF-8, no text, or empty.
 */
export function readText(bytes: Uint8Array, path: string): Staged<Manuscript> {
  const decoded = decodeSource(bytes, path, "import");
  // Invisible characters stop an issue, but a manuscript is only rid of them; the lines list them.
  if (decoded.value === undefined) return { diagnostics: decoded.diagnostics };
  if (decoded.value.includes("\0")) return { diagnostics: [finding("import/not-text", startOfFile(path))] };
  const { lines, diagnostics } = textLines(decoded.value, path);
  if (lines.length === 0) return { diagnostics: [finding("import/empty", startOfFile(path))] };
  const { blocks, notes } = withNotes(paragraphsOf(lines));
  return { value: { path, blocks: withTables(blocks), notes, images: [], diagnostics }, diagnostics: [] };
}

/** Notes at an article's end (注, then [1] …), as our own plain text has them; `[1]` in the text refers to them. */
function withNotes(paragraphs: readonly ManuscriptParagraph[]): {
  blocks: ManuscriptParagraph[];
  notes: Map<string, readonly ManuscriptParagraph[]>;
} {
  const notes = new Map<string, readonly ManuscriptParagraph[]>();
  const left = new Set<ManuscriptParagraph>();
  let open = "";
  let count = 0;
  for (const paragraph of paragraphs) {
    const text = textOfRuns(paragraph.runs);
    const match = /^\[(\d{1,3})\]\s+(?=\S)/.exec(text);
    if (text === "注" && open === "") {
      open = `n${(count += 1)}-`;
      left.add(paragraph);
    } else if (open !== "" && match !== null) {
      const runs = plainRuns(text.slice(match[0].length));
      notes.set(`${open}${match[1] ?? ""}`, [{ ...paragraph, runs }]);
      left.add(paragraph);
    } else open = "";
  }
  if (notes.size === 0) return { blocks: [...paragraphs], notes };
  // References stand before the notes they mean: the first notes behind a paragraph are its own.
  const headings = paragraphs.filter((paragraph) => left.has(paragraph) && textOfRuns(paragraph.runs) === "注");
  const blocks = paragraphs
    .filter((paragraph) => !left.has(paragraph))
    .map((paragraph) => {
      const at = headings.findIndex((heading) => heading.place.line > paragraph.place.line);
      return at < 0 ? paragraph : { ...paragraph, runs: withReferences(paragraph, `n${at + 1}-`, notes) };
    });
  return { blocks, notes };
}

function withReferences(
  paragraph: ManuscriptParagraph,
  prefix: string,
  notes: ReadonlyMap<string, unknown>,
): ManuscriptParagraph["runs"] {
  return paragraph.runs.flatMap((run) =>
    run.text.split(/\[(\d{1,3})\]/).flatMap((part, index) => {
      if (index % 2 === 0) return part === "" ? [] : [{ ...run, text: part }];
      const label = prefix + part;
      return notes.has(label) ? [{ text: "", note: label }] : [{ ...run, text: `[${part}]` }];
    }),
  );
}

/** Lines with tabs, one below the other and with as many cells, are a table. */
function withTables(paragraphs: readonly ManuscriptParagraph[]): ManuscriptBlock[] {
  const blocks: ManuscriptBlock[] = [];
  for (let index = 0; index < paragraphs.length; index += 1) {
    const first = paragraphs[index];
    if (first === undefined) break;
    const end = cellsOf(first).length > 1 ? tableEnd(paragraphs, index) : index + 1;
    if (end - index < 2) {
      blocks.push(first);
      continue;
    }
    const rows = paragraphs.slice(index, end).map((row) => cellsOf(row).map(plainRuns));
    blocks.push({ kind: "table", rows, aligns: [], place: first.place });
    index = end - 1;
  }
  return blocks;
}

/** A row of one cell between others heads a group of rows. */
function tableEnd(paragraphs: readonly ManuscriptParagraph[], start: number): number {
  const isRow = (index: number): boolean => {
    const row = paragraphs[index];
    return row !== undefined && !row.apart && cellsOf(row).length > 1;
  };
  let end = start + 1;
  while (isRow(end) || (paragraphs[end]?.apart === false && isRow(end + 1))) end += 1;
  return end;
}

function cellsOf(paragraph: ManuscriptParagraph): string[] {
  return textOfRuns(paragraph.runs).split("\t");
}
