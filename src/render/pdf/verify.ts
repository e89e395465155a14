import type { Diagnostic, Place } from "../../model/diagnostic.ts";
import type { ExpectedText } from "../../model/press.ts";
import { finding } from "../../model/report.ts";
import { readObjects, type PdfObjects } from "./objects.ts";
import { decodeName, readArray, readReference, type PdfDictionary } from "./syntax.ts";
import { readToUnicode } from "./to-unicode.ts";

/** Characters of a lost text that its finding shows. */
const excerpt = 40;

/**
 * Checks that a PDF's text holds all of the source's: Chromium clips wide tables and long words without a word. White
 * space and characters that are never drawn do not count; folios and repeated table heads are extra text and do no harm.
 * @param pages texts of the pages in content order.
 * @param expected the author's texts in reading order.
 * @param place where to point when it can't be said which text is missing.
 * @returns `print/text-lost` for every source line that misses text; nothing when all is there.
 */
export function verifyPrintedText(
  pages: readonly string[],
  expected: readonly ExpectedText[],
  place: Place,
): Diagnostic[] {
  const printed = squeeze(pages.join(""));
  const wanted = expected
    .map((piece) => ({ text: squeeze(piece.text), place: piece.place }))
    .filter(({ text }) => text !== "");
  if (isSubsequence(wanted.map(({ text }) => text).join(""), printed)) return [];
  // Not in this order: a row that breaks over pages is painted page by page. Then every character must be there as often.
  const short = shortCharacters(wanted.map(({ text }) => text).join(""), printed);
  if (short.size === 0) return [];
  const lost = missingPieces(wanted, printed, short);
  if (lost.length === 0) return [finding("print/text-lost", place, { text: [...short].slice(0, excerpt).join("") })];
  const lines = new Map(lost.toReversed().map((piece) => [`${piece.place.line} ${piece.place.path}`, piece]));
  return [...lines.values()]
    .toReversed()
    .map((piece) => finding("print/text-lost", piece.place, { text: [...piece.text].slice(0, excerpt).join("") }));
}

/** The pieces that stand in the PDF less often than in the source and hold a character that is short. */
function missingPieces(wanted: readonly ExpectedText[], printed: string, short: ReadonlySet<string>): ExpectedText[] {
  const suspects = wanted.filter(({ text }) => [...text].some((character) => short.has(character)));
  const left = new Map<string, number>();
  const missing = suspects.filter(({ text }) => {
    const count = left.get(text) ?? timesPrinted(text, printed);
    left.set(text, count - 1);
    return count <= 0;
  });
  return missing.length > 0 ? missing : suspects;
}

/** How often a text is printed. One that is not there in one piece may run over pages, with a folio in between: it counts once. */
function timesPrinted(text: string, printed: string): number {
  const whole = printed.split(text).length - 1;
  if (whole > 0) return whole;
  let rest = text;
  for (let parts = 1 + Math.floor(text.length / lettersInPart); parts > 0 && rest !== ""; parts -= 1) {
    rest = rest.slice(longestPrefix(rest, printed));
  }
  return rest === "" ? 1 : 0;
}

/** A text is taken to be printed in parts when they are this long in the mean: shorter ones stand everywhere. */
const lettersInPart = 15;

/** Length of the longest beginning of a text that is printed. */
function longestPrefix(text: string, printed: string): number {
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (printed.includes(text.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What is compared: composed characters, without spaces and without those that have no ink (joiners, soft hyphens). */
function squeeze(text: string): string {
  return text.normalize("NFC").replaceAll(/[\s\p{Default_Ignorable_Code_Point}]/gu, "");
}

function isSubsequence(wanted: string, text: string): boolean {
  let from = 0;
  for (const character of wanted) {
    const at = text.indexOf(character, from);
    if (at < 0) return false;
    from = at + character.length;
  }
  return true;
}

/** The characters that a text has fewer of than are wanted. */
function shortCharacters(wanted: string, text: string): Set<string> {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  for (const character of wanted) counts.set(character, (counts.get(character) ?? 0) - 1);
  return new Set([...counts].filter(([, count]) => count < 0).map(([character]) => character));
}

/** PostScript name of the font that stands last in every font stack and shows any character as a box. */
const sentinel = "JianbaoSentinel";

/** What the fonts of a PDF may be. */
export interface FontExpectation {
  /** PostScript names of the faces that were loaded. */
  readonly allowed: ReadonlySet<string>;
  /** Where to point: the issue. */
  readonly place: Place;
}

/**
 * Checks the fonts of a PDF: embedded TrueType subsets with ToUnicode, of the faces that were loaded, none of them the
 * sentinel, no Type 3; and that no text copies out as a Kangxi radical, a compatibility ideograph or U+FFFD.
 * @throws KnownError 3 `print/unknown-pdf` for a file that Chromium did not write.
 */
export function verifyFonts(bytes: Uint8Array, { allowed, place }: FontExpectation): Diagnostic[] {
  const objects = readObjects(bytes);
  const diagnostics = new Map<string, Diagnostic>();
  for (const font of fontsOf(objects)) {
    const fault = faultOf(objects, font, allowed);
    if (fault !== undefined)
      diagnostics.set(
        `${fault.rule} ${fault.name}`,
        finding(fault.rule, place, { name: fault.name, code: fault.code ?? "" }),
      );
  }
  return [...diagnostics.values()];
}

interface Fault {
  readonly rule: "print/missing-glyph" | "print/foreign-font" | "print/type3-font" | "print/wrong-code";
  readonly name: string;
  readonly code?: string;
}

/** Longest font dictionary, bytes: one of a simple font holds 256 widths. */
const longestFont = 16 * 1024;

/** Every font that text is set in; those that only make up a composite font are judged with it. */
function fontsOf(objects: PdfObjects): PdfDictionary[] {
  return (
    objects.numbers
      // Dictionaries are read of fonts alone: the outlines that they lead to are most of the file.
      .filter((number) => objects.end(number) - objects.offset(number) < longestFont)
      .filter((number) => /^\d+ 0 obj\s*<<[^]*?\/Type\s*\/Font[\s/>]/.test(objects.source(number)))
      .map((number) => objects.dictionary(number))
      .filter((entries) => entries.get("Type") === "/Font" && !entries.get("Subtype")?.startsWith("/CIDFont"))
  );
}

function faultOf(objects: PdfObjects, font: PdfDictionary, allowed: ReadonlySet<string>): Fault | undefined {
  const name = decodeName(font.get("BaseFont") ?? font.get("Name") ?? "/Type3");
  const kind = font.get("Subtype");
  if (kind === "/Type3") return { rule: "print/type3-font", name };
  const face = name.replace(/^[A-Z]{6}\+/, "");
  if (face === sentinel) return { rule: "print/missing-glyph", name };
  if (face === name || !allowed.has(face) || !isEmbeddedTrueType(objects, font))
    return { rule: "print/foreign-font", name };
  const map = readReference(font.get("ToUnicode"));
  if (map === undefined) return { rule: "print/wrong-code", name, code: "ToUnicode" };
  const code = strayCode(Buffer.from(objects.stream(map)).toString("latin1"));
  return code === undefined ? undefined : { rule: "print/wrong-code", name, code };
}

function isEmbeddedTrueType(objects: PdfObjects, font: PdfDictionary): boolean {
  const entriesOf = (reference: string | undefined): PdfDictionary => {
    const number = readReference(reference);
    return number === undefined ? new Map() : objects.dictionary(number);
  };
  const composite = font.get("Subtype") === "/Type0";
  const outlines = composite ? entriesOf(readArray(font.get("DescendantFonts") ?? "")[0]) : font;
  const descriptor = entriesOf(outlines.get("FontDescriptor"));
  return (
    outlines.get("Subtype") === (composite ? "/CIDFontType2" : "/TrueType") &&
    readReference(descriptor.get("FontFile2")) !== undefined
  );
}

/** The first character of a ToUnicode map that no author types: radicals (U+2E80–2FDF), compatibility ideographs, U+FFFD. */
function strayCode(map: string): string | undefined {
  for (const text of readToUnicode(map).values()) {
    const stray = /[\u2E80-\u2FDF\uF900-\uFAFF\uFFFD]/.exec(text)?.[0];
    if (stray !== undefined) return `U+${stray.charCodeAt(0).toString(16).toUpperCase()}`;
  }
  return undefined;
}
