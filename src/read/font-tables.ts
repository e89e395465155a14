/**
 * Reads numbers of a font, big-endian. A read past the end gives undefined, so that a damaged or hostile file can neither
 * throw nor be read beyond its bounds.
 */
export class FontBytes {
  readonly bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  uint8(offset: number): number | undefined {
    return this.#fits(offset, 1) ? this.#view.getUint8(offset) : undefined;
  }

  uint16(offset: number): number | undefined {
    return this.#fits(offset, 2) ? this.#view.getUint16(offset) : undefined;
  }

  int16(offset: number): number | undefined {
    return this.#fits(offset, 2) ? this.#view.getInt16(offset) : undefined;
  }

  uint32(offset: number): number | undefined {
    return this.#fits(offset, 4) ? this.#view.getUint32(offset) : undefined;
  }

  /** Four letters, such as the tag of a table. */
  tag(offset: number): string | undefined {
    return this.#fits(offset, 4) ? String.fromCharCode(...this.bytes.subarray(offset, offset + 4)) : undefined;
  }

  /** A part of the file, without a copy. */
  part(offset: number, length: number): FontBytes | undefined {
    return this.#fits(offset, length) ? new FontBytes(this.bytes.subarray(offset, offset + length)) : undefined;
  }

  #fits(offset: number, length: number): boolean {
    return offset >= 0 && length >= 0 && offset + length <= this.bytes.length;
  }
}

/** What the first four bytes of a file say it is. */
export type FontContainer = "truetype" | "opentype-cff" | "collection" | "woff" | "woff2" | "unknown";

/** Tables a font may have: OpenType knows about fifty; anything far above is not a font. */
const maximumTables = 256;

/** Faces a collection may have; the largest known ones hold some forty. */
const maximumFaces = 128;

const containers: Readonly<Record<string, FontContainer>> = {
  "\u0000\u0001\u0000\u0000": "truetype",
  true: "truetype",
  OTTO: "opentype-cff",
  ttcf: "collection",
  wOFF: "woff",
  wOF2: "woff2",
};

/** Tells a font file's container by its first four bytes (OpenType 1.9, "Organization of an OpenType Font"). */
export function containerOf(bytes: Uint8Array): FontContainer {
  return containers[new FontBytes(bytes).tag(0) ?? ""] ?? "unknown";
}

/** Where each face's table directory starts: one for a plain font, several for a collection; empty when damaged. */
export function directoryOffsets(file: FontBytes): readonly number[] {
  if (containerOf(file.bytes) !== "collection") return [0];
  const count = file.uint32(8) ?? 0;
  if (count > maximumFaces) return [];
  const offsets: number[] = [];
  for (let face = 0; face < count; face += 1) {
    const offset = file.uint32(12 + 4 * face);
    if (offset === undefined) return [];
    offsets.push(offset);
  }
  return offsets;
}

/** The tables of one face by tag; undefined when the directory points outside the file. */
export function readDirectory(file: FontBytes, offset: number): ReadonlyMap<string, FontBytes> | undefined {
  const count = file.uint16(offset + 4);
  if (count === undefined || count === 0 || count > maximumTables) return undefined;
  const tables = new Map<string, FontBytes>();
  for (let index = 0; index < count; index += 1) {
    const record = offset + 12 + 16 * index;
    const tag = file.tag(record);
    const table = file.part(file.uint32(record + 8) ?? -1, file.uint32(record + 12) ?? -1);
    if (tag === undefined || table === undefined) return undefined;
    tables.set(tag, table);
  }
  return tables;
}
