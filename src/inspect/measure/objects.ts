import { PdfScanner } from "../../render/pdf/syntax.ts";
import { UnreadablePdf } from "../unreadable-pdf.ts";
import { readCrossReference, rebuildCrossReference, type CrossReference } from "./cross-reference.ts";
import { undoFilter } from "./filters.ts";
import {
  asArray,
  asDictionary,
  asName,
  asNumber,
  PdfReference,
  PdfStream,
  readValue,
  type PdfDictionary,
  type PdfValue,
} from "./values.ts";

/** Longest chain of references to references that is followed. */
const longestChain = 16;

/** Bytes that all streams of a file may swell to together. */
const mostDecoded = 512 * 1024 * 1024;

/** Longest stream that is kept once it is decoded, and bytes of all that are kept: those are the ones that are asked for again. */
const [longestKept, mostKept] = [64 * 1024, 16 * 1024 * 1024];

/** Characters of objects that are read at most: a few times the file, as objects can be made to lie in one another. */
const mostRead = (size: number): number => 4 * size + 32 * 1024 * 1024;

/** Deepest nesting of objects that are needed to read others. */
const deepestNeed = 32;

/** Most pages that are measured. */
const mostPages = 5000;

/** Most nodes of the page tree that wait to be looked at: a page takes part in one. */
const mostWaiting = 100_000;

/** A node of the page tree with what it inherits from those above it (PDF 32000-1, 7.7.3.4). */
export interface PageNode {
  readonly number: number;
  readonly entries: PdfDictionary;
}

const inherited = ["Resources", "MediaBox", "CropBox", "Rotate"];

/**
 * The objects of any PDF: classical tables, cross-reference and object streams, hybrid files, updates; a file whose
 * cross-reference is broken is looked through for its objects. It is bounded in depth, length and number, whatever the file.
 */
export class ObjectReader {
  readonly #buffer: Buffer;
  readonly #text: string;
  readonly #damage = new Set<string>();
  readonly #read = new Map<number, PdfValue>();
  readonly #reading = new Set<number>();
  readonly #packed = new Map<number, readonly PdfValue[] | ReadonlyMap<number, PdfValue>>();
  #reference: CrossReference;
  #isRebuilt = false;
  #decoded = 0;
  #scanned = 0;
  #kept = 0;
  readonly #bytes = new Map<PdfStream, Buffer>();

  constructor(bytes: Uint8Array) {
    const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const start = Math.max(0, whole.subarray(0, 1024).indexOf("%PDF-"));
    if (start > 0) this.#damage.add("bytes before the header");
    this.#buffer = whole.subarray(start);
    this.#text = this.#buffer.toString("latin1");
    const reference = readCrossReference(this.#text, (offset) => this.#streamAt(offset));
    this.#reference = reference ?? { places: new Map(), trailer: new Map() };
    if (reference === undefined) this.#rebuild("no readable cross-reference");
    if (this.catalog.size === 0 || !this.catalog.has("Pages")) this.#rebuild("no catalog where the trailer says");
  }

  /** What had to be repaired or left out. */
  get damage(): readonly string[] {
    return [...this.#damage];
  }

  /** Bytes of the file, from its header on. */
  get size(): number {
    return this.#buffer.length;
  }

  /** Entries of the trailer. */
  get trailer(): PdfDictionary {
    return this.#reference.trailer;
  }

  /** Entries of the catalog; none where there is no catalog. */
  get catalog(): PdfDictionary {
    return this.dictionary(this.trailer.get("Root"));
  }

  /** The version that the header names, "" without one. */
  get headerVersion(): string {
    return /^%PDF-(\d\.\d)/.exec(this.#text.slice(0, 16))?.[1] ?? "";
  }

  /** Notes something that is wrong with the file. */
  note(problem: string): void {
    if (this.#damage.size < 100) this.#damage.add(problem);
  }

  /** The value that a reference leads to, or the value itself; null where there is none. */
  resolve(value: PdfValue | undefined): PdfValue {
    let found = value;
    for (let step = 0; found instanceof PdfReference; step += 1) {
      if (step >= longestChain) return null;
      found = this.#object(found.number);
    }
    return found ?? null;
  }

  /** Entries of the dictionary or stream that a value is or leads to. */
  dictionary(value: PdfValue | undefined): PdfDictionary {
    return asDictionary(this.resolve(value));
  }

  /** Items of the array that a value is or leads to. */
  array(value: PdfValue | undefined): readonly PdfValue[] {
    return asArray(this.resolve(value));
  }

  /** The decoded bytes of a stream; undefined where they can't be decoded (pictures' own filters among them). */
  bytes(value: PdfValue | undefined): Buffer | undefined {
    const stream = this.resolve(value);
    return stream instanceof PdfStream ? this.#decode(stream) : undefined;
  }

  /**
   * The pages in order, from the page tree.
   * @throws UnreadablePdf `too-large` for more than 5,000.
   */
  pages(): PageNode[] {
    const pages: PageNode[] = [];
    const seen = new Set<PdfDictionary>();
    const waiting: { value: PdfValue | undefined; above: PdfDictionary }[] = [
      { value: this.catalog.get("Pages"), above: new Map() },
    ];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      const number = node.value instanceof PdfReference ? node.value.number : 0;
      const own = this.dictionary(node.value);
      const isBranch = own.has("Kids") && asName(this.resolve(own.get("Type"))) !== "Page";
      if (own.size === 0 || (isBranch && seen.has(own))) {
        this.note("the page tree is broken");
        continue;
      }
      seen.add(own);
      const entries = new Map(own);
      for (const key of inherited) {
        const value = node.above.get(key);
        if (value !== undefined && !entries.has(key)) entries.set(key, value);
      }
      if (!isBranch) pages.push({ number, entries });
      else for (const value of this.array(entries.get("Kids")).toReversed()) waiting.push({ value, above: entries });
      if (pages.length > mostPages || waiting.length > mostWaiting)
        throw new UnreadablePdf("too-large", "too many pages");
    }
    return pages;
  }

  #object(number: number): PdfValue {
    const known = this.#read.get(number);
    if (known !== undefined) return known;
    // An object that is needed to read itself, a stream whose length lies in it for one, is nothing.
    if (this.#reading.has(number) || this.#reading.size > deepestNeed) return null;
    this.#reading.add(number);
    try {
      let value = this.#find(number);
      if (value === undefined && this.#reference.places.get(number) !== undefined && !this.#isRebuilt) {
        this.#rebuild("the cross-reference leads astray");
        value = this.#find(number);
      }
      this.#read.set(number, value ?? null);
      return value ?? null;
    } finally {
      this.#reading.delete(number);
    }
  }

  #find(number: number): PdfValue | undefined {
    const place = this.#reference.places.get(number);
    if (place === undefined) return undefined;
    if ("offset" in place) {
      const found = this.#objectAt(place.offset);
      return found?.number === number ? found.value : undefined;
    }
    return this.#packedObjects(place.packedIn).get(number);
  }

  /** The objects of an object stream by number. */
  #packedObjects(stream: number): ReadonlyMap<number, PdfValue> {
    const known = this.#packed.get(stream);
    if (known instanceof Map) return known as ReadonlyMap<number, PdfValue>;
    const objects = new Map<number, PdfValue>();
    this.#packed.set(stream, objects);
    const place = this.#reference.places.get(stream);
    const found = place !== undefined && "offset" in place ? this.#streamAt(place.offset) : undefined;
    if (found === undefined) return objects;
    const source = found.bytes.toString("latin1");
    const first = asNumber(this.resolve(found.stream.entries.get("First")));
    const count = asNumber(this.resolve(found.stream.entries.get("N")));
    const header = new PdfScanner(source);
    for (let index = 0; index < count; index += 1) {
      const [number, offset] = [readValue(header, source), readValue(header, source)];
      if (typeof number !== "number" || typeof offset !== "number") break;
      const item = new PdfScanner(source, first + offset);
      const value = readValue(item, source);
      this.#countRead(item.position - first - offset);
      if (value !== undefined && !objects.has(number)) objects.set(number, value);
    }
    return objects;
  }

  #objectAt(offset: number): { readonly number: number; readonly value: PdfValue } | undefined {
    const head = /\s{0,64}(\d{1,10})\s{1,64}\d{1,5}\s{1,64}obj\b/y;
    head.lastIndex = offset;
    const number = head.exec(this.#text)?.[1];
    if (number === undefined) return undefined;
    const scanner = new PdfScanner(this.#text, head.lastIndex);
    const value = readValue(scanner, this.#text) ?? null;
    this.#countRead(scanner.position - offset);
    if (!(value instanceof Map)) return { number: Number(number), value };
    const mark = /\s{0,64}stream(?:\r\n|\n|\r)?/y;
    mark.lastIndex = scanner.position;
    if (!mark.test(this.#text)) return { number: Number(number), value };
    const entries = asDictionary(value);
    const start = mark.lastIndex;
    return { number: Number(number), value: new PdfStream(entries, start, this.#endOf(entries, start)) };
  }

  #endOf(entries: PdfDictionary, start: number): number {
    const end = start + asNumber(this.resolve(entries.get("Length")), -1);
    if (end >= start && /\s*endstream/y.test(this.#text.slice(end, end + 16))) return end;
    this.note("a stream of another length than it says");
    const found = this.#text.indexOf("endstream", start);
    const stop = found < 0 ? this.#text.length : found;
    this.#countRead((stop - start) / 16);
    return stop;
  }

  #streamAt(offset: number): { readonly stream: PdfStream; readonly bytes: Buffer } | undefined {
    const stream = this.#objectAt(offset)?.value;
    const bytes = stream instanceof PdfStream ? this.#decode(stream) : undefined;
    return stream instanceof PdfStream && bytes !== undefined ? { stream, bytes } : undefined;
  }

  #countRead(characters: number): void {
    this.#scanned += characters;
    if (this.#scanned > mostRead(this.#text.length)) throw new UnreadablePdf("damaged", "objects within objects");
  }

  #decode(stream: PdfStream): Buffer | undefined {
    const known = this.#bytes.get(stream);
    if (known !== undefined) return known;
    const bytes = this.#undoFilters(stream);
    if (bytes === undefined) return undefined;
    this.#decoded += bytes.length;
    if (this.#decoded > mostDecoded) throw new UnreadablePdf("too-large", "the streams swell beyond bounds");
    if (bytes.length <= longestKept && this.#kept + bytes.length <= mostKept) {
      this.#kept += bytes.length;
      this.#bytes.set(stream, bytes);
    }
    return bytes;
  }

  #undoFilters(stream: PdfStream): Buffer | undefined {
    const filter = this.resolve(stream.entries.get("Filter") ?? stream.entries.get("F"));
    const parameters = this.resolve(stream.entries.get("DecodeParms") ?? stream.entries.get("DP"));
    let bytes: Buffer | undefined = this.#buffer.subarray(stream.start, stream.end);
    for (const [index, name] of (Array.isArray(filter) ? asArray(filter) : filter === null ? [] : [filter]).entries()) {
      const own = Array.isArray(parameters) ? asArray(parameters)[index] : parameters;
      bytes = index > 8 ? undefined : undoFilter(asName(this.resolve(name)), bytes, this.dictionary(own));
      if (bytes === undefined) return undefined;
    }
    return bytes;
  }

  #rebuild(problem: string): void {
    if (this.#isRebuilt) return;
    this.#isRebuilt = true;
    this.note(problem);
    const { places, trailer } = rebuildCrossReference(this.#text);
    this.#reference = { places, trailer: new Map([...this.#reference.trailer, ...trailer]) };
    this.#read.clear();
    this.#packed.clear();
    const merged = new Map(this.#reference.trailer);
    for (const [number, place] of places) {
      if (place === undefined || !("offset" in place)) continue;
      const value = this.#objectAt(place.offset)?.value;
      const entries = asDictionary(value);
      const kind = asName(entries.get("Type"));
      if (kind === "ObjStm") {
        for (const packed of this.#packedObjects(number).keys())
          if (!places.has(packed)) places.set(packed, { packedIn: number, index: 0 });
      } else if (kind === "XRef") for (const [key, item] of entries) merged.set(key, item);
    }
    this.#reference = { places, trailer: merged };
    if (this.catalog.has("Pages")) return;
    for (const number of places.keys()) {
      const entries = this.dictionary(new PdfReference(number));
      if (asName(entries.get("Type")) === "Catalog") merged.set("Root", new PdfReference(number));
    }
  }
}
