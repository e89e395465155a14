import type { Nodes, Root, RootContent } from "mdast";
import { walk } from "./node-places.ts";
import { TextPositions } from "./source-text.ts";

/*
 * A Markdown parser steps through every character, and hardly any character of a Chinese sentence means anything to it. So
 * blocks are parsed by their pattern: what is left when each run of such characters is one sign. Most paragraphs and headings
 * of bulletins have one of a few patterns, and a pattern is parsed once: an eighth of the time of parsing the texts.
 */

/** Stands inside a run that was taken out; a paragraph separator is refused in every source. */
const mark = "\u2029";

const ideographs = "\\u4E00-\\u9FFF";

/** Marks that are punctuation and East Asian to every rule of Markdown; “” are not, they are of both worlds. */
const marks = "、。，；：！？（）《》";

/**
 * What says nothing to Markdown wherever it stands. Digits, spaces and hyphens say nothing in the middle of a line only, so a run
 * begins and ends with neither; a number alone in a table's cell says nothing either.
 */
const run = new RegExp(
  `[${ideographs}${marks}](?:[${ideographs}${marks}“”…—0-9.,% -]*[${ideographs}${marks}])?|(?<=\\| )\\d[\\d.,%]*(?= \\|)`,
  "g",
);

/** What a run leaves in its place: signs of the same kinds at its ends, because what stands beside `*` and `_` decides. */
const signs = { ideograph: "中", mark: "。" } as const;
const sign = new RegExp(`[${signs.ideograph}${signs.mark}]${mark}[${signs.ideograph}${signs.mark}]`, "g");
const signLength = 3;

/** Lines where characters may belong to an address, a title or a label are left alone. */
const plainLine = /^(?!.*(?:\/\/|www\.|@))[^[<\n]+$/gim;

/**
 * Where a block begins whatever stood before: below an empty line, with a Chinese character or a heading at the margin. Where
 * {@link spansBlocks} finds something, that is not so.
 */
const blockStart = new RegExp(`(?<=\\n\\n)(?=[${ideographs}（《]|#{1,6} )`);

/** Fences and HTML go on below empty lines; labels are looked up in the whole text. */
const spansBlocks = /```|~~~|<|\]:/;

/**
 * Characters of all patterns that are kept: some 3,000 usual ones. They are forgotten together when there are more, so that a
 * hostile text, whose trees may have a node for every character, takes 60 MB at most.
 */
const mostKept = 200_000;

/** Characters; longer patterns hardly come again. */
const longestKept = 2000;

/** A run that was taken out: where its sign stands in the pattern, and what it was. */
interface Cut {
  readonly at: number;
  readonly text: string;
}

/** Parses texts by the patterns of their blocks. One parser is for many texts; it remembers patterns. */
export class PatternParser {
  readonly #parse: (text: string) => Root;

  /** Undefined for a pattern whose signs can't be found again in its tree. */
  readonly #trees = new Map<string, Root | undefined>();

  /** Characters of the patterns in {@link PatternParser.#trees}. */
  #kept = 0;

  /** @param parse what texts are to be parsed like; it must give the same tree for the same text. */
  constructor(parse: (text: string) => Root) {
    this.#parse = parse;
  }

  /** The tree, with its positions, that the text itself gives. It may be changed. */
  parse(text: string): Root {
    // Labels are compared with each other: no part of one may be missing.
    if (text.includes("]:")) return this.#parse(text);
    const positions = new TextPositions(text);
    const children: RootContent[] = [];
    let start = 0;
    const isWhole = spansBlocks.test(text);
    for (const block of isWhole ? [text] : text.split(blockStart)) {
      // The last block of a text has one line end, others have two: they are no part of the pattern.
      const typed = isWhole ? block : block.replace(/\n+$/, "");
      if (typed.trim() !== "") children.push(...this.#block(typed, start, positions).children);
      start += block.length;
    }
    const end = { ...positions.point(text.length), offset: text.length };
    return { type: "root", children, position: { start: { line: 1, column: 1, offset: 0 }, end } };
  }

  /** @param start offset of the block in its text. */
  #block(block: string, start: number, positions: TextPositions): Root {
    const { pattern, cuts } = patternOf(block);
    const tree = this.#tree(pattern, cuts.length);
    if (tree === undefined) return placed(this.#parse(block), { cuts: [], start, positions });
    return placed(tree, { cuts, start, positions });
  }

  #tree(pattern: string, signCount: number): Root | undefined {
    if (this.#trees.has(pattern)) return this.#trees.get(pattern);
    const parsed = this.#parse(pattern);
    const tree = signsOf(parsed) === signCount ? parsed : undefined;
    if (pattern.length > longestKept) return tree;
    if (this.#kept + pattern.length > mostKept) {
      this.#trees.clear();
      this.#kept = 0;
    }
    this.#trees.set(pattern, tree);
    this.#kept += pattern.length;
    return tree;
  }
}

function patternOf(block: string): { readonly pattern: string; readonly cuts: readonly Cut[] } {
  const cuts: Cut[] = [];
  let removed = 0;
  const pattern = block.replaceAll(plainLine, (line: string, start: number) =>
    line.replaceAll(run, (text: string, index: number) => {
      cuts.push({ at: start + index - removed, text });
      removed += text.length - signLength;
      return kindOf(text, 0) + mark + kindOf(text, text.length - 1);
    }),
  );
  return { pattern, cuts };
}

function kindOf(text: string, index: number): string {
  const code = text.charCodeAt(index);
  // A number's ends stand beside spaces, where one sign is as good as the other.
  return code >= 0x4e00 && code <= 0x9fff ? signs.ideograph : signs.mark;
}

/** How many signs are found in the values of a tree; none counts if one stands in anything else, where its order isn't told. */
function signsOf(tree: Root): number {
  let count = 0;
  walk(tree, (node) => {
    if ("value" in node) count += node.value.match(sign)?.length ?? 0;
    else if (holdsMark(node)) count = Number.NaN;
  });
  return count;
}

function holdsMark(node: Nodes): boolean {
  return Object.values(node).some((value) => typeof value === "string" && value.includes(mark));
}

/** Where a pattern's tree is to stand: what its signs stand for, the offset of its block in the whole text. */
interface Standing {
  readonly cuts: readonly Cut[];
  readonly start: number;
  readonly positions: TextPositions;
}

/** A copy of a pattern's tree with the words of a block, at its place. */
function placed(tree: Root, { cuts, start, positions }: Standing): Root {
  const original = originalOffsets(cuts);
  const lines = positions.point(start).line - 1;
  let next = 0;
  const point = (given: { readonly line: number; readonly offset?: number | undefined }) => {
    const offset = start + original(given.offset ?? 0);
    return { line: given.line + lines, column: positions.column(given.line + lines, offset), offset };
  };
  const copy = (node: Nodes): Nodes => {
    const made = { ...node };
    if (node.position !== undefined)
      made.position = { start: point(node.position.start), end: point(node.position.end) };
    if ("value" in made) made.value = made.value.replaceAll(sign, () => cuts[next++]?.text ?? "");
    if ("children" in made) (made as { children: Nodes[] }).children = (made.children as Nodes[]).map(copy);
    return made;
  };
  return copy(tree) as Root;
}

/** Where an offset of a pattern stands in its block. No node begins or ends within a sign. */
function originalOffsets(cuts: readonly Cut[]): (offset: number) => number {
  const removed: number[] = [];
  let sum = 0;
  for (const cut of cuts) {
    sum += cut.text.length - signLength;
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
