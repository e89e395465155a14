import { inflateSync } from "node:zlib";
import { KnownError } from "../../model/known-error.ts";
import { PdfScanner, readArray, readDictionary, readReference, type PdfDictionary } from "./syntax.ts";

/** A PDF as Chromium writes it (Skia's PDF backend): classical cross-reference tables and uncompressed objects. */
export interface PdfObjects {
  readonly bytes: Uint8Array;
  /** Byte offset of the last cross-reference section. */
  readonly startXref: number;
  /** One more than the highest object number. */
  readonly size: number;
  /** Object number of the catalog. */
  readonly root: number;
  /** Object number of the document information. */
  readonly info: number;
  /** Numbers of all objects in use, ascending. */
  readonly numbers: readonly number[];
  /** Byte offset of an object. Throws for one that is not there. */
  readonly offset: (number: number) => number;
  /** Byte offset behind an object. Throws for one that is not there. */
  readonly end: (number: number) => number;
  /** The source of an object, from its number to its end, as Latin-1 text. Throws for one that is not there. */
  readonly source: (number: number) => string;
  /** The entries of an object that is a dictionary or a stream. Throws for another. */
  readonly dictionary: (number: number) => PdfDictionary;
  /** The decoded bytes of a stream, plain or deflated. Throws for another. */
  readonly stream: (number: number) => Uint8Array;
  /** An object as it is written: its value's source as Latin-1 text, and the bytes of a stream, undecoded. */
  readonly raw: (number: number) => RawObject;
}

/** An object as it is written. */
export interface RawObject {
  readonly value: string;
  /** Of a stream alone. */
  readonly body?: Uint8Array;
}

/** Longest stream that is inflated, in bytes: a page's drawing or a character map; a guard against a bomb. */
const longestStream = 256 * 1024 * 1024;

/** Most updates of a file, one behind the other, that are followed. */
const mostSections = 16;

/** Most pages that are read. */
const mostPages = 20_000;

/**
 * Reads the cross-reference tables of a PDF that Chromium printed, or of one that this program finished.
 * @throws KnownError 3 `print/unknown-pdf` for a PDF written in another way: the browser is none of those known.
 */
export function readObjects(bytes: Uint8Array): PdfObjects {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tail = buffer.toString("latin1", Math.max(0, buffer.length - 1024));
  const startXref = Number(/startxref\s+(\d{1,15})\s+%%EOF\s*$/.exec(tail)?.[1] ?? Number.NaN);
  const table = readTable(buffer, startXref);
  const ends = endsOf([...table.offsets.values(), ...table.sections]);

  const offset = (number: number): number => {
    const found = table.offsets.get(number);
    if (found === undefined) throw unknownPdf(`object ${number} is missing`);
    return found;
  };
  const end = (number: number): number => ends.get(offset(number)) ?? buffer.length;
  const source = (number: number): string => {
    const text = buffer.toString("latin1", offset(number), end(number));
    if (!text.startsWith(`${number} 0 obj`)) throw unknownPdf(`object ${number} is not where it should be`);
    return text;
  };
  const read = new Map<number, PdfDictionary>();
  const dictionary = (number: number): PdfDictionary => {
    const entries = read.get(number) ?? readDictionary(source(number).slice(`${number} 0 obj`.length));
    if (entries === undefined) throw unknownPdf(`object ${number} is no dictionary`);
    read.set(number, entries);
    return entries;
  };
  const stream = (number: number): Uint8Array =>
    decodeStream(streamBody(buffer, offset(number), source(number), dictionary(number)), dictionary(number));
  const raw = (number: number): RawObject => {
    const text = source(number);
    const scanner = new PdfScanner(text, `${number} 0 obj`.length);
    const value = scanner.value();
    if (value === undefined) throw unknownPdf(`object ${number} is broken`);
    if (scanner.next() !== "word" || scanner.token !== "stream") return { value };
    return { value, body: streamBody(buffer, offset(number), text, dictionary(number)) };
  };
  const numbers = [...table.offsets.keys()].toSorted((a, b) => a - b);
  return {
    bytes,
    startXref,
    size: table.size,
    root: table.root,
    info: table.info,
    numbers,
    offset,
    end,
    source,
    dictionary,
    stream,
    raw,
  };
}

/**
 * Object numbers of the pages, in their order, from the page tree.
 * @throws KnownError 3 `print/unknown-pdf` for a broken tree.
 */
export function pageNumbers(objects: PdfObjects): number[] {
  const pages: number[] = [];
  const seen = new Set<number>();
  const waiting = [readReference(objects.dictionary(objects.root).get("Pages"))];
  while (waiting.length > 0) {
    const number = waiting.pop();
    if (number === undefined || seen.has(number) || pages.length > mostPages)
      throw unknownPdf("the page tree is broken");
    seen.add(number);
    const node = objects.dictionary(number);
    if (node.get("Type") === "/Page") pages.push(number);
    else
      waiting.push(
        ...readArray(node.get("Kids") ?? "")
          .map(readReference)
          .toReversed(),
      );
  }
  return pages;
}

/** The failure of meeting a PDF that no known Chromium writes. */
export function unknownPdf(reason: string): KnownError {
  return new KnownError(3, "print/unknown-pdf", { reason });
}

interface Table {
  readonly offsets: Map<number, number>;
  readonly sections: readonly number[];
  readonly size: number;
  readonly root: number;
  readonly info: number;
}

function readTable(buffer: Buffer, startXref: number): Table {
  const entries = new Map<number, number>();
  const sections: number[] = [];
  let last: PdfDictionary | undefined;
  for (let at = startXref; ;) {
    if (!(at > 0 && at < buffer.length) || sections.includes(at) || sections.length >= mostSections) {
      throw unknownPdf("no cross-reference table");
    }
    sections.push(at);
    const trailer = readSection(buffer.toString("latin1", at), entries, buffer.length);
    last ??= trailer;
    const previous = trailer.get("Prev");
    if (previous === undefined) break;
    at = Number(previous);
  }
  const size = Number(last.get("Size"));
  const root = readReference(last.get("Root"));
  const info = readReference(last.get("Info"));
  if (!Number.isSafeInteger(size) || root === undefined || info === undefined) throw unknownPdf("incomplete trailer");
  const offsets = new Map([...entries].filter(([number, offset]) => offset > 0 && number < size));
  return { offsets, sections, size, root, info };
}

/** Reads one section and gives its trailer. Entries that a later section holds already stay; freed ones are kept as 0. */
function readSection(text: string, entries: Map<number, number>, length: number): PdfDictionary {
  const scanner = new PdfScanner(text);
  if (scanner.value() !== "xref") throw unknownPdf("no cross-reference table");
  while (scanner.next() === "word" && scanner.token !== "trailer") {
    const first = Number(scanner.token);
    scanner.next();
    const count = Number(scanner.token);
    const rows = /\s*/y;
    rows.lastIndex = scanner.position;
    rows.test(text);
    const at = rows.lastIndex;
    // Each entry is 20 bytes: offset, generation, n or f (PDF 32000-1, 7.5.4).
    if (!Number.isSafeInteger(first) || !(count >= 0 && at + count * 20 <= text.length))
      throw unknownPdf("broken cross-reference table");
    for (let index = 0; index < count; index += 1) {
      const row = text.slice(at + index * 20, at + index * 20 + 18);
      const offset = row.endsWith(" 00000 n") ? Number(row.slice(0, 10)) : row.endsWith(" f") ? 0 : Number.NaN;
      if (!(offset < length)) throw unknownPdf("broken cross-reference table");
      if (!entries.has(first + index)) entries.set(first + index, offset);
    }
    scanner.position = at + count * 20;
  }
  const trailer = readDictionary(text.slice(scanner.position));
  if (trailer === undefined || trailer.has("Encrypt") || trailer.has("XRefStm")) throw unknownPdf("unusual trailer");
  return trailer;
}

/** For each offset the next one: where an object ends at the latest. */
function endsOf(offsets: readonly number[]): Map<number, number> {
  const sorted = offsets.toSorted((a, b) => a - b);
  return new Map(sorted.slice(0, -1).map((offset, index) => [offset, sorted[index + 1] ?? offset]));
}

function streamBody(buffer: Buffer, offset: number, source: string, entries: PdfDictionary): Uint8Array {
  const scanner = new PdfScanner(source, source.indexOf("obj") + "obj".length);
  scanner.value();
  const mark = /\s*stream\r?\n/y;
  mark.lastIndex = scanner.position;
  const length = Number(entries.get("Length"));
  if (!mark.test(source) || !(length >= 0 && mark.lastIndex + length <= source.length))
    throw unknownPdf("broken stream");
  return buffer.subarray(offset + mark.lastIndex, offset + mark.lastIndex + length);
}

function decodeStream(body: Uint8Array, entries: PdfDictionary): Uint8Array {
  const filter = entries.get("Filter");
  if (filter === undefined) return body;
  if (filter !== "/FlateDecode" || entries.has("DecodeParms")) throw unknownPdf(`a stream with ${filter}`);
  try {
    return inflateSync(body, { maxOutputLength: longestStream });
  } catch (error) {
    throw unknownPdf(error instanceof Error ? error.message : "broken stream");
  }
}
