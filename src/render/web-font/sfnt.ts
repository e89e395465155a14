/** The tables of a font by tag. */
export type SfntTables = ReadonlyMap<string, Buffer>;

/** Takes a plain TrueType font apart. */
export function readTables(font: Buffer): Map<string, Buffer> {
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const record = 12 + 16 * index;
    const offset = font.readUInt32BE(record + 8);
    tables.set(
      font.toString("latin1", record, record + 4),
      font.subarray(offset, offset + font.readUInt32BE(record + 12)),
    );
  }
  return tables;
}

/** Puts a TrueType font together, tables in tag order, all checksums new (OpenType 1.9, "Organization of an OpenType Font"). */
export function writeTables(tables: SfntTables): Buffer {
  const sorted = [...tables].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const header = Buffer.alloc(12 + 16 * sorted.length);
  const power = 2 ** Math.floor(Math.log2(sorted.length));
  header.writeUInt32BE(0x00010000, 0);
  header.writeUInt16BE(sorted.length, 4);
  header.writeUInt16BE(power * 16, 6);
  header.writeUInt16BE(Math.log2(power), 8);
  header.writeUInt16BE((sorted.length - power) * 16, 10);
  const parts: Buffer[] = [header];
  let offset = header.length;
  let headAt = 0;
  for (const [index, [tag, source]] of sorted.entries()) {
    const table = padded(source);
    if (tag === "head") {
      table.writeUInt32BE(0, 8);
      headAt = offset;
    }
    const record = 12 + 16 * index;
    header.write(tag, record, "latin1");
    header.writeUInt32BE(checksum(table), record + 4);
    header.writeUInt32BE(offset, record + 8);
    header.writeUInt32BE(source.length, record + 12);
    parts.push(table);
    offset += table.length;
  }
  const font = Buffer.concat(parts);
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, headAt + 8);
  return font;
}

/** Writes a `name` table of Unicode English names by name id. */
export function writeNames(names: ReadonlyMap<number, string>): Buffer {
  const sorted = [...names].toSorted(([a], [b]) => a - b);
  const header = Buffer.alloc(6 + 12 * sorted.length);
  header.writeUInt16BE(sorted.length, 2);
  header.writeUInt16BE(header.length, 4);
  const texts: Buffer[] = [];
  let offset = 0;
  for (const [index, [id, text]] of sorted.entries()) {
    const bytes = Buffer.from(text, "utf16le").swap16();
    for (const [field, value] of [3, 1, 0x409, id, bytes.length, offset].entries())
      header.writeUInt16BE(value, 6 + 12 * index + 2 * field);
    texts.push(bytes);
    offset += bytes.length;
  }
  return Buffer.concat([header, ...texts]);
}

/** Code point to glyph id, from the full Unicode subtable (format 12) of a `cmap`; empty for a font without one. */
export function readGlyphs(cmap: Buffer | undefined): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  if (cmap === undefined) return glyphs;
  for (let record = 4; record < 4 + 8 * cmap.readUInt16BE(2); record += 8) {
    const at = cmap.readUInt32BE(record + 4);
    if (cmap.readUInt16BE(at) !== 12) continue;
    for (let group = at + 16; group < at + 16 + 12 * cmap.readUInt32BE(at + 12); group += 12) {
      const first = cmap.readUInt32BE(group);
      for (let codePoint = first; codePoint <= cmap.readUInt32BE(group + 4); codePoint += 1) {
        glyphs.set(codePoint, cmap.readUInt32BE(group + 8) + codePoint - first);
      }
    }
  }
  return glyphs;
}

function padded(table: Buffer): Buffer<ArrayBuffer> {
  return Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
}

function checksum(table: Buffer): number {
  let sum = 0;
  for (let offset = 0; offset < table.length; offset += 4) sum = (sum + table.readUInt32BE(offset)) >>> 0;
  return sum;
}
