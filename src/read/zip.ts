import { Inflate, zipSync } from "fflate";

/** A file in a zip, as its directory lists it; nothing is unpacked yet. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: Uint8Array;
}

/** Why a zip, or a file in it, can't be unpacked. */
export class ZipError extends Error {
  readonly reason: "damaged" | "too-large" | "encrypted";

  constructor(reason: ZipError["reason"]) {
    super(reason);
    this.name = "ZipError";
    this.reason = reason;
  }
}

/** Entries that a directory may list; a large Word file has a few hundred. */
const mostEntries = 5000;

/**
 * Reads a zip's directory (PKWARE APPNOTE 4.3). Sizes that it states are not believed.
 * @throws ZipError `damaged` where it is cut off or not to be followed.
 */
export function zipEntries(bytes: Uint8Array): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = directoryEnd(view);
    const count = view.getUint16(end + 10, true);
    if (count > mostEntries) throw new ZipError("too-large");
    const entries = new Map<string, ZipEntry>();
    let offset = view.getUint32(end + 16, true);
    for (let index = 0; index < count; index += 1) {
      if (view.getUint32(offset, true) !== 0x02014b50) throw new ZipError("damaged");
      const entry = readEntry(view, bytes, offset);
      entries.set(entry.name, entry);
      offset +=
        46 + view.getUint16(offset + 28, true) + view.getUint16(offset + 30, true) + view.getUint16(offset + 32, true);
    }
    return entries;
  } catch (error) {
    // A DataView ends where the file ends: an offset that points beyond it.
    if (error instanceof RangeError) throw new ZipError("damaged");
    throw error;
  }
}

/** The end of the central directory stands within the last 64 KiB. */
function directoryEnd(view: DataView): number {
  for (let offset = view.byteLength - 22; offset >= Math.max(0, view.byteLength - 65_557); offset -= 1)
    if (view.getUint32(offset, true) === 0x06054b50) return offset;
  throw new ZipError("damaged");
}

function readEntry(view: DataView, bytes: Uint8Array, offset: number): ZipEntry {
  const flags = view.getUint16(offset + 8, true);
  const size = view.getUint32(offset + 20, true);
  const nameLength = view.getUint16(offset + 28, true);
  const local = view.getUint32(offset + 42, true);
  const name = new TextDecoder().decode(bytes.subarray(offset + 46, offset + 46 + nameLength)).replaceAll("\\", "/");
  if (view.getUint32(local, true) !== 0x04034b50) throw new ZipError("damaged");
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + size > bytes.length) throw new ZipError("damaged");
  return {
    name,
    method: view.getUint16(offset + 10, true),
    encrypted: (flags & 1) === 1,
    packed: bytes.subarray(start, start + size),
  };
}

/** Bytes that are given to the unpacker at a time, so that a bomb is noticed while it goes off. */
const step = 16 * 1024;

/**
 * Unpacks one file.
 * @param limit bytes it may have.
 * @throws ZipError where it is encrypted, damaged, or larger.
 */
export function unpack(entry: ZipEntry, limit: number): Uint8Array {
  if (entry.encrypted) throw new ZipError("encrypted");
  if (entry.method === 0) {
    if (entry.packed.length > limit) throw new ZipError("too-large");
    return entry.packed;
  }
  if (entry.method !== 8) throw new ZipError("damaged");
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isWhole = false;
  const inflate = new Inflate((chunk, final) => {
    size += chunk.length;
    if (size > limit) throw new ZipError("too-large");
    chunks.push(chunk);
    isWhole ||= final;
  });
  try {
    for (let offset = 0; offset < entry.packed.length; offset += step)
      inflate.push(entry.packed.subarray(offset, offset + step), offset + step >= entry.packed.length);
  } catch (error) {
    throw error instanceof ZipError ? error : new ZipError("damaged");
  }
  if (!isWhole) throw new ZipError("damaged");
  return Buffer.concat(chunks);
}

/** Packs files in the order given; every file has the same old date, so that the same input gives the same bytes. */
export function packZip(files: readonly (readonly [name: string, content: string | Uint8Array])[]): Uint8Array {
  const encoder = new TextEncoder();
  const data = files.map(([name, content]): [string, Uint8Array] => [
    name,
    typeof content === "string" ? encoder.encode(content) : content,
  ]);
  // Local fields of this date go into the file: no time zone changes them.
  return zipSync(Object.fromEntries(data), { level: 6, mtime: new Date(1980, 0, 1) });
}
