import type { Nodes, Root } from "mdast";
import { walk } from "./node-places.ts";
import { TextPositions } from "./source-text.ts";

/*
 * A Markdown parser steps through every character, and hardly any character of a Chinese sentence means anything to it. So the
 * inside of sentences is taken out while it parses: half the time.
 */

/** Stands for what was taken out; a paragraph separator is refused in every source. */
const mark = "\u2029";

/** Lines where characters may belong to an address, a title or a label are left alone. */
const plainLine = /^(?!.*(?:\/\/|www\.|@))[^[<\n]+$/gim;

/** Between two Chinese characters or marks on either side, what says nothing to Markdown in the middle of a line. */
const inside =
  /(?<=[\u4E00-\u9FFF、。，；：！？“”（）《》]{2})[\u4E00-\u9FFF、。，；：！？“”（）《》…—0-9.,% -]{4,}(?=[\u4E00-\u9FFF、。，；：！？“”（）《》]{2})/g;

/** What was taken out, and where it stood in the shortened text. */
interface Cut {
  readonly at: number;
  readonly text: string;
}

/** Parses a text by way of a shorter one; the tree, with its positions, is the one that the text itself gives. */
export function parseShortened(text: string, parse: (text: string) => Root): Root {
  // Labels are compared with each other: no part of one may be missing.
  if (text.includes("]:")) return parse(text);
  const { shortened, cuts } = shorten(text);
  if (cuts.length === 0) return parse(text);
  const tree = parse(shortened);
  return restore(tree, text, cuts) ? tree : parse(text);
}

function shorten(text: string): { readonly shortened: string; readonly cuts: readonly Cut[] } {
  const cuts: Cut[] = [];
  let removed = 0;
  const shortened = text.replaceAll(plainLine, (line: string, start: number) =>
    line.replaceAll(inside, (part: string, index: number) => {
      cuts.push({ at: start + index - removed, text: part });
      removed += part.length - mark.length;
      return mark;
    }),
  );
  return { shortened, cuts };
}

/** Puts back what was taken out. @returns whether all of it found its place. */
function restore(tree: Root, text: string, cuts: readonly Cut[]): boolean {
  const positions = new TextPositions(text);
  const original = originalOffsets(cuts);
  let next = 0;
  let isWhole = true;
  walk(tree, (node) => {
    for (const point of node.position === undefined ? [] : [node.position.start, node.position.end]) {
      point.offset = original(point.offset ?? 0);
      point.column = positions.column(point.line, point.offset);
    }
    if ("value" in node) node.value = node.value.replaceAll(mark, () => cuts[next++]?.text ?? "");
    else isWhole &&= !holdsMark(node);
  });
  return isWhole && next === cuts.length;
}

/** Whether a node holds a mark in anything but its value: then the mark's place is not told by the order of the nodes. */
function holdsMark(node: Nodes): boolean {
  return Object.values(node).some((value) => typeof value === "string" && value.includes(mark));
}

/** Where an offset of the shortened text stands in the text itself. No node begins or ends within a cut. */
function originalOffsets(cuts: readonly Cut[]): (offset: number) => number {
  const removed: number[] = [];
  let sum = 0;
  for (const cut of cuts) {
    sum += cut.text.length - mark.length;
    removed.push(sum);
  }
  return (offset) => {
    let low = 0;
    let high = cuts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cuts[middle]?.at ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset + (removed[low - 1] ?? 0);
  };
}
