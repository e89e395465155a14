import { constants, inflateRawSync } from "node:zlib";
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
      return readHex(bytes);
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

/** A stream that was cut off still gives what it holds, and one with a wrong sum at its end all of it. */
function inflate(bytes: Buffer): Buffer | undefined {
  const options = { maxOutputLength: longestStream, finishFlush: constants.Z_SYNC_FLUSH };
  // What follows its head (RFC 1950, 2.2) is unpacked alone: so no sum is looked at.
  if (bytes.length < 2 || bytes.readUInt16BE(0) % 31 !== 0) return undefined;
  try {
    return inflateRawSync(bytes.subarray(2), options);
  } catch (error) {
    if (error instanceof RangeError) throw new UnreadablePdf("too-large", "a stream swells beyond bounds");
    return undefined;
  }
}

function undoPredictor(bytes: Buffer | undefined, parameters: PdfDictionary): Buffer | undefined {
  if (bytes === undefined) return undefined;
  const predictor = asNumber(parameters.get("Predictor"), 1);
  if (predictor < 10) return predictor === 1 ? bytes : undefined;
  const bits = asNumber(parameters.get("Colors"), 1) * asNumber(parameters.get("BitsPerComponent"), 8);
  const row = Math.ceil((bits * asNumber(parameters.get("Columns"), 1)) / 8);
  const step = Math.max(1, Math.ceil(bits / 8));
  if (!(row > 0 && row <= longestStream && step <= row)) return undefined;
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

/** A table entry is a stretch of what was put out: a word that came, and the letter that came after it (7.4.4). */
function unpackLzw(bytes: Buffer, early: number): Buffer {
  const out = new Output();
  const [starts, lengths] = [new Uint32Array(4096), new Uint16Array(4096)];
  let [size, width, lastStart, lastLength] = [258, 9, 0, 0];
  for (let at = 0; at + width <= bytes.length * 8;) {
    const byte = at >> 3;
    const next = ((bytes[byte] ?? 0) << 16) | ((bytes[byte + 1] ?? 0) << 8) | (bytes[byte + 2] ?? 0);
    const code = (next >> (24 - width - (at & 7))) & ((1 << width) - 1);
    at += width;
    if (code === 257) break;
    if (code === 256) {
      [size, width, lastLength] = [258, 9, 0];
      continue;
    }
    const start = out.length;
    if (code < 256) out.push(code);
    else if (code < size) out.repeat(starts[code] ?? 0, lengths[code] ?? 0);
    // The one code that may come before its entry is there: the last word and its own first letter.
    else if (lastLength > 0) out.repeat(lastStart, lastLength + 1);
    else break;
    if (lastLength > 0 && size < 4096) {
      starts[size] = lastStart;
      lengths[size] = lastLength + 1;
      size += 1;
    }
    [lastStart, lastLength] = [start, out.length - start];
    if (size + early >= 1 << width && width < 12) width += 1;
  }
  return out.bytes;
}

function readHex(bytes: Buffer): Buffer {
  const digits = (/^[^>]*/.exec(bytes.toString("latin1"))?.[0] ?? "").replaceAll(/[^\dA-F]/gi, "");
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, "hex");
}

function readAscii85(bytes: Buffer): Buffer {
  const out = new Output();
  let [value, count] = [0, 0];
  const flush = (digits: number): void => {
    for (let byte = 0; byte < digits - 1; byte += 1) out.push(Math.floor(value / 256 ** (3 - byte)) & 0xff);
    [value, count] = [0, 0];
  };
  for (const digit of bytes) {
    if (digit === 0x7e) break;
    if (digit === 0x7a && count === 0) flush(5);
    else if (digit >= 0x21 && digit <= 0x75) {
      value = value * 85 + digit - 0x21;
      count += 1;
      if (count === 5) flush(5);
    }
  }
  if (count > 1) {
    for (let missing = count; missing < 5; missing += 1) value = value * 85 + 84;
    flush(count);
  }
  return out.bytes;
}

function readRuns(bytes: Buffer): Buffer {
  const out = new Output();
  for (let at = 0; at < bytes.length;) {
    const length = bytes[at] ?? 128;
    if (length === 128) break;
    if (length < 128) for (const byte of bytes.subarray(at + 1, at + 2 + length)) out.push(byte);
    else if (at + 1 < bytes.length) {
      out.push(bytes[at + 1] ?? 0);
      out.repeat(out.length - 1, 256 - length);
    }
    at += length < 128 ? length + 2 : 2;
  }
  return out.bytes;
}

/** Bytes that are put out one behind the other, within bounds. */
class Output {
  #bytes = Buffer.allocUnsafe(4096);
  /** How many there are. */
  length = 0;

  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.length);
  }

  push(byte: number): void {
    if (this.length === this.#bytes.length) this.#grow();
    this.#bytes[this.length] = byte;
    this.length += 1;
  }

  /** Puts out again what was put out from a place on, also as far as it is only being put out. */
  repeat(from: number, count: number): void {
    for (let index = 0; index < count; index += 1) this.push(this.#bytes[from + index] ?? 0);
  }

  #grow(): void {
    if (this.length >= longestStream) throw new UnreadablePdf("too-large", "a stream swells beyond bounds");
    this.#bytes = Buffer.concat([this.#bytes], this.#bytes.length * 2);
  }
}
