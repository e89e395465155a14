import type { Nodes } from "mdast";
import type { Place } from "../../model/diagnostic.ts";
import type { TextPositions } from "../../read/source-text.ts";

/**
 * What a block is: text of the body (`paragraph`, `heading`, `cell`, `caption` of an image) or of the front matter (`title`
 * and its like, the editor's `note`, a `name` of an office or person, any other `value`).
 */
export type BlockKind = "paragraph" | "heading" | "cell" | "caption" | "title" | "note" | "name" | "value";

/** Bits of a character's flags: what it stands in. A fix never touches a character with one of `guarded`. */
export const flag = { link: 1, strong: 2, title: 4, quote: 8, opaque: 16 } as const;

/** Characters no fix may touch: text of links, names of works, quotations, code. */
export const guarded = flag.link | flag.title | flag.quote | flag.opaque;

/** Stands in a block's text for code, an address or an image: it is no word, and never part of a finding's fix. */
export const opaqueMark = "\uFFFC";

/** The file a block is in. */
export interface BlockFile {
  readonly path: string;
  /** The text with LF line ends. */
  readonly text: string;
  readonly positions: TextPositions;
}

/** One text as it is set, and where each of its characters was typed. */
export class ProofBlock {
  readonly kind: BlockKind;
  readonly file: BlockFile;
  /** The words without marks of Markdown; lines joined as they are set; `\n` for a hard break. */
  readonly text: string;
  /** Markdown's depth of a heading, else 0. */
  readonly depth: number;
  /** Name of the front matter's key, else empty. */
  readonly key: string;
  /** The node at the body's top level that holds it; -1 for front matter. */
  readonly at: number;
  /** Type of that node: a `paragraph` that stands by itself, or one in a `list`, `blockquote`, `table` … */
  readonly within: Nodes["type"] | "front-matter";
  readonly #starts: readonly number[];
  readonly #ends: readonly number[];
  readonly #flags: readonly number[];

  constructor(parts: BlockParts, about: BlockAbout) {
    this.kind = about.kind;
    this.file = about.file;
    this.depth = about.depth ?? 0;
    this.key = about.key ?? "";
    this.at = about.at;
    this.within = about.within;
    this.text = parts.text;
    this.#starts = parts.starts;
    this.#ends = parts.ends;
    this.#flags = withQuotes(parts.text, parts.flags);
  }

  /** Flags of the character at an index. */
  flagsAt(index: number): number {
    return this.#flags[index] ?? 0;
  }

  /** Whether any character of a range has one of the flags. */
  has(from: number, to: number, bits: number): boolean {
    for (let index = from; index < to; index += 1) if (((this.#flags[index] ?? 0) & bits) !== 0) return true;
    return false;
  }

  /** Offsets in the file of a range of the text; of an empty one, the point before it. */
  span(from: number, to: number): { readonly start: number; readonly end: number } {
    const start = this.#starts[from] ?? this.#ends[from - 1] ?? 0;
    return { start, end: to > from ? (this.#ends[to - 1] ?? start) : start };
  }

  /** The place of a range of the text. */
  place(from: number, to: number): Place {
    const { start, end } = this.span(from, to);
    return this.file.positions.place(this.file.path, start, end);
  }

  /** Whether a range was typed as it reads: no escape, line end, mark or note inside. */
  isVerbatim(from: number, to: number): boolean {
    const { start, end } = this.span(from, to);
    return end - start === to - from && this.file.text.slice(start, end) === this.text.slice(from, to);
  }
}

/** The text of a block while it is put together, unit by unit. */
export interface BlockParts {
  text: string;
  readonly starts: number[];
  readonly ends: number[];
  readonly flags: number[];
}

/** What a block is and where. */
export interface BlockAbout {
  readonly kind: BlockKind;
  readonly file: BlockFile;
  readonly depth?: number;
  readonly key?: string;
  readonly at: number;
  readonly within: Nodes["type"] | "front-matter";
}

const closers: Readonly<Record<string, { readonly close: string; readonly bit: number }>> = {
  "《": { close: "》", bit: flag.title },
  "〈": { close: "〉", bit: flag.title },
  "“": { close: "”", bit: flag.quote },
  "‘": { close: "’", bit: flag.quote },
};

/** Marks what stands between 《》 and “”; an opening mark that is never closed opens nothing. */
function withQuotes(text: string, flags: readonly number[]): readonly number[] {
  const marks = [...text.matchAll(/[《》〈〉“”‘’]/g)];
  if (marks.length < 2) return flags;
  const result = [...flags];
  const open: { readonly index: number; readonly close: string; readonly bit: number }[] = [];
  for (const { index, 0: mark } of marks) {
    const opener = closers[mark];
    if (opener !== undefined) open.push({ index, ...opener });
    else {
      const level = open.findLastIndex(({ close }) => close === mark);
      const match = open[level];
      if (match === undefined) continue;
      for (let inner = match.index + 1; inner < index; inner += 1) result[inner] = (result[inner] ?? 0) | match.bit;
      open.length = level;
    }
  }
  return result;
}
