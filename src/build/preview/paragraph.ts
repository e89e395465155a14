import type { Place } from "../../model/diagnostic.ts";
import type { ExpectedText } from "../../model/press.ts";
import type { Box, MeasuredDocument } from "../../inspect/measured.ts";

/** A line of a page as it can be clicked: its box in mm and its words without white space. */
export interface PrintedLine extends Box {
  /** From 1. */
  readonly page: number;
  readonly text: string;
}

/** Gives the lines of a file. */
export type LineReader = (path: string) => readonly string[];

/** mm; a click this far from every line is not meant for one. */
const reach = 12;

/** Characters of neighbouring lines that tell equal lines apart. */
const neighbourhood = 40;

/** Characters from a text's beginning that it is looked for by. */
const headLength = 8;

/** Lines of a measured file as they can be clicked; lines that stand upright are left out. */
export function printedLines({ pages }: Pick<MeasuredDocument, "pages">): PrintedLine[] {
  return pages.flatMap(({ number, lines }) =>
    lines.flatMap(({ text, angle, left, top, right, bottom }) => {
      const words = squeeze(text);
      return angle !== 0 || words === "" ? [] : [{ page: number, text: words, left, top, right, bottom }];
    }),
  );
}

/** Number of the line at a point of a page (mm), or of the nearest one; undefined far from every line. */
export function lineAt(lines: readonly PrintedLine[], page: number, x: number, y: number): number | undefined {
  let best: { readonly index: number; readonly far: number } | undefined;
  for (const [index, line] of lines.entries()) {
    if (line.page !== page) continue;
    const far = Math.max(line.top - y, y - line.bottom, 0) + 0.25 * Math.max(line.left - x, x - line.right, 0);
    if (far < (best?.far ?? reach)) best = { index, far };
  }
  return best?.index;
}

/**
 * Finds where printed lines were typed, and where on the pages a place of the source is. It compares texts, since a PDF keeps no
 * trace of its source: the longest part of the line that the author's texts hold, and of several the one whose neighbours agree.
 */
export class ParagraphFinder {
  readonly #lines: readonly PrintedLine[];
  readonly #texts: readonly ExpectedText[];
  /** All texts without white space, and where each begins in it. */
  readonly #all: string;
  readonly #starts: readonly number[];

  /** The words of all lines in one, folios left out. */
  readonly #print: { readonly text: string; readonly lineOf: (offset: number) => number };

  constructor(lines: readonly PrintedLine[], texts: readonly ExpectedText[]) {
    this.#lines = lines;
    this.#texts = texts;
    const starts: number[] = [];
    let all = "";
    for (const { text } of texts) {
      starts.push(all.length);
      all += squeeze(text);
    }
    this.#all = all;
    this.#starts = starts;
    this.#print = joinLines(lines);
  }

  /** Where a line was typed: line and column of its first character that an author typed; undefined for what we set (folios). */
  placeOf(index: number, readLines: LineReader): Place | undefined {
    const text = this.#lines[index]?.text ?? "";
    const part = this.#longestPart(text);
    if (part === undefined) return undefined;
    const at = this.#choose(occurrences(part.text, this.#all), index, part);
    const piece = this.#pieceAt(at);
    const source = this.#texts[piece];
    if (source === undefined) return undefined;
    const start = this.#starts[piece] ?? 0;
    const inside = this.#all.slice(at, Math.min(at + part.text.length, this.#starts[piece + 1] ?? this.#all.length));
    return withinPlace(source.place, inside.slice(0, headLength), at - start, readLines) ?? source.place;
  }

  /** The line on the pages that shows a place of the source; undefined where none does. */
  lineOf({ path, line, column }: Place, readLines: LineReader): number | undefined {
    const piece = this.#texts.findIndex(
      ({ text, place }) =>
        place.path === path &&
        squeeze(text) !== "" &&
        (place.endLine > line || (place.endLine === line && place.endColumn > column)) &&
        place.line <= line,
    );
    const source = this.#texts[piece];
    if (source === undefined) return undefined;
    const start = this.#starts[piece] ?? 0;
    const text = this.#all.slice(start, this.#starts[piece + 1]);
    const before = this.#all.slice(Math.max(0, start - headLength), start);
    const [first = -1, ...others] = occurrences(text.slice(0, headLength), this.#print.text);
    const found = [first, ...others].find((at) => this.#print.text.slice(0, at).endsWith(before)) ?? first;
    if (found < 0) return undefined;
    const inside = offsetInText(text, typedText(source.place, readLines), { line, column });
    // Notes at a page's foot stand between the two parts of a text.
    const at = this.#print.text.indexOf(text.slice(inside, inside + headLength), found + inside);
    return this.#print.lineOf(at < 0 ? found : at);
  }

  #longestPart(text: string): { readonly text: string; readonly from: number } | undefined {
    // A digit or mark alone stands everywhere: a folio is not found by its number.
    const shortest = /\p{L}/u.test(text) ? 2 : Math.max(4, text.length);
    for (let length = text.length; length >= Math.min(shortest, text.length); length -= 1)
      for (let from = 0; from + length <= text.length; from += 1) {
        const part = text.slice(from, from + length);
        if (/\p{L}/u.test(part) && this.#all.includes(part)) return { text: part, from };
      }
    return undefined;
  }

  /** Of several places with the same words the one whose neighbours are the line's, then the one as far down. */
  #choose(places: readonly number[], index: number, { text, from }: { readonly text: string; readonly from: number }) {
    const line = this.#lines[index]?.text ?? "";
    const before = this.#textAround(index, -1) + line.slice(0, from);
    const after = line.slice(from + text.length) + this.#textAround(index, 1);
    const share = index / Math.max(1, this.#lines.length);
    const score = (at: number): number =>
      commonEnd(before, this.#all.slice(Math.max(0, at - neighbourhood), at)) +
      commonStart(after, this.#all.slice(at + text.length, at + text.length + neighbourhood)) -
      Math.abs(at / Math.max(1, this.#all.length) - share);
    return places.toSorted((a, b) => score(b) - score(a))[0] ?? 0;
  }

  /** Words of the lines before or after a line; folios, which only have digits, are left out. */
  #textAround(index: number, step: 1 | -1): string {
    let text = "";
    for (let at = index + step; text.length < neighbourhood && this.#lines[at] !== undefined; at += step) {
      const words = this.#lines[at]?.text ?? "";
      if (/\p{L}/u.test(words)) text = step === 1 ? text + words : words + text;
    }
    return text;
  }

  #pieceAt(at: number): number {
    let piece = this.#starts.length - 1;
    while (piece > 0 && (this.#starts[piece] ?? 0) > at) piece -= 1;
    return piece;
  }
}

/** What stands at a place of the source, without white space, and where each of its units does. */
interface TypedText {
  readonly text: string;
  readonly points: readonly { readonly line: number; readonly column: number }[];
}

function typedText(place: Place, readLines: LineReader): TypedText {
  const lines = readLines(place.path);
  let text = "";
  const points: { readonly line: number; readonly column: number }[] = [];
  for (let line = place.line; line <= place.endLine; line += 1) {
    const source = lines[line - 1] ?? "";
    const end = line === place.endLine ? place.endColumn - 1 : source.length;
    for (let at = line === place.line ? place.column - 1 : 0; at < end; at += 1) {
      const character = squeeze(source[at] ?? "");
      for (let unit = 0; unit < character.length; unit += 1) points.push({ line, column: at + 1 });
      text += character;
    }
  }
  return { text, points };
}

/** Finds words in the source lines of a place: where the text was typed over several lines, or with marks between. */
function withinPlace(place: Place, words: string, skip: number, readLines: LineReader): Place | undefined {
  const { text, points } = typedText(place, readLines);
  // Marks of Markdown only ever push words back: what is looked for stands at its offset or behind.
  const at = text.indexOf(words, Math.max(0, skip));
  const point = at < 0 ? undefined : points[at];
  if (point === undefined) return undefined;
  return { path: place.path, ...point, endLine: point.line, endColumn: point.column + 1 };
}

/** Where in a text a point of its source is: at the same offset, or before it by as many marks as the text leaves out. */
function offsetInText(text: string, typed: TypedText, { line, column }: Pick<Place, "line" | "column">): number {
  const next = typed.points.findIndex((point) => point.line > line || (point.line === line && point.column >= column));
  const skip = next < 0 ? typed.points.length : next;
  const at = text.lastIndexOf(typed.text.slice(skip, skip + headLength), skip);
  return at < 0 ? Math.min(skip, Math.max(0, text.length - 1)) : at;
}

/** What is compared: composed characters without spaces and without those that have no ink. */
function squeeze(text: string): string {
  return text.normalize("NFC").replaceAll(/[\s\p{Default_Ignorable_Code_Point}]/gu, "");
}

function occurrences(words: string, text: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
}

function joinLines(lines: readonly PrintedLine[]) {
  const starts: { readonly at: number; readonly line: number }[] = [];
  let text = "";
  for (const [line, { text: words }] of lines.entries()) {
    if (!/\p{L}/u.test(words)) continue;
    starts.push({ at: text.length, line });
    text += words;
  }
  return { text, lineOf: (offset: number): number => starts.findLast(({ at }) => at <= offset)?.line ?? 0 };
}

function commonEnd(a: string, b: string): number {
  let count = 0;
  while (count < Math.min(a.length, b.length) && a.at(-1 - count) === b.at(-1 - count)) count += 1;
  return count;
}

function commonStart(a: string, b: string): number {
  let count = 0;
  while (count < Math.min(a.length, b.length) && a[count] === b[count]) count += 1;
  return count;
}
