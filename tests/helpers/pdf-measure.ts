import { measureCharacters, type MeasuredCharacter } from "./pdf-characters.ts";
import { mapPages, readWide, withDocument, type Pdfium } from "./pdfium.ts";
import { mmPerPt, readFloats, readInts } from "./pdfium-values.ts";

/** Characters on one baseline, from left to right; lengths in mm from the page's upper left corner. */
export interface MeasuredLine {
  readonly text: string;
  /** Edges by advances: of the first character's em box and of the last one's, letter spacing left out. */
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Edges of the em box of the largest character: 0.88 em above the baseline and 0.12 em below it. */
  readonly top: number;
  readonly bottom: number;
  /** Size of the largest character. */
  readonly fontSizePt: number;
  /** PostScript names without subset prefix, in order of use. */
  readonly fonts: readonly string[];
  /** `#rrggbb` of the first character. */
  readonly color: string;
  /** Degrees, anticlockwise. In turned lines `baseline` is its distance from the left edge, the others are the box's. */
  readonly angle: number;
  readonly characters: readonly MeasuredCharacter[];
}

/** A thin bar, horizontal or upright: at most 1.5 mm thick, at least 3 mm long. mm from the page's upper left corner. */
interface MeasuredRule {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** `#rrggbb` */
  readonly color: string;
}

/** One page of a measured PDF. */
export interface MeasuredPage {
  readonly widthPt: number;
  readonly heightPt: number;
  /** From top to bottom. */
  readonly lines: readonly MeasuredLine[];
  /** From top to bottom. */
  readonly rules: readonly MeasuredRule[];
  /** Characters as PDFium gives them, in the order of the page's content. */
  readonly text: string;
}

/** What a PDF shows and says about itself. */
export interface MeasuredPdf {
  readonly pages: readonly MeasuredPage[];
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean; readonly characters: number }[];
  readonly outline: readonly { readonly title: string; readonly level: number; readonly page: number }[];
  readonly info: Readonly<
    Record<"title" | "author" | "subject" | "keywords" | "creator" | "producer" | "creationDate" | "modDate", string>
  >;
}

/** Measures any PDF with PDFium. */
export function measurePdf(bytes: Uint8Array): Promise<MeasuredPdf> {
  return withDocument(bytes, (pdfium, document) => {
    const fonts = new Map<string, { name: string; embedded: boolean; characters: number }>();
    const pages = mapPages(pdfium, document, (page, text): MeasuredPage => {
      const heightPt = pdfium.api.FPDF_GetPageHeightF(page);
      const characters = measureCharacters(pdfium, text, heightPt);
      for (const { font, embedded } of characters) {
        const entry = fonts.get(font) ?? { name: font, embedded, characters: 0 };
        entry.characters += 1;
        fonts.set(font, entry);
      }
      return {
        widthPt: pdfium.api.FPDF_GetPageWidthF(page),
        heightPt,
        lines: groupLines(characters),
        rules: findRules(pdfium, page, heightPt),
        text: characters.map((character) => character.text).join(""),
      };
    });
    return {
      pages,
      fonts: [...fonts.values()],
      outline: readOutline(pdfium, document),
      info: readInfo(pdfium, document),
    };
  });
}

/** Distance in mm within which baselines are the same: less than a layout pixel's snap between two lines. */
const sameBaseline = 0.1;

function groupLines(characters: readonly MeasuredCharacter[]): MeasuredLine[] {
  const groups: { angle: number; baseline: number; characters: MeasuredCharacter[] }[] = [];
  for (const character of characters) {
    const known = groups.find(
      ({ angle, baseline }) => angle === character.angle && Math.abs(baseline - character.baseline) <= sameBaseline,
    );
    if (known !== undefined) known.characters.push(character);
    else groups.push({ angle: character.angle, baseline: character.baseline, characters: [character] });
  }
  return groups.map((group) => lineOf(group.characters)).toSorted((a, b) => a.top - b.top || a.left - b.left);
}

function lineOf(unordered: readonly MeasuredCharacter[]): MeasuredLine {
  const angle = unordered[0]?.angle ?? 0;
  const along = (character: MeasuredCharacter): number =>
    angle === 0 ? character.left : angle === 180 ? -character.right : angle === 90 ? -character.bottom : character.top;
  const characters = unordered.toSorted((a, b) => along(a) - along(b));
  const largest = characters.reduce((best, character) => (character.fontSizePt > best.fontSizePt ? character : best));
  const level = angle === 0;
  return {
    text: characters.map(({ text }) => text).join(""),
    left: Math.min(...characters.map(({ left }) => left)),
    right: Math.max(...characters.map(({ right }) => right)),
    baseline: largest.baseline,
    top: level ? largest.top : Math.min(...characters.map(({ top }) => top)),
    bottom: level ? largest.bottom : Math.max(...characters.map(({ bottom }) => bottom)),
    fontSizePt: largest.fontSizePt,
    fonts: [...new Set(characters.map(({ font }) => font))],
    color: characters[0]?.color ?? "",
    angle,
    characters,
  };
}

/** Kinds of page objects in PDFium (public/fpdf_edit.h). */
const pathObject = 2;
const formObject = 5;

function findRules(pdfium: Pdfium, page: number, heightPt: number): MeasuredRule[] {
  const { api } = pdfium;
  const rules: MeasuredRule[] = [];
  const visit = (object: number, right: number, up: number): void => {
    const kind = api.FPDFPageObj_GetType(object);
    if (kind === formObject) {
      const [, , , , x = 0, y = 0] = readFloats(pdfium, 6, (at) => api.FPDFPageObj_GetMatrix(object, at(0)));
      for (let index = 0; index < api.FPDFFormObj_CountObjects(object); index += 1)
        visit(api.FPDFFormObj_GetObject(object, index), right + x, up + y);
    }
    if (kind !== pathObject) return;
    const [left = 0, bottom = 0, end = 0, top = 0] = readFloats(pdfium, 4, (at) =>
      api.FPDFPageObj_GetBounds(object, at(0), at(1), at(2), at(3)),
    );
    const width = (end - left) * mmPerPt;
    const height = (top - bottom) * mmPerPt;
    if (Math.min(width, height) > 1.5 || Math.max(width, height) < 3) return;
    const [fill = 0, stroke = 0] = readInts(pdfium, 2, (at) => api.FPDFPath_GetDrawMode(object, at(0), at(1)));
    if (fill === 0 && stroke === 0) return;
    const color = readInts(pdfium, 4, (at) =>
      fill !== 0
        ? api.FPDFPageObj_GetFillColor(object, at(0), at(1), at(2), at(3))
        : api.FPDFPageObj_GetStrokeColor(object, at(0), at(1), at(2), at(3)),
    );
    rules.push({
      x: (left + right) * mmPerPt,
      y: (heightPt - top - up) * mmPerPt,
      width,
      height,
      color: hexColor(color),
    });
  };
  for (let index = 0; index < api.FPDFPage_CountObjects(page); index += 1)
    visit(api.FPDFPage_GetObject(page, index), 0, 0);
  return rules.toSorted((a, b) => a.y - b.y || a.x - b.x);
}

function hexColor([red = 0, green = 0, blue = 0]: readonly number[]): string {
  return `#${[red, green, blue].map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

function readOutline(pdfium: Pdfium, document: number): MeasuredPdf["outline"] {
  const { api } = pdfium;
  const entries: { title: string; level: number; page: number }[] = [];
  const visit = (parent: number, level: number): void => {
    for (
      let mark = api.FPDFBookmark_GetFirstChild(document, parent);
      mark !== 0;
      mark = api.FPDFBookmark_GetNextSibling(document, mark)
    ) {
      const title = readWide(pdfium, (buffer, length) => api.FPDFBookmark_GetTitle(mark, buffer, length));
      entries.push({
        title,
        level,
        page: api.FPDFDest_GetDestPageIndex(document, api.FPDFBookmark_GetDest(document, mark)) + 1,
      });
      visit(mark, level + 1);
    }
  };
  visit(0, 1);
  return entries;
}

function readInfo(pdfium: Pdfium, document: number): MeasuredPdf["info"] {
  const read = (key: string): string =>
    readWide(pdfium, (buffer, length) => pdfium.api.FPDF_GetMetaText(document, key, buffer, length));
  return {
    title: read("Title"),
    author: read("Author"),
    subject: read("Subject"),
    keywords: read("Keywords"),
    creator: read("Creator"),
    producer: read("Producer"),
    creationDate: read("CreationDate"),
    modDate: read("ModDate"),
  };
}
