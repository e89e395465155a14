import { decodeName, decodeUtf16, PdfScanner, readString } from "../../render/pdf/syntax.ts";

/** A name object, its slash left out. */
export class PdfName {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A string object: its bytes as Latin-1 text. */
export class PdfString {
  readonly bytes: string;

  constructor(bytes: string) {
    this.bytes = bytes;
  }
}

/** A reference to an indirect object. */
export class PdfReference {
  readonly number: number;

  constructor(number: number) {
    this.number = number;
  }
}

/** A dictionary: keys without their slash. */
export type PdfDictionary = ReadonlyMap<string, PdfValue>;

/** A stream: its dictionary, and where its bytes lie in the file. */
export class PdfStream {
  readonly entries: PdfDictionary;
  readonly start: number;
  readonly end: number;

  constructor(entries: PdfDictionary, start: number, end: number) {
    this.entries = entries;
    this.start = start;
    this.end = end;
  }
}

/** Any object of a PDF (PDF 32000-1, 7.3). */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfReference
  | PdfDictionary
  | PdfStream
  | readonly PdfValue[];

/** Deepest nesting of arrays and dictionaries that is followed; what lies deeper is null. */
const deepest = 100;

/** Reads the value at a scanner's position; undefined at an end and before a closing bracket. */
export function readValue(scanner: PdfScanner, source: string, depth = 0): PdfValue | undefined {
  const kind = scanner.next();
  if (kind === "end" || kind === "close") return undefined;
  return valueOf(scanner, kind, source, depth);
}

/** Reads the value whose first token, of a kind, was just met. */
export function valueOf(
  scanner: PdfScanner,
  kind: ReturnType<PdfScanner["next"]>,
  source: string,
  depth = 0,
): PdfValue {
  switch (kind) {
    case "name":
      return new PdfName(decodeName(scanner.token));
    case "literal":
    case "hex":
      return new PdfString(readString(scanner.token));
    case "open":
      if (depth >= deepest) return skip(scanner);
      return source.charCodeAt(scanner.start) === 0x3c
        ? readEntries(scanner, source, depth + 1)
        : readItems(scanner, source, depth + 1);
    default:
      return readWord(scanner, source);
  }
}

function skip(scanner: PdfScanner): null {
  for (let depth = 1; depth > 0;) {
    const kind = scanner.next();
    if (kind === "end") break;
    depth += kind === "open" ? 1 : kind === "close" ? -1 : 0;
  }
  return null;
}

function readEntries(scanner: PdfScanner, source: string, depth: number): PdfDictionary {
  const entries = new Map<string, PdfValue>();
  for (;;) {
    const kind = scanner.next();
    if (kind === "end" || kind === "close") return entries;
    if (kind !== "name") continue;
    const key = decodeName(scanner.token);
    const value = readValue(scanner, source, depth);
    if (value === undefined) return entries;
    if (value !== null && !entries.has(key)) entries.set(key, value);
  }
}

function readItems(scanner: PdfScanner, source: string, depth: number): PdfValue[] {
  const items: PdfValue[] = [];
  for (let item = readValue(scanner, source, depth); item !== undefined; item = readValue(scanner, source, depth))
    items.push(item);
  return items;
}

const restOfReference = /\s+\d{1,5}\s+R(?![^\s()<>[\]{}/%])/y;

function readWord(scanner: PdfScanner, source: string): PdfValue {
  const { token } = scanner;
  const number = Number(token);
  if (Number.isFinite(number)) {
    restOfReference.lastIndex = scanner.position;
    if (Number.isSafeInteger(number) && number > 0 && restOfReference.test(source)) {
      scanner.position = restOfReference.lastIndex;
      return new PdfReference(number);
    }
    return number;
  }
  if (token === "true" || token === "false") return token === "true";
  // `--5` and `1.2.3` are read as readers do: as far as they are numbers (PDF 32000-1, 7.3.3 knows neither).
  const lenient = Number.parseFloat(token.replace(/^[+-]+(?=[+-])/, ""));
  return Number.isFinite(lenient) ? lenient : null;
}

/** A number, or what to take instead. */
export function asNumber(value: PdfValue | undefined, otherwise = 0): number {
  return typeof value === "number" ? value : otherwise;
}

/** A name's text, "" for anything else. */
export function asName(value: PdfValue | undefined): string {
  return value instanceof PdfName ? value.text : "";
}

/** An array's items, none for anything else. */
export function asArray(value: PdfValue | undefined): readonly PdfValue[] {
  return Array.isArray(value) ? (value as readonly PdfValue[]) : [];
}

/** Entries of a dictionary or of a stream's, none for anything else. */
export function asDictionary(value: PdfValue | undefined): PdfDictionary {
  if (value instanceof Map) return value as PdfDictionary;
  return value instanceof PdfStream ? value.entries : none;
}

const none: PdfDictionary = new Map();

/** What PDFDocEncoding has in place of Latin-1's control characters, from 18 and from 80 hexadecimal (PDF 32000-1, D.2). */
const documentEncoding: readonly (readonly [number, string])[] = [
  [0x18, "\u02D8\u02C7\u02C6\u02D9\u02DD\u02DB\u02DA\u02DC"],
  [0x80, "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\uFFFD€"],
];

function decodeDocument(bytes: string): string {
  return Array.from(bytes, (letter) => {
    const code = letter.charCodeAt(0);
    const found = documentEncoding.find(([first, letters]) => code >= first && code < first + letters.length);
    return found === undefined ? letter : found[1].charAt(code - found[0]);
  }).join("");
}

/** A text string (PDF 32000-1, 7.9.2.2): UTF-16BE or UTF-8 with a mark, else in PDFDocEncoding; "" for anything else. */
export function asText(value: PdfValue | undefined): string {
  if (!(value instanceof PdfString)) return "";
  if (value.bytes.startsWith("\u00FE\u00FF")) return decodeUtf16(value.bytes.slice(2));
  if (value.bytes.startsWith("\u00EF\u00BB\u00BF")) return Buffer.from(value.bytes, "latin1").toString("utf8").slice(1);
  return decodeDocument(value.bytes);
}
