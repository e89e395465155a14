import { writeNames, writeTables } from "../../src/render/web-font/sfnt.ts";
import { packWoff2 } from "../../src/render/web-font/woff2.ts";

/** The name by which the sentinel is found among a PDF's embedded fonts. */
const sentinelName = "JianbaoSentinel";

const unitsPerEm = 1000;
const glyphCount = 2;

/**
 * The font that stands last in every stack: one visible box for all of Unicode (cmap format 13, many to one). Text extraction
 * doesn't show a missing glyph; this font's name in a PDF does.
 */
export function buildSentinel(): Buffer {
  return packWoff2(
    writeTables(
      new Map([
        ["cmap", cmapTable()],
        ["glyf", Buffer.concat([boxGlyph(), boxGlyph()])],
        ["head", headTable()],
        ["hhea", words([1, 0, 880, -120, 0, 1000, 50, 50, 950, 1, 0, 0, 0, 0, 0, 0, 0, glyphCount])],
        ["hmtx", words([1000, 50, 1000, 50])],
        ["loca", words([0, boxGlyph().length / 2, boxGlyph().length])],
        ["maxp", words([1, 0, glyphCount, 8, 2, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0])],
        ["name", nameTable()],
        ["OS/2", os2Table()],
        ["post", words([3, 0, 0, 0, -100, 50, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
      ]),
    ),
  );
}

/** Big-endian 16-bit numbers, negative ones in two's complement. */
function words(values: readonly number[]): Buffer {
  const table = Buffer.alloc(2 * values.length);
  for (const [index, value] of values.entries()) table.writeUInt16BE(value & 0xffff, 2 * index);
  return table;
}

/** Everything from ! on; spaces and control characters have nothing to show. */
function cmapTable(): Buffer {
  const table = Buffer.alloc(40);
  table.writeUInt16BE(1, 2);
  table.writeUInt16BE(3, 4);
  table.writeUInt16BE(10, 6);
  for (const [index, value] of [12, 0x000d0000, 28, 0, 1, 0x21, 0x10ffff, 1].entries())
    table.writeUInt32BE(value, 8 + 4 * index);
  return table;
}

/** A hollow square: an outer contour clockwise and an inner one against it. */
function boxGlyph(): Buffer {
  const head = words([2, 50, -70, 950, 830, 3, 7, 0]);
  const flags = Buffer.alloc(8, 1);
  const x = words([50, 0, 900, 0, -840, 780, 0, -780]);
  const y = words([-70, 900, 0, -900, 60, 0, 780, 0]);
  return Buffer.concat([head, flags, x, y]);
}

function headTable(): Buffer {
  const table = Buffer.alloc(54);
  table.writeUInt32BE(0x00010000, 0);
  table.writeUInt32BE(0x00010000, 4);
  table.writeUInt32BE(0x5f0f3cf5, 12);
  table.writeUInt16BE(3, 16);
  table.writeUInt16BE(unitsPerEm, 18);
  for (const [index, value] of [50, -70, 950, 830, 0, 8, 2, 0, 0].entries()) table.writeInt16BE(value, 36 + 2 * index);
  return table;
}

function nameTable(): Buffer {
  return writeNames(
    new Map([
      [1, sentinelName],
      [2, "Regular"],
      [3, `${sentinelName} 1`],
      [4, sentinelName],
      [5, "Version 1.0"],
      [6, sentinelName],
    ]),
  );
}

/** OS/2 version 4, fsType 0: embedding without limits. */
function os2Table(): Buffer {
  const table = Buffer.alloc(96);
  for (const [offset, value] of [
    [0, 4],
    [2, 1000],
    [4, 400],
    [6, 5],
    [62, 0x40],
    [64, 0x21],
    [66, 0xffff],
    [68, 880],
    [72, 0],
    [74, 880],
    [76, 120],
  ] as const) {
    table.writeUInt16BE(value, offset);
  }
  table.writeInt16BE(-120, 70);
  table.write("JBAO", 58, "latin1");
  return table;
}
