import { chineseNumeral, parseChineseNumeral } from "../../model/numerals.ts";

/** A typed number at the beginning of a text: its official level (7.3.3), its value, and as it was typed. */
export interface Marker {
  readonly level: 1 | 2 | 3 | 4;
  readonly value: number;
  readonly text: string;
}

const patterns: readonly (readonly [Marker["level"], RegExp])[] = [
  [1, /^([一二三四五六七八九十]{1,3})、/u],
  [2, /^（([一二三四五六七八九十]{1,3})）/u],
  [3, /^(\d{1,2})[.．](?!\d)/u],
  [4, /^（(\d{1,2})）/u],
];

/** The number that a text begins with; undefined where it begins with none. */
export function markerOf(text: string): Marker | undefined {
  for (const [level, pattern] of patterns) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const digits = match[1] ?? "";
    const value = level <= 2 ? parseChineseNumeral(digits) : Number(digits);
    return value === undefined ? undefined : { level, value, text: match[0] };
  }
  return undefined;
}

/** A number as its level has it: 一、 （一） 1. （1）. */
export function markerText(level: Marker["level"], value: number): string {
  if (level === 1) return `${chineseNumeral(value)}、`;
  if (level === 2) return `（${chineseNumeral(value)}）`;
  return level === 3 ? `${value}.` : `（${value}）`;
}
