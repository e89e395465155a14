import { readFontFile } from "./font-file.ts";
import type { FontRead } from "./font-file.ts";
import { FontBytes, containerOf, directoryOffsets } from "./font-tables.ts";

/** Reads every face of a file: one of a plain font, all of a collection. */
export function readFaces(bytes: Uint8Array): readonly FontRead[] {
  const count = containerOf(bytes) === "collection" ? directoryOffsets(new FontBytes(bytes)).length : 1;
  return Array.from({ length: Math.max(count, 1) }, (_, face) => readFontFile(bytes, face));
}

/**
 * Takes one face out of a collection as a font of its own, because browsers refuse collections as web fonts. The face's tables
 * are copied and the directory is written anew; a plain font comes back as it is. `face` is an index or a PostScript name.
 * Undefined when there is no such face or the file is damaged.
 */
export function extractFace(bytes: Uint8Array, face: number | string): Uint8Array | undefined {
  const index =
    typeof face === "number" ? face : readFaces(bytes).findIndex(({ font }) => font?.postScriptName === face);
  if (readFontFile(bytes, index).font === undefined) return undefined;
  if (containerOf(bytes) !== "collection") return bytes;
  const file = new FontBytes(bytes);
  const offset = directoryOffsets(file)[index];
  return offset === undefined ? undefined : copyFace(file, offset);
}

/** Offsets were checked by reading the face, so every number is there. */
function copyFace(file: FontBytes, offset: number): Uint8Array | undefined {
  const headerLength = 12 + 16 * (file.uint16(offset + 4) ?? 0);
  const directory = file.part(offset, headerLength);
  if (directory === undefined) return undefined;
  // A copy in memory of its own: slice() of a Buffer would share the file's.
  const header = new Uint8Array(directory.bytes);
  const view = new DataView(header.buffer);
  const parts: { readonly at: number; readonly bytes: Uint8Array }[] = [];
  const placed = new Map<number, number>();
  let end = headerLength;
  for (let record = 12; record < headerLength; record += 16) {
    const source = view.getUint32(record + 8);
    const table = file.part(source, view.getUint32(record + 12));
    if (table === undefined) return undefined;
    const at = placed.get(source) ?? end;
    view.setUint32(record + 8, at);
    parts.push({ at, bytes: table.bytes });
    placed.set(source, at);
    end = Math.max(end, at + ((table.length + 3) & ~3));
    // A real face is smaller than its file; tables that overlap could otherwise ask for any amount of memory.
    if (end > file.length + headerLength + headerLength) return undefined;
  }
  const result = new Uint8Array(end);
  result.set(header);
  for (const part of parts) result.set(part.bytes, part.at);
  return result;
}
