import { PackedGlyphs } from "./glyphs.ts";
import { readGlyphs, writeTables } from "./sfnt.ts";
import { packWoff2, readWoff2Tables } from "./woff2.ts";

/** Tables that a browser asks for and that hold nothing of single glyphs. */
const keptTables = ["OS/2", "head", "hhea", "maxp", "name", "post"] as const;

/**
 * A WOFF2 font with the outlines of some characters alone: a dozen of them have 5 kB. Hints, positioning and vertical metrics are
 * left out. The same input gives the same bytes.
 * @param font a bundled font: TrueType outlines, packed with the transform of WOFF2.
 * @returns undefined where the font has none of them.
 */
export function subsetFont(font: Buffer, characters: string): Buffer | undefined {
  const tables = readWoff2Tables(font);
  const known = readGlyphs(tables.get("cmap"));
  const wanted = [...new Set(characters)]
    .map((character) => character.codePointAt(0) ?? 0)
    .filter((codePoint) => known.has(codePoint))
    .toSorted((a, b) => a - b);
  if (wanted.length === 0) return undefined;
  const packed = new PackedGlyphs(tableOf(tables, "glyf"));
  // Glyph 0 is what is shown for a character that is missing.
  const glyphs = new Set([0, ...wanted.map((codePoint) => known.get(codePoint) ?? 0)]);
  for (const glyph of glyphs) for (const part of packed.componentsOf(glyph)) glyphs.add(part);
  const order = new Map([...glyphs].map((glyph, index) => [glyph, index]));
  const number = (glyph: number): number => order.get(glyph) ?? 0;
  const outlines = [...glyphs].map((glyph) => padded(packed.outline(glyph, number)));
  const cmap = cmapTable(wanted.map((codePoint) => [codePoint, number(known.get(codePoint) ?? 0)]));
  const kept = keptTables.map((tag) => [tag, Buffer.from(tableOf(tables, tag))] as const);
  const all = new Map([
    ...kept,
    ["cmap", cmap],
    ["glyf", Buffer.concat(outlines)],
    ["loca", locaTable(outlines)],
    ["hmtx", metrics(tables, [...glyphs])],
  ]);
  all.get("head")?.writeInt16BE(1, 50);
  all.get("hhea")?.writeUInt16BE(glyphs.size, 34);
  all.get("maxp")?.writeUInt16BE(glyphs.size, 4);
  return packWoff2(writeTables(all));
}

function tableOf(tables: ReadonlyMap<string, Buffer>, tag: string): Buffer {
  const table = tables.get(tag);
  if (table === undefined) throw new Error(`the font has no ${tag}`);
  return table;
}

/** Advance and side bearing of each glyph; behind the last full record glyphs share its advance. */
function metrics(tables: ReadonlyMap<string, Buffer>, glyphs: readonly number[]): Buffer {
  const [table, full] = [tableOf(tables, "hmtx"), tableOf(tables, "hhea").readUInt16BE(34)];
  return Buffer.concat(
    glyphs.map((glyph) => {
      if (glyph < full) return table.subarray(4 * glyph, 4 * glyph + 4);
      const bearing = 4 * full + 2 * (glyph - full);
      return Buffer.concat([table.subarray(4 * full - 4, 4 * full - 2), table.subarray(bearing, bearing + 2)]);
    }),
  );
}

/** Long offsets of the outlines, and their end. */
function locaTable(outlines: readonly Buffer[]): Buffer {
  const table = Buffer.alloc(4 * outlines.length + 4);
  let offset = 0;
  for (const [index, outline] of outlines.entries()) {
    offset += outline.length;
    table.writeUInt32BE(offset, 4 * index + 4);
  }
  return table;
}

/** Full Unicode, a group for each character (format 12). */
function cmapTable(glyphs: readonly (readonly [number, number])[]): Buffer {
  const table = Buffer.alloc(28 + 12 * glyphs.length);
  for (const [index, value] of [0, 1, 3, 10, 0, 12, 12, 0].entries()) table.writeUInt16BE(value, 2 * index);
  table.writeUInt32BE(16 + 12 * glyphs.length, 16);
  table.writeUInt32BE(glyphs.length, 24);
  for (const [index, [codePoint, glyph]] of glyphs.entries())
    for (const [field, value] of [codePoint, codePoint, glyph].entries())
      table.writeUInt32BE(value, 28 + 12 * index + 4 * field);
  return table;
}

function padded(outline: Buffer): Buffer {
  return Buffer.concat([outline, Buffer.alloc((4 - (outline.length % 4)) % 4)]);
}
