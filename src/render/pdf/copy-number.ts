import { readContent } from "./content.ts";
import type { PdfObjects } from "./objects.ts";
import { readDictionary, readReference, type PdfDictionary } from "./syntax.ts";
import { readToUnicode } from "./to-unicode.ts";

/**
 * What is printed in place of a copy number: every digit, so that the font's subset holds them all, and each followed by
 * another, so that its advance can be read off.
 */
export const numberPlaceholder = "01234567890";

/** Digits of a copy number (7.2.1). */
const digits = 6;

/** The place of a copy number in a page's content. */
export interface NumberPlace {
  /** What comes before and after it: the marks of the structure element it belongs to among them. */
  readonly before: string;
  readonly after: string;
  /** Operators that set the font and the position. */
  readonly setUp: string;
  /** Glyph and advance of each digit. */
  readonly glyphs: readonly string[];
  readonly advances: readonly number[];
}

/** A run of text that Skia wrote: font and position, glyphs. */
const textRun = /^BT\n(\/(\w+) [\d.]+ Tf\n[^\n]+ Tm)\n([^]*?)\nET$/gm;

/**
 * Finds where {@link numberPlaceholder} is printed on a page.
 * @param resources the page's.
 */
export function findNumber(objects: PdfObjects, resources: PdfDictionary, content: string): NumberPlace | undefined {
  const fonts = entriesOf(objects, resources.get("Font"));
  for (const run of content.matchAll(textRun)) {
    const [whole, setUp = "", font = "", shown = ""] = run;
    const glyphs = [...shown.matchAll(/<([0-9A-Fa-f]{4})> Tj/g)].map(([, glyph = ""]) => glyph);
    if (glyphs.length !== numberPlaceholder.length) continue;
    const map = toUnicodeOf(objects, fonts.get(font));
    if (glyphs.map((glyph) => map.get(Number.parseInt(glyph, 16)) ?? "").join("") !== numberPlaceholder) continue;
    const advances = [...shown.matchAll(/([\d.]+) 0 Td/g)].map(([, advance]) => Number(advance));
    return {
      before: content.slice(0, run.index),
      after: content.slice(run.index + whole.length),
      setUp,
      glyphs: glyphs.slice(0, 10),
      advances,
    };
  }
  return undefined;
}

/** A copy number as its masthead shows it: six digits (7.2.1). */
export function numberText(number: number): string {
  return String(number).padStart(digits, "0");
}

/** The operators that show a copy number at its place. */
export function numberContent(place: NumberPlace, number: number): string {
  const shown = [...numberText(number)].map(Number);
  const steps = shown.map((digit, index) => {
    const advance = index === 0 ? "" : `${place.advances[shown[index - 1] ?? 0] ?? 0} 0 Td `;
    return `${advance}<${place.glyphs[digit] ?? ""}> Tj`;
  });
  return `\nBT\n${place.setUp}\n${steps.join("\n")}\nET\n`;
}

function entriesOf(objects: PdfObjects, value: string | undefined): PdfDictionary {
  const number = readReference(value);
  return number === undefined ? (readDictionary(value ?? "") ?? new Map()) : objects.dictionary(number);
}

function toUnicodeOf(objects: PdfObjects, font: string | undefined): ReadonlyMap<number, string> {
  const number = readReference(font);
  const map = number === undefined ? undefined : readReference(objects.dictionary(number).get("ToUnicode"));
  return map === undefined ? new Map() : readToUnicode(readContent(objects, map));
}
