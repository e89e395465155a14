import type { ManuscriptBlock, ManuscriptParagraph } from "../../model/manuscript.ts";
import { columnIn, isNoteStart, mayBeHead, readNote } from "./article-head.ts";
import { titleKey } from "./contents.ts";
import { endsSentence, isOffice } from "./patterns.ts";
import { textOfRuns } from "./runs.ts";

/** pt; from this size on a line is a headline (二号 is 22, 7.3.1). */
const headlineSize = 20;

/**
 * Where the articles begin.
 * @param titles what the contents list names, as {@link titleKey} gives it.
 * @returns indices of blocks, the first 0.
 */
export function articleStarts(blocks: readonly ManuscriptBlock[], titles: ReadonlySet<string>): number[] {
  const starts = [0];
  let index = headEnd(blocks, 0);
  while (index < blocks.length) {
    if (beginsHead(blocks, index, titles)) {
      starts.push(index);
      index = Math.max(index + 1, headEnd(blocks, index));
    } else index += 1;
  }
  return starts;
}

/** The first block of an article's text. */
function headEnd(blocks: readonly ManuscriptBlock[], start: number): number {
  let index = start;
  while (index < blocks.length) {
    const block = blocks[index];
    const note = readNote(blocks, index, "标题前");
    if (note !== undefined) index = note.next;
    else if (block?.kind === "paragraph" && mayBeHead(block) && index < start + 9) index += 1;
    else break;
  }
  return index;
}

const textOf = (block: ManuscriptBlock | undefined): string =>
  block?.kind === "paragraph" ? textOfRuns(block.runs).trim() : "";

function beginsHead(blocks: readonly ManuscriptBlock[], index: number, titles: ReadonlySet<string>): boolean {
  const block = blocks[index];
  if (block?.kind !== "paragraph") return false;
  const { part } = block.hint;
  if (part === "column" || part === "kicker" || part === "headline") return true;
  const note = isNoteStart(block) ? readNote(blocks, index, "标题前") : undefined;
  if (note !== undefined) {
    // A note before a headline belongs to what follows.
    const next = blocks[note.next];
    return next !== undefined && next.kind === "paragraph" && beginsHead(blocks, note.next, titles);
  }
  if (part !== undefined || !mayBeHead(block)) return false;
  if (columnIn(textOf(block)) !== undefined) return true;
  if (isTitle(block, titles)) return true;
  const next = blocks[index + 1];
  if (next?.kind === "paragraph" && isTitle(next, titles) && block.apart) return true;
  return looksLikeHead(blocks, index);
}

function isTitle(block: ManuscriptParagraph, titles: ReadonlySet<string>): boolean {
  return (
    titles.has(titleKey(textOf(block))) || (block.hint.part === undefined && (block.hint.size ?? 0) >= headlineSize)
  );
}

/** A short line behind a finished paragraph, with an office or a subhead below it and text behind that. */
function looksLikeHead(blocks: readonly ManuscriptBlock[], index: number): boolean {
  const [before, below] = [blocks[index - 1], blocks[index + 1]];
  if (before?.kind !== "paragraph" || below?.kind !== "paragraph") return false;
  const own = blocks[index];
  if (own?.kind !== "paragraph" || !own.apart || !endsSentence(textOf(before)) || isOffice(textOf(own))) return false;
  const isSubhead = /^——\S/u.test(textOf(below));
  return (
    (isSubhead || (isOffice(textOf(below)) && below.hint.part === undefined)) &&
    [2, 3].some((step) => /[。！？]/u.test(textOf(blocks[index + step]))) &&
    textOf(own).length >= 6
  );
}
