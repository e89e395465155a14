import type { Place } from "../../model/diagnostic.ts";
import type { ManuscriptBlock, ManuscriptRun, ManuscriptTable } from "../../model/manuscript.ts";
import { issueLineIn } from "../manuscript/issue-line-text.ts";
import { dateIn, isOffice } from "../manuscript/patterns.ts";
import { textOfRuns } from "../manuscript/runs.ts";
import { child, valueOf, type XmlElement } from "./xml.ts";

/** A cell and what stands in it. */
export interface WordCell {
  readonly cell: XmlElement;
  readonly blocks: readonly ManuscriptBlock[];
}

type Cells = readonly (readonly (readonly ManuscriptBlock[])[])[];

const cellParts = new Set([undefined, "text", "cell", "cell-head"]);

/** Whether a table only sets a masthead's or an imprint's rows: it is no table of the text. */
export function isLayoutTable(rows: Cells): boolean {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const texts = rows.flat().map(textIn);
  const isTail = texts.some((text) => /^(?:报送|发送|主送|抄送|抄报|报|送|发)\s*[：:]|日\s*印发$/u.test(text));
  const hasPart = rows
    .flat()
    .some((blocks) => blocks.some((block) => block.kind === "paragraph" && !cellParts.has(block.hint.part)));
  if (hasPart || (isTail && width <= 3)) return true;
  const isMasthead =
    rows.length <= 2 &&
    width <= 3 &&
    texts.every(
      (text) => text === "" || isOffice(text) || dateIn(text) !== undefined || issueLineIn(text) !== undefined,
    );
  return (isMasthead && texts.some((text) => text !== "")) || (width === 1 && rows.length === 1);
}

function textIn(blocks: readonly ManuscriptBlock[]): string {
  return blocks
    .map((block) => (block.kind === "paragraph" ? textOfRuns(block.runs) : ""))
    .join("")
    .trim();
}

/** A table with as many cells in every row; a merged cell's text stands in its first one. */
export function tableOf(
  rows: readonly (readonly WordCell[])[],
  place: Place,
): { table: ManuscriptTable; isMerged: boolean } {
  let isMerged = false;
  const filled = rows.map((row, index) =>
    row.flatMap(({ cell, blocks }): ManuscriptRun[][] => {
      const properties = child(cell, "w:tcPr");
      const span = Math.min(64, Math.max(1, Number(valueOf(properties, "w:gridSpan") ?? 1)));
      const merge = child(properties, "w:vMerge");
      const isContinued = merge !== undefined && merge.attributes["w:val"] !== "restart";
      // A row of one cell across the table heads a group: nothing is lost there.
      const isGroup = row.length === 1 && index > 0;
      isMerged ||= merge !== undefined || (span > 1 && !isGroup);
      const runs = isContinued ? [] : runsIn(blocks);
      return [runs, ...Array.from({ length: span - 1 }, () => [])];
    }),
  );
  // Heads are centred whatever their column is, and rows that name a group have one cell.
  const widest = Math.max(0, ...rows.map((row) => row.length));
  const body = rows.slice(1).find((row) => row.length === widest) ?? [];
  const aligns = body.map(({ blocks }) => {
    const first = blocks[0];
    return first?.kind === "paragraph" ? first.hint.align : undefined;
  });
  return { table: { kind: "table", rows: filled, aligns, place }, isMerged };
}

/** The paragraphs of a cell as one text, a space between them. */
function runsIn(blocks: readonly ManuscriptBlock[]): ManuscriptRun[] {
  return blocks.flatMap((block, index): ManuscriptRun[] => {
    const runs =
      block.kind === "paragraph"
        ? block.runs
        : block.rows.flatMap((row) => row.flatMap((cell) => [...cell, { text: " " }]));
    return index === 0 ? [...runs] : [{ text: " " }, ...runs];
  });
}
