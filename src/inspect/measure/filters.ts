import { constants, inflateSync } from "node:zlib";
import { UnreadablePdf } from "../unreadable-pdf.ts";
import { asName, asNumber, type PdfDictionary } from "./values.ts";

/** Longest stream that is decoded, in bytes: no page's operators come near it. A guard against a bomb. */
const longestStream = 96 * 1024 * 1024;

/**
 * Undoes one filter of a stream (PDF 32000-1, 7.4); undefined for one that only pictures use, and for bytes that it can't
 * read anything from.
 * @throws UnreadablePdf `too-large` for a stream that swells beyond bounds.
 */
export function undoFilter(name: string, bytes: Buffer, parameters: PdfDictionary): Buffer | undefined {
  switch (name) {
    case "FlateDecode":
    case "Fl":
      return undoPredictor(inflate(bytes), parameters);
    case "LZWDecode":
    case "LZW":
      return undoPredictor(unpackLzw(bytes, asNumber(parameters.get("EarlyChange"), 1)), parameters);
    case "ASCIIHexDecode":
    case "AHx":
      return Buffer.from((/^[^>]*/.exec(bytes.toString("latin1"))?.[0] ?? "").replaceAll(/[^\dA-F]/gi, ""), "hex");
    case "ASCII85Decode":
    case "A85":
      return readAscii85(bytes);
    case "RunLengthDecode":
    case "RL":
      return readRuns(bytes);
    case "Crypt":
      return asName(parameters.get("Name")) === "Identity" ? bytes : undefined;
    default:
      return undefined;
  }
}

function inflate(bytes: Buffer): Buffer {
  try {
    // A stream that was cut off still gives what it holds.
    return inflateSync(bytes, { maxOutputLength: longestStream, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if (error instanceof RangeError) throw new UnreadablePdf("too-large", "a stream swells beyond bounds");
    return Buffer.alloc(0);
  }
}

function undoPredictor(bytes: Buffer, parameters: PdfDictionary): Buffer | undefined {
  const predictor = asNumber(parameters.get("Predictor"), 1);
  if (predictor < 10) return predictor === 1 ? bytes : undefined;
  const bits = asNumber(parameters.get("Colors"), 1) * asNumber(parameters.get("BitsPerComponent"), 8);
  const row = Math.ceil((bits * asNumber(parameters.get("Columns"), 1)) / 8);
  const step = Math.max(1, Math.ceil(bits / 8));
  if (!(row > 0 && row <= longestStream)) return undefined;
  const rows = Math.floor(bytes.length / (row + 1));
  const out = Buffer.alloc(rows * row);
  for (let index = 0; index < rows; index += 1) {
    const kind = bytes[index * (row + 1)] ?? 0;
    for (let at = 0; at < row; at += 1) {
      const place = index * row + at;
      const left = at < step ? 0 : (out[place - step] ?? 0);
      const above = index === 0 ? 0 : (out[place - row] ?? 0);
      const corner = at < step || index === 0 ? 0 : (out[place - row - step] ?? 0);
      out[place] = (bytes[index * (row + 1) + 1 + at] ?? 0) + predicted(kind, left, above, corner);
    }
  }
  return out;
}

/** The PNG filters (ISO/IEC 15948, 9.2). */
function predicted(kind: number, left: number, above: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return above;
  if (kind === 3) return (left + above) >> 1;
  if (kind !== 4) return 0;
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

function unpackLzw(bytes: Buffer, early: number): Buffer {
  const parts: Buffer[] = [];
  const table: Buffer[] = [];
  let [size, width, at, length] = [258, 9, 0, 0];
  let last: Buffer | undefined;
  for (; at + width <= bytes.length * 8;) {
    const code =
      ((bytes.readUIntBE(at >> 3, Math.min(3, bytes.length - (at >> 3))) <<
        (8 * Math.max(0, 3 - (bytes.length - (at >> 3))))) >>
        (24 - width - (at & 7))) &
      ((1 << width) - 1);
    at += width;
    if (code === 257) break;
    if (code === 256) {
      [size, width, last] = [258, 9, undefined];
      continue;
    }
    const known = code < 256 ? Buffer.from([code]) : code < size ? table[code] : undefined;
    const entry = known ?? (last === undefined ? undefined : Buffer.concat([last, last.subarray(0, 1)]));
    if (entry === undefined) break;
    parts.push(entry);
    length += entry.length;
    if (length > longestStream) throw new UnreadablePdf("too-large", "a stream swells beyond bounds");
    if (last !== undefined && size < 4096) {
      table[size] = Buffer.concat([last, entry.subarray(0, 1)]);
      size += 1;
    }
    last = entry;
    if (size + early >= 1 << width && width < 12) width += 1;
  }
  return Buffer.concat(parts);
}

function readAscii85(bytes: Buffer): Buffer {
  const digits = (/^[^~]*/.exec(bytes.toString("latin1"))?.[0] ?? "")
    .replaceAll(/[^!-uz]/g, "")
    .replaceAll("z", "!!!!!");
  const out: number[] = [];
  for (let at = 0; at < digits.length; at += 5) {
    const group = digits.slice(at, at + 5);
    let value = 0;
    for (const digit of group.padEnd(5, "u")) value = value * 85 + digit.charCodeAt(0) - 33;
    for (let byte = 0; byte < group.length - 1; byte += 1) out.push(Math.floor(value / 256 ** (3 - byte)) & 0xff);
  }
  return Buffer.from(out);
}

function readRuns(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = bytes[at] ?? 128;
    if (length === 128) break;
    if (length < 128) parts.push(bytes.subarray(at + 1, at + 2 + length));
    else parts.push(Buffer.alloc(257 - length, bytes[at + 1] ?? 0));
    at += length < 128 ? length + 2 : 2;
  }
  return Buffer.concat(parts);
}
