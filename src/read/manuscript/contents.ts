import type { ManuscriptBlock, ManuscriptParagraph } from "../../model/manuscript.ts";
import { columnIn } from "./article-head.ts";
import { squeeze } from "./patterns.ts";
import { textOfRuns } from "./runs.ts";

/** 目录 as found: what it is headed by, and the titles it lists, for finding the articles. */
export interface FoundContents {
  readonly heading: string;
  readonly pages: boolean;
  readonly group: boolean;
  readonly titles: ReadonlySet<string>;
  /** The first block behind it. */
  readonly next: number;
}

const headings = /^[≡=【〖*·\s　]*(本期要目|本期目录|本期导读|要目|目录|内容提要|导读)[≡=】〗*·\s　]*$/u;

/** A title as contents and headline have it in common: without number, dots, page, spaces and wanted breaks. */
export function titleKey(text: string): string {
  return squeeze(text)
    .replace(/^(?:\d{1,2}[.．、]|[·•●■★▪◆])/u, "")
    .replace(/[.．·…\-—]*(?:[（(]\d{1,3}[）)]|\d{1,3})?$/u, "")
    .replaceAll("|", "");
}

/** Reads a contents list that starts at a block; undefined where none does. */
export function readContents(blocks: readonly ManuscriptBlock[], start: number): FoundContents | undefined {
  const first = blocks[start];
  const heading = headings.exec(squeeze(textOf(first)))?.[1];
  if (heading === undefined && !isContents(first)) return undefined;
  const titles = new Set<string>();
  const columns = new Set<string>();
  let pages = false;
  let next = start + 1;
  const isMarked = /^(?:\d{1,2}[.．、]|[·•●■★])/u.test(
    textOf(blocks.slice(next).find((block) => columnIn(textOf(block)) === undefined)),
  );
  for (; next < blocks.length; next += 1) {
    const text = textOf(blocks[next]);
    if (isContents(blocks[next])) {
      pages ||= addEntry(text, titles, columns);
      continue;
    }
    if (
      blocks[next]?.kind !== "paragraph" ||
      partOf(blocks[next]) !== undefined ||
      /[。；]$/u.test(text) ||
      text.length > 70
    )
      break;
    const column = columnIn(text);
    const key = titleKey(text);
    if (column === undefined ? titles.has(key) : columns.has(column)) break;
    if (/^[≡【]?本期详情/u.test(squeeze(text))) {
      next += 1;
      break;
    }
    if (/^(?:【?编者按|\[?编者按)/u.test(text)) break;
    const entry = /^(?:\d{1,2}[.．、]|[·•●■★])/u.test(text) || /[.．·…]{2,}|[\s　\t]\d{1,3}$/u.test(text);
    if (column === undefined && isMarked && !entry) break;
    pages = addEntry(text, titles, columns) || pages;
  }
  // A column right above the first headline is the article's.
  while (next > start + 1 && !isContents(blocks[next - 1]) && columnIn(textOf(blocks[next - 1])) !== undefined) {
    next -= 1;
    columns.delete(columnIn(textOf(blocks[next])) ?? "");
  }
  return { heading: heading ?? "目录", pages, group: columns.size > 0, titles, next };
}

function addEntry(text: string, titles: Set<string>, columns: Set<string>): boolean {
  const column = columnIn(text);
  if (column !== undefined) columns.add(column);
  else if (!headings.test(squeeze(text))) titles.add(titleKey(text));
  return column === undefined && /(?:[.．·…]{2,}|[\s　\t])[（(]?\d{1,3}[）)]?$/u.test(text);
}

function isContents(block: ManuscriptBlock | undefined): boolean {
  return partOf(block) === "contents";
}

function partOf(block: ManuscriptBlock | undefined): ManuscriptParagraph["hint"]["part"] {
  return block?.kind === "paragraph" ? block.hint.part : undefined;
}

function textOf(block: ManuscriptBlock | undefined): string {
  return block?.kind === "paragraph" ? textOfRuns(block.runs).trim() : "";
}
