/** The highest code point of Unicode. */
export const lastCodePoint = 0x10ffff;

/** A run of code points, both ends included. */
export type CodePointRange = readonly [first: number, last: number];

/** The set of code points a font has glyphs for. */
export interface Coverage {
  /** Sorted, disjoint and not touching. */
  readonly ranges: readonly CodePointRange[];
  /** How many code points there are in it. */
  readonly size: number;
  has(codePoint: number): boolean;
}

/** Makes a set from ranges in any order; overlapping and touching ones are joined. */
export function coverageOf(ranges: Iterable<CodePointRange>): Coverage {
  const joined: [number, number][] = [];
  for (const [first, last] of [...ranges].toSorted((a, b) => a[0] - b[0])) {
    if (last < first) continue;
    const previous = joined.at(-1);
    if (previous !== undefined && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last);
    else joined.push([first, last]);
  }
  const size = joined.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  return { ranges: joined, size, has: (codePoint) => isWithin(joined, codePoint) };
}

/** Makes a set from the characters of a text. */
export function coverageOfText(text: string): Coverage {
  return coverageOf(
    Array.from(text, (character): CodePointRange => [character.codePointAt(0) ?? 0, character.codePointAt(0) ?? 0]),
  );
}

/** Every code point of a set, ascending. */
export function* codePointsOf(coverage: Coverage): Generator<number> {
  for (const [first, last] of coverage.ranges)
    for (let codePoint = first; codePoint <= last; codePoint += 1) yield codePoint;
}

/** Writes a set as hexadecimal ranges, `20-7E,A0`. */
export function formatCoverage(coverage: Coverage): string {
  return coverage.ranges.map(([first, last]) => (first === last ? hex(first) : `${hex(first)}-${hex(last)}`)).join(",");
}

/** Reads what formatCoverage wrote; parts that are no range are left out. */
export function parseCoverage(text: string): Coverage {
  const ranges: CodePointRange[] = [];
  for (const match of text.matchAll(/([0-9A-Fa-f]{1,6})(?:-([0-9A-Fa-f]{1,6}))?/g)) {
    const first = Number.parseInt(match[1] ?? "", 16);
    ranges.push([first, match[2] === undefined ? first : Number.parseInt(match[2], 16)]);
  }
  return coverageOf(ranges);
}

function hex(codePoint: number): string {
  return codePoint.toString(16).toUpperCase();
}

function isWithin(ranges: readonly CodePointRange[], codePoint: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range === undefined) return false;
    if (codePoint < range[0]) high = middle - 1;
    else if (codePoint > range[1]) low = middle + 1;
    else return true;
  }
  return false;
}
