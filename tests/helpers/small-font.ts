import { writeNames, writeTables } from "../../src/render/web-font/sfnt.ts";

/** What a font made for a test is like; everything has a plain default. */
export interface SmallFontOptions {
  readonly names?: Readonly<Record<number, string>>;
  readonly fsType?: number;
  readonly outlines?: "glyf" | "CFF ";
  readonly variable?: boolean;
  /** Groups of a format 12 cmap: first code point, last, first glyph. */
  readonly groups?: readonly (readonly [number, number, number])[];
  /** Segments of a format 4 cmap, written instead of groups: first, last, delta. */
  readonly segments?: readonly (readonly [number, number, number])[];
  readonly features?: readonly string[];
}

const glyphs = 2000;

/** Builds a font with 2,000 empty glyphs: enough for reading, nothing to draw. */
export function smallFont(options: SmallFontOptions = {}): Buffer {
  const names = options.names ?? { 1: "Small", 2: "Regular", 5: "Version 1.0", 6: "Small-Regular" };
  const tables = new Map<string, Buffer>([
    ["OS/2", words(96, [[8, options.fsType ?? 0]])],
    [
      "cmap",
      options.segments === undefined ? format12(options.groups ?? [[0x4e00, 0x4e0f, 1]]) : format4(options.segments),
    ],
    ["head", words(54, [[18, 1000]])],
    [
      "hhea",
      words(36, [
        [4, 880],
        [6, 0x10000 - 120],
      ]),
    ],
    ["maxp", words(32, [[4, glyphs]])],
    ["name", writeNames(new Map(Object.entries(names).map(([id, text]) => [Number(id), text])))],
    [options.outlines ?? "glyf", Buffer.alloc(4)],
  ]);
  if (options.variable === true) tables.set("fvar", Buffer.alloc(16));
  if (options.features !== undefined) tables.set("GPOS", featureList(options.features));
  return writeTables(tables);
}

/** Joins fonts into a collection. */
export function collection(fonts: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(12 + 4 * fonts.length);
  header.write("ttcf", 0, "latin1");
  header.writeUInt32BE(0x00010000, 4);
  header.writeUInt32BE(fonts.length, 8);
  let offset = header.length;
  const moved = fonts.map((font, index) => {
    header.writeUInt32BE(offset, 12 + 4 * index);
    const copy = Buffer.from(font);
    for (let record = 12; record < 12 + 16 * copy.readUInt16BE(4); record += 16)
      copy.writeUInt32BE(copy.readUInt32BE(record + 8) + offset, record + 8);
    offset += copy.length;
    return copy;
  });
  return Buffer.concat([header, ...moved]);
}

function words(length: number, values: readonly (readonly [number, number])[]): Buffer {
  const table = Buffer.alloc(length);
  for (const [offset, value] of values) table.writeUInt16BE(value, offset);
  return table;
}

function format12(groups: readonly (readonly [number, number, number])[]): Buffer {
  const table = Buffer.alloc(28 + 12 * groups.length);
  for (const [offset, value] of [
    [2, 1],
    [4, 3],
    [6, 10],
    [12, 12],
  ] as const)
    table.writeUInt16BE(value, offset);
  for (const [offset, value] of [
    [8, 12],
    [16, 16 + 12 * groups.length],
    [24, groups.length],
  ] as const)
    table.writeUInt32BE(value, offset);
  for (const [index, group] of groups.entries())
    for (const [field, value] of group.entries()) table.writeUInt32BE(value, 28 + 12 * index + 4 * field);
  return table;
}

function format4(segments: readonly (readonly [number, number, number])[]): Buffer {
  const all = [...segments, [0xffff, 0xffff, 1] as const];
  const columns = [
    all.map((segment) => segment[1]),
    [0],
    all.map((segment) => segment[0]),
    all.map((segment) => segment[2] & 0xffff),
    all.map(() => 0),
  ];
  const body = columns.flat();
  const table = Buffer.alloc(26 + 2 * body.length);
  for (const [offset, value] of [
    [2, 1],
    [4, 3],
    [6, 1],
    [10, 12],
    [12, 4],
    [14, 14 + 2 * body.length],
    [18, 2 * all.length],
  ] as const)
    table.writeUInt16BE(value, offset);
  for (const [index, value] of body.entries()) table.writeUInt16BE(value, 26 + 2 * index);
  return table;
}

function featureList(features: readonly string[]): Buffer {
  const table = Buffer.alloc(12 + 6 * features.length);
  table.writeUInt16BE(10, 6);
  table.writeUInt16BE(features.length, 10);
  for (const [index, feature] of features.entries()) table.write(feature, 12 + 6 * index, "latin1");
  return table;
}
