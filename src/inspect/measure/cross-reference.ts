import { PdfScanner } from "../../render/pdf/syntax.ts";
import {
  asArray,
  asDictionary,
  asNumber,
  readValue,
  type PdfDictionary,
  type PdfStream,
  type PdfValue,
} from "./values.ts";

/** Where an object lies: at a byte offset, or as an item of an object stream (PDF 32000-1, 7.5.7). */
export type ObjectPlace = { readonly offset: number } | { readonly packedIn: number; readonly index: number };

/** What the cross-reference of a file says: where each object lies (undefined for a freed one), and the trailer's entries. */
export interface CrossReference {
  readonly places: Map<number, ObjectPlace | undefined>;
  readonly trailer: PdfDictionary;
}

/** Highest object number that is believed (PDF 32000-1, annex C). */
const highestNumber = 8_388_607;

/** Most updates of a file, one behind the other, that are followed. */
const mostSections = 1024;

/** Most trailers, from the last one back, and longest, that a broken file is looked through for. */
const [mostTrailers, longestTrailer] = [256, 65_536];

/** Reads the stream object at an offset of the file, with its decoded bytes. */
export type StreamReader = (offset: number) => { readonly stream: PdfStream; readonly bytes: Buffer } | undefined;

/** Reads the chain of cross-reference tables and streams from `startxref` on; undefined where it is broken. */
export function readCrossReference(text: string, readStream: StreamReader): CrossReference | undefined {
  const mark = text.lastIndexOf("startxref");
  const places = new Map<number, ObjectPlace | undefined>();
  const waiting = [Number(/\d{1,15}/y.exec(text.slice(mark + 9, mark + 64).trimStart())?.[0] ?? Number.NaN)];
  const seen = new Set<number>();
  let trailer: PdfDictionary | undefined;
  if (mark < 0) return undefined;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (!(at >= 0 && at < text.length) || seen.size > mostSections) return undefined;
    const entries = readSection(text, at, places, readStream);
    if (entries === undefined) return undefined;
    trailer ??= entries;
    const previous = entries.get("Prev");
    if (typeof previous === "number") waiting.push(previous);
    // A hybrid file's stream comes before the section that is older than both (7.5.8.4): it is put on top.
    const hybrid = entries.get("XRefStm");
    if (typeof hybrid === "number") waiting.push(hybrid);
  }
  return trailer === undefined ? undefined : { places, trailer };
}

function readSection(
  text: string,
  at: number,
  places: Map<number, ObjectPlace | undefined>,
  readStream: StreamReader,
): PdfDictionary | undefined {
  if (/\s*xref\b/y.test(text.slice(at, at + 32))) return readTable(text, at, places);
  const found = readStream(at);
  if (found === undefined || !found.stream.entries.has("W")) return undefined;
  readPacked(found.stream.entries, found.bytes, places);
  return found.stream.entries;
}

function readTable(
  text: string,
  start: number,
  places: Map<number, ObjectPlace | undefined>,
): PdfDictionary | undefined {
  const scanner = new PdfScanner(text, text.indexOf("xref", start) + 4);
  while (scanner.next() === "word" && scanner.token !== "trailer") {
    const first = Number(scanner.token);
    scanner.next();
    const count = Number(scanner.token);
    if (!(first >= 0 && count >= 0 && first + count <= highestNumber)) return undefined;
    // Lines are 20 bytes each in a good file, 19 or 21 in many another.
    const row = /\s*(\d{10})\s(\d{5})\s([nf])/y;
    row.lastIndex = scanner.position;
    for (let index = 0; index < count; index += 1) {
      const [, offset = "", , kind] = row.exec(text) ?? [];
      if (kind === undefined) return undefined;
      if (!places.has(first + index)) places.set(first + index, kind === "n" ? { offset: Number(offset) } : undefined);
      scanner.position = row.lastIndex;
    }
  }
  const trailer = readValue(scanner, text);
  return trailer instanceof Map ? asDictionary(trailer) : undefined;
}

function readPacked(entries: PdfDictionary, bytes: Buffer, places: Map<number, ObjectPlace | undefined>): void {
  const widths = asArray(entries.get("W")).map((width) => Math.min(8, Math.max(0, asNumber(width))));
  const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
  const row = kindWidth + secondWidth + thirdWidth;
  if (row === 0) return;
  const index = asArray(entries.get("Index"));
  const ranges = index.length > 0 ? index : [0, asNumber(entries.get("Size"))];
  let at = 0;
  const take = (width: number, otherwise: number): number => {
    let value = 0;
    for (let byte = 0; byte < width; byte += 1) value = value * 256 + (bytes[at + byte] ?? 0);
    at += width;
    return width === 0 ? otherwise : value;
  };
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const first = asNumber(ranges[range]);
    for (let number = first; number < first + asNumber(ranges[range + 1]); number += 1) {
      if (at + row > bytes.length || number > highestNumber) return;
      const [kind, second, third] = [take(kindWidth, 1), take(secondWidth, 0), take(thirdWidth, 0)];
      if (places.has(number)) continue;
      if (kind === 1) places.set(number, { offset: second });
      else places.set(number, kind === 2 ? { packedIn: second, index: third } : undefined);
    }
  }
}

/** Finds objects and trailers by looking through the whole file, as readers do whose cross-reference is broken. */
export function rebuildCrossReference(text: string): CrossReference {
  const places = new Map<number, ObjectPlace | undefined>();
  for (const found of text.matchAll(/(?<!\d)(\d{1,10})[ \t\r\n\f\0]{1,8}\d{1,5}[ \t\r\n\f\0]{1,8}obj\b/g)) {
    const number = Number(found[1]);
    if (number <= highestNumber) places.set(number, { offset: found.index });
  }
  const trailer = new Map<string, PdfValue>();
  const starts: number[] = [];
  for (let at = text.lastIndexOf("trailer"); at >= 0 && starts.length < mostTrailers;) {
    starts.push(at);
    at = at === 0 ? -1 : text.lastIndexOf("trailer", at - 1);
  }
  for (const start of starts.toReversed()) {
    const source = text.slice(start + 7, start + longestTrailer);
    const entries = readValue(new PdfScanner(source), source);
    if (entries instanceof Map) for (const [key, value] of asDictionary(entries)) trailer.set(key, value);
  }
  return { places, trailer };
}
