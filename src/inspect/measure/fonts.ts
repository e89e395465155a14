import type { Font } from "../measured.ts";
import type { ObjectReader } from "./objects.ts";
import { readNarrow, type Pdfium } from "./pdfium.ts";
import { asName, PdfReference, PdfStream, type PdfDictionary, type PdfValue } from "./values.ts";

const subsetPrefix = /^[A-Z]{6}\+/;

/** A font that counts its characters. */
type CountedFont = { -readonly [Key in keyof Font]: Font[Key] };

/**
 * The fonts of a document. What PDFium sets text in is looked up among what the file's own dictionaries say, by name: with
 * its subset prefix where PDFium tells it (it does for composite fonts, not for simple ones). Fonts that agree in everything
 * are one.
 */
export class FontList {
  readonly #objects: ObjectReader;
  readonly #fonts: CountedFont[] = [];
  readonly #keys = new Map<string, number>();
  /** Indices by BaseFont as it is written, and without its subset prefix. */
  readonly #byName = new Map<string, number[]>();
  readonly #byPlainName = new Map<string, number[]>();
  /** Index of each font dictionary, by object number where it has one. */
  readonly #seen = new Map<number | PdfDictionary, number>();
  #ofPage = new Set<number>();

  constructor(objects: ObjectReader) {
    this.#objects = objects;
  }

  /** All fonts, in the order they were met. */
  get fonts(): readonly Font[] {
    return this.#fonts;
  }

  /** Forgets which fonts belong to the page before. */
  startPage(): void {
    this.#ofPage = new Set();
  }

  /** Adds a font that a page's content names, and gives its index; undefined for what is no dictionary. */
  add(value: PdfValue | undefined): number | undefined {
    const entries = this.#objects.dictionary(value);
    if (entries.size === 0) return undefined;
    const identity = value instanceof PdfReference ? value.number : entries;
    const known = this.#seen.get(identity);
    const baseName = asName(this.#objects.resolve(entries.get("BaseFont")));
    if (known !== undefined) {
      for (const index of this.#byName.get(baseName) ?? []) this.#ofPage.add(index);
      return known;
    }
    const index = this.#put(baseName, this.#describe(entries, baseName));
    this.#seen.set(identity, index);
    this.#ofPage.add(index);
    return index;
  }

  /** The index of the font that PDFium means by a handle. */
  index(pdfium: Pdfium, handle: number): number {
    const { raw } = pdfium;
    const name = readNarrow(pdfium, (buffer, length) => raw.FPDFFont_GetBaseFontName(handle, buffer, length));
    const embedded = raw.FPDFFont_GetIsEmbedded(handle) === 1;
    const known = this.#byName.get(name) ?? this.#byPlainName.get(name) ?? [];
    const near = known.filter((index) => this.#ofPage.has(index));
    const candidates = near.length > 0 ? near : known;
    const fit = candidates.find((index) => this.#fonts[index]?.embedded === embedded) ?? candidates[0];
    if (fit !== undefined) return fit;
    const type3 = name === "" ? [...this.#ofPage].find((index) => this.#fonts[index]?.subtype === "Type3") : undefined;
    return type3 ?? this.#put(name, { ...nameOf(name), subtype: "", embedded, toUnicode: false, characters: 0 });
  }

  /** Counts characters set in a font. */
  count(index: number, characters = 1): void {
    const font = this.#fonts[index];
    if (font !== undefined) font.characters += characters;
  }

  #put(baseName: string, font: CountedFont): number {
    const key = JSON.stringify(font, (field, value: unknown) => (field === "characters" ? 0 : value));
    const index = this.#keys.get(key) ?? this.#fonts.push(font) - 1;
    this.#keys.set(key, index);
    for (const [names, name] of [
      [this.#byName, baseName],
      [this.#byPlainName, font.name],
    ] as const) {
      const named = names.get(name) ?? [];
      if (!named.includes(index)) names.set(name, [...named, index]);
    }
    return index;
  }

  #describe(entries: PdfDictionary, baseName: string): CountedFont {
    const objects = this.#objects;
    const subtype = asName(objects.resolve(entries.get("Subtype")));
    const outlines =
      subtype === "Type0" ? objects.dictionary(objects.array(entries.get("DescendantFonts"))[0]) : entries;
    const descriptor = objects.dictionary(outlines.get("FontDescriptor"));
    const hasProgram = ["FontFile", "FontFile2", "FontFile3"].some(
      (key) => objects.resolve(descriptor.get(key)) instanceof PdfStream,
    );
    return {
      ...nameOf(baseName === "" ? asName(objects.resolve(entries.get("Name"))) : baseName),
      subtype,
      ...(subtype === "Type0" ? { descendant: asName(objects.resolve(outlines.get("Subtype"))) } : {}),
      // A Type 3 font is made of its own drawings: it is always in the file.
      embedded: subtype === "Type3" || hasProgram,
      toUnicode: objects.resolve(entries.get("ToUnicode")) instanceof PdfStream,
      characters: 0,
    };
  }
}

function nameOf(baseName: string): { name: string; subset: boolean } {
  return { name: baseName.replace(subsetPrefix, ""), subset: subsetPrefix.test(baseName) };
}
