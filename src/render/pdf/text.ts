import { pageNumbers, readObjects, type PdfObjects } from "./objects.ts";
import {
  decodeUtf16,
  PdfScanner,
  readArray,
  readDictionary,
  readReference,
  readString,
  type PdfDictionary,
} from "./syntax.ts";
import { readToUnicode, type ToUnicode } from "./to-unicode.ts";

/** Drawings within drawings that are followed; Chromium nests a handful. */
const deepest = 12;

/**
 * Reads the text of every page of a PDF that Chromium printed, in the order of its content, as a reader would copy it:
 * through ActualText where a glyph stands for several characters, else through the fonts' ToUnicode maps; U+FFFD for a
 * glyph without either. A general reader takes ten times as long, mostly for guessing lines and spaces, which a check of
 * the text leaves out anyway.
 * @throws KnownError 3 `print/unknown-pdf` for a file that Chromium did not write.
 */
export function readPageTexts(bytes: Uint8Array): string[] {
  const objects = readObjects(bytes);
  const reader = new TextReader(objects);
  return pageNumbers(objects).map((number) => reader.page(objects.dictionary(number)));
}

/** How a font's strings are read: bytes in a code (two in composite fonts, PDF 32000-1, 9.7) and what codes stand for. */
interface TextFont {
  readonly width: 1 | 2;
  readonly map: ToUnicode;
}

/** Fonts and drawings by the names a content stream uses. */
interface Resources {
  readonly fonts: PdfDictionary;
  readonly drawings: PdfDictionary;
}

class TextReader {
  readonly #objects: PdfObjects;
  readonly #fonts = new Map<number, TextFont>();
  #text = "";
  /** How deep in marked content the scanner is, and the depth at which ActualText replaces what is shown. */
  #marks = 0;
  #replacedFrom = Number.POSITIVE_INFINITY;

  constructor(objects: PdfObjects) {
    this.#objects = objects;
  }

  page(page: PdfDictionary): string {
    const contents = page.get("Contents") ?? "[]";
    const numbers = (contents.startsWith("[") ? readArray(contents) : [contents]).map(readReference);
    const source = numbers.map((number) => (number === undefined ? "" : this.#source(number))).join("\n");
    this.#text = "";
    this.#marks = 0;
    this.#replacedFrom = Number.POSITIVE_INFINITY;
    this.#read(source, this.#resources(page), 0);
    return this.#text;
  }

  #source(number: number): string {
    return Buffer.from(this.#objects.stream(number)).toString("latin1");
  }

  #resources(owner: PdfDictionary): Resources {
    const resources = this.#entries(owner.get("Resources"));
    return { fonts: this.#entries(resources.get("Font")), drawings: this.#entries(resources.get("XObject")) };
  }

  /** The entries of a dictionary that stands here or is referred to. */
  #entries(value: string | undefined): PdfDictionary {
    const number = readReference(value);
    return number === undefined ? (readDictionary(value ?? "") ?? new Map()) : this.#objects.dictionary(number);
  }

  #read(source: string, resources: Resources, depth: number): void {
    const scanner = new PdfScanner(source);
    let operands: string[] = [];
    let font: TextFont | undefined;
    for (let value = scanner.value(); value !== undefined; value = scanner.value()) {
      if (!operator.test(value)) {
        operands.push(value);
        continue;
      }
      if (value === "Tf") font = this.#font(resources.fonts.get(operands[0]?.slice(1) ?? ""));
      else if (value === "Tj" || value === "TJ" || value === "'" || value === '"') this.#show(operands.at(-1), font);
      else if (value === "BDC" || value === "BMC") this.#begin(operands[1]);
      else if (value === "EMC") this.#end();
      else if (value === "Do" && depth < deepest)
        this.#draw(resources.drawings.get(operands[0]?.slice(1) ?? ""), depth);
      operands = [];
    }
  }

  #draw(reference: string | undefined, depth: number): void {
    const number = readReference(reference);
    if (number === undefined || this.#objects.dictionary(number).get("Subtype") !== "/Form") return;
    this.#read(this.#source(number), this.#resources(this.#objects.dictionary(number)), depth + 1);
  }

  #begin(properties: string | undefined): void {
    this.#marks += 1;
    if (this.#marks > this.#replacedFrom || !properties?.includes("/ActualText")) return;
    const actual = readDictionary(properties)?.get("ActualText");
    if (actual === undefined) return;
    this.#text += decodeUtf16(readString(actual)).replace(/^\uFEFF/, "");
    this.#replacedFrom = this.#marks;
  }

  #end(): void {
    if (this.#marks === this.#replacedFrom) this.#replacedFrom = Number.POSITIVE_INFINITY;
    this.#marks = Math.max(0, this.#marks - 1);
  }

  #show(operand: string | undefined, font: TextFont | undefined): void {
    if (operand === undefined || this.#marks >= this.#replacedFrom) return;
    const width = font?.width ?? 2;
    const strings = operand.startsWith("[") ? readArray(operand).filter((item) => /^[(<]/.test(item)) : [operand];
    for (const string of strings) {
      const shown = readString(string);
      for (let index = 0; index + width <= shown.length; index += width) {
        const code =
          width === 1 ? shown.charCodeAt(index) : shown.charCodeAt(index) * 256 + shown.charCodeAt(index + 1);
        this.#text += font?.map.get(code) ?? "\uFFFD";
      }
    }
  }

  #font(reference: string | undefined): TextFont | undefined {
    const number = readReference(reference);
    if (number === undefined) return undefined;
    const known = this.#fonts.get(number);
    if (known !== undefined) return known;
    const entries = this.#objects.dictionary(number);
    const map = readReference(entries.get("ToUnicode"));
    const font: TextFont = {
      width: entries.get("Subtype") === "/Type0" ? 2 : 1,
      map: map === undefined ? new Map() : readToUnicode(this.#source(map)),
    };
    this.#fonts.set(number, font);
    return font;
  }
}

/** An operator of a content stream; everything else is an operand. */
const operator = /^(?!true$|false$|null$)[A-Za-z'"][A-Za-z0-9*]*$/;
