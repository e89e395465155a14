import { coverageOf, lastCodePoint } from "./font-coverage.ts";
import type { CodePointRange, Coverage } from "./font-coverage.ts";
import type { FontBytes } from "./font-tables.ts";

/** Encoding records read at most. */
const maximumRecords = 64;

/**
 * The code points a `cmap` table gives a glyph other than .notdef (OpenType 1.9, "cmap", formats 4, 12 and 13). The fullest
 * Unicode subtable is taken, as browsers do; undefined when there is none or it is damaged.
 */
export function readCoverage(table: FontBytes, glyphCount: number): Coverage | undefined {
  const count = Math.min(table.uint16(2) ?? 0, maximumRecords);
  const offsets = { full: undefined as number | undefined, basic: undefined as number | undefined };
  for (let index = 0; index < count; index += 1) {
    const at = 4 + 8 * index;
    const platform = table.uint16(at);
    const encoding = table.uint16(at + 2);
    const offset = table.uint32(at + 4);
    if (platform === 3 && encoding === 10) offsets.full = offset;
    else if (platform === 0 && (encoding === 4 || encoding === 6)) offsets.full ??= offset;
    else if ((platform === 3 && encoding === 1) || (platform === 0 && encoding !== undefined && encoding < 4))
      offsets.basic ??= offset;
  }
  const offset = offsets.full ?? offsets.basic;
  return offset === undefined ? undefined : readSubtable(table, offset, glyphCount);
}

function readSubtable(table: FontBytes, offset: number, glyphCount: number): Coverage | undefined {
  const format = table.uint16(offset);
  if (format === 4) return readFormat4(table, offset, glyphCount);
  if (format === 12 || format === 13) return readGroups(table, offset, glyphCount, format === 12);
  return undefined;
}

/** Segments must ascend: without that, a small file could ask for billions of steps. */
function readFormat4(table: FontBytes, offset: number, glyphCount: number): Coverage | undefined {
  const segments = (table.uint16(offset + 6) ?? 0) >> 1;
  const ranges: CodePointRange[] = [];
  let previous = -1;
  for (let segment = 0; segment < segments; segment += 1) {
    const end = table.uint16(offset + 14 + 2 * segment);
    const start = table.uint16(offset + 16 + 2 * (segments + segment));
    const delta = table.uint16(offset + 16 + 2 * (2 * segments + segment));
    const rangeAt = offset + 16 + 2 * (3 * segments + segment);
    const range = table.uint16(rangeAt);
    if (end === undefined || start === undefined || delta === undefined || range === undefined) return undefined;
    if (start <= previous || end < start) return undefined;
    previous = end;
    for (let codePoint = start; codePoint <= end && codePoint < 0xffff; codePoint += 1) {
      const listed = range === 0 ? codePoint : (table.uint16(rangeAt + range + 2 * (codePoint - start)) ?? 0);
      const glyph = range !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph > 0 && glyph < glyphCount) ranges.push([codePoint, codePoint]);
    }
  }
  return coverageOf(ranges);
}

function readGroups(table: FontBytes, offset: number, glyphCount: number, counting: boolean): Coverage | undefined {
  const groups = table.uint32(offset + 12) ?? 0;
  const ranges: CodePointRange[] = [];
  let previous = -1;
  for (let group = 0; group < groups; group += 1) {
    const at = offset + 16 + 12 * group;
    const start = table.uint32(at);
    const end = table.uint32(at + 4);
    const glyph = table.uint32(at + 8);
    if (start === undefined || end === undefined || glyph === undefined) return undefined;
    if (start <= previous || end < start || end > lastCodePoint) return undefined;
    previous = end;
    const first = counting && glyph === 0 ? start + 1 : start;
    const last = counting ? Math.min(end, start + glyphCount - 1 - glyph) : end;
    if (glyph < glyphCount && (counting || glyph > 0)) ranges.push([first, last]);
  }
  return coverageOf(ranges);
}
