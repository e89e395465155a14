import type { Box, Character, Line } from "../measured.ts";

/** Marks that never open a line: GB/T 15834-2011, 5.1.1, 5.1.6–9, and signs that belong to the number before them. */
export const neverFirst = "。．，、；：！？”’）］｝〕】〗》〉」』–～·％%‰℃°′″";

/** Marks that never end a line: GB/T 15834-2011, 5.1.3; signs that belong to the number behind them. */
export const neverLast = "“‘（［｛〔【〖《〈「『￥＄№＃";

/** Full-width marks whose ink stands in the left half: at a line's end they take half their width (GB/T 15834-2011, 5.1.10). */
export const closing = "。．，、；：！？”’）］｝〕】〗》〉」』";

/** Full-width marks whose ink stands in the right half. */
export const opening = "“‘（［｛〔【〖《〈「『";

/** Whether a text is one Han character. */
export function isHan(text: string): boolean {
  const code = text.codePointAt(0) ?? 0;
  return (
    (code >= 0x4e_00 && code <= 0x9f_ff) ||
    (code >= 0x34_00 && code <= 0x4d_bf) ||
    code === 0x30_07 ||
    code >= 0x2_00_00
  );
}

/** Whether a colour is shown black: each channel at most 0x26, so that rich blacks of other programs count. */
export function isBlack(color: string): boolean {
  return channels(color).every((value) => value <= 0x26);
}

/**
 * Whether a colour is shown red, as an eye would call it: bright and full, its hue from 340° to 15°. Reds of print (CMYK,
 * spot colours) are shown lighter and more towards orange than those of screens.
 */
export function isRed(color: string): boolean {
  const [red, green, blue] = channels(color);
  const spread = red - Math.min(green, blue);
  if (red < 0xa6 || spread < 0.6 * red) return false;
  const hue = (60 * (green - blue)) / spread;
  return hue >= -20 && hue <= 15;
}

/** Red, green and blue of `#rrggbb`, 0 to 255. */
export function channels(color: string): [number, number, number] {
  const value = Number.parseInt(color.slice(1), 16);
  return [value >> 16, (value >> 8) & 0xff, value & 0xff];
}

/** A run of characters of one line without a wide gap. */
export interface Segment extends Box {
  /** Without white space. */
  readonly text: string;
  readonly characters: readonly Character[];
  readonly ink: Box;
  readonly sizePt: number;
}

/** The characters of a line that are not white space. */
export function visible({ characters }: Line): readonly Character[] {
  return characters.filter(({ text }) => text !== " " && text.trim() !== "");
}

/** A text without white space. */
export function plain(text: string): string {
  return /\s/.test(text) ? text.replaceAll(/\s+/g, "") : text;
}

/** Parts a line at gaps wider than `gap` em of its size: parts that stand beside each other, not behind each other. */
export function segments(line: Line, gap = 1.2): Segment[] {
  const found: Character[][] = [];
  let last: Character | undefined;
  const wide = gap * line.sizePt * (25.4 / 72);
  for (const character of visible(line)) {
    if (last === undefined || character.left - last.right > wide) found.push([]);
    found.at(-1)?.push(character);
    last = character;
  }
  return found.map((characters) => segmentOf(characters));
}

/** Some characters of a line as one segment. */
export function segmentOf(characters: readonly Character[]): Segment {
  const boxes = characters.map(({ ink }) => ink).filter(({ left, right }) => right > left);
  return {
    text: plain(characters.map(({ text }) => text).join("")),
    characters,
    ...around(characters),
    ink: around(boxes.length > 0 ? boxes : characters),
    sizePt: Math.max(...characters.map(({ sizePt }) => sizePt)),
  };
}

/** The smallest box around some. */
export function around(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

/** The middle of a box from left to right. */
export function middle({ left, right }: { readonly left: number; readonly right: number }): number {
  return (left + right) / 2;
}

/**
 * Where a line starts and ends for an eye that follows the type area's edge: the blank half of a mark at either end may
 * stand over it.
 */
export function visualEdges(
  line: Line,
  em: number,
): { readonly left: readonly number[]; readonly right: readonly number[] } {
  const characters = visible(line);
  const [first, last] = [characters[0], characters.at(-1)];
  const left = first?.left ?? line.left;
  const right = last?.right ?? line.right;
  return {
    left: opening.includes(first?.text ?? " ") ? [left, left + em / 2] : [left],
    right: closing.includes(last?.text ?? " ") ? [right, right - em / 2] : [right],
  };
}

/** The distance of the nearest of some values from a wanted one. */
export function nearest(values: readonly number[], wanted: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (const value of values) if (Math.abs(value - wanted) < Math.abs(best)) best = value - wanted;
  return best;
}

/** The value in the middle; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
