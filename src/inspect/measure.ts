import type { Character, Font, MeasuredDocument, Page } from "./measured.ts";
import { pageBoxes, readAbout, type PageBoxes } from "./measure/about.ts";
import { readCharacters } from "./measure/characters.ts";
import { readPainting } from "./measure/content-colours.ts";
import { readDrawings, type Drawings } from "./measure/drawings.ts";
import { FontList } from "./measure/fonts.ts";
import { groupLines } from "./measure/lines.ts";
import { Navigation } from "./measure/navigation.ts";
import { ObjectReader, type PageNode } from "./measure/objects.ts";
import { listPageObjects } from "./measure/page-objects.ts";
import { dropPdfium, isTrap, loadPdfium, using, type Pdfium } from "./measure/pdfium.ts";
import { pagePlacement, type Matrix } from "./measure/placement.ts";
import { readPlainPage } from "./measure/plain-page.ts";
import { uncoveredCharacters } from "./measure/hidden.ts";
import { addResourceFonts } from "./measure/resources.ts";
import { readStructure } from "./measure/structure.ts";
import { asNumber } from "./measure/values.ts";
import { UnreadablePdf } from "./unreadable-pdf.ts";

/** Largest file that is measured: a bulletin with photographs at print resolution is a tenth of it. */
const largestFile = 500 * 1024 * 1024;

/** Memory of the module after which it is loaded anew: what has grown is never given back. */
const mostMemory = 256 * 1024 * 1024;

/** Errors of FPDF_GetLastError (public/fpdfview.h) that mean a password or a protection. */
const lockedErrors = new Set([4, 5]);

/** How a file is measured. */
export interface MeasureOptions {
  /** Whether pages of plain content are read without PDFium, which gives the same and takes ten times as long. */
  readonly plain: boolean;
}

/**
 * Measures a PDF, whoever made it: what is drawn, colours, fonts, structure and metadata as the file's own objects say. A
 * sound file whose pages all have plain content is read here, any other as PDFium reads it.
 * @throws UnreadablePdf for what is no PDF, is encrypted, beyond repair, without pages, without text, or past a limit.
 */
export async function measureDocument(
  bytes: Uint8Array,
  { plain }: MeasureOptions = { plain: true },
): Promise<MeasuredDocument> {
  if (bytes.length > largestFile) throw new UnreadablePdf("too-large", `${bytes.length} bytes`);
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.byteLength)).includes("%PDF-"))
    throw new UnreadablePdf("not-a-pdf");
  const objects = new ObjectReader(bytes);
  // Strings and streams of an encrypted file say nothing without the key: what is archived must not be locked anyway.
  if (objects.trailer.has("Encrypt")) throw new UnreadablePdf("encrypted");
  const nodes = objects.pages();
  const boxes = nodes.map((node) => pageBoxes(objects, node));
  const sheets: Sheets = { objects, nodes, boxes, placements: boxes.map((one) => pagePlacement(one)) };
  return assemble(sheets, (plain ? readPlainPages(sheets) : undefined) ?? (await readAnyPages(bytes, sheets)));
}

/** The pages of a file before their content is read. */
interface Sheets {
  readonly objects: ObjectReader;
  readonly nodes: readonly PageNode[];
  readonly boxes: readonly PageBoxes[];
  /** From each page's own coordinates to mm. */
  readonly placements: readonly Matrix[];
}

/** What the pages show. */
interface Contents {
  readonly pages: readonly Page[];
  readonly fonts: readonly Font[];
}

function assemble({ objects, nodes, placements }: Sheets, { pages, fonts }: Contents): MeasuredDocument {
  const numbers = new Map(nodes.map(({ number }, index) => [number, index + 1]));
  const navigation = new Navigation(objects, numbers, placements);
  return {
    bytes: objects.size,
    pages,
    fonts,
    structure: readStructure(objects, numbers),
    bookmarks: navigation.bookmarks(),
    links: navigation.links(nodes),
    ...readAbout(objects, nodes),
    damage: objects.damage,
  };
}

/** The pages of a sound file with plain content; undefined for any other. */
function readPlainPages({ objects, nodes, boxes, placements }: Sheets): Contents | undefined {
  const count = asNumber(objects.resolve(objects.dictionary(objects.catalog.get("Pages")).get("Count")));
  if (nodes.length === 0 || count !== nodes.length || objects.damage.length > 0) return undefined;
  const fonts = new FontList(objects);
  const context = { objects, fonts, known: new Map() };
  const pages: Page[] = [];
  for (const [index, { entries }] of nodes.entries()) {
    if (objects.resolve(entries.get("UserUnit") ?? 1) !== 1) return undefined;
    fonts.startPage();
    addResourceFonts(objects, entries, fonts);
    const page = readPlainPage(context, entries, placements[index] as Matrix);
    if (page === undefined) return undefined;
    pages.push({
      number: index + 1,
      ...(boxes[index] as PageBoxes),
      ...shownOf(page.characters, page.drawings),
      colours: page.colours,
      transparency: false,
    });
  }
  return objects.damage.length > 0 ? undefined : { pages, fonts: fonts.fonts };
}

function shownOf(
  characters: readonly Character[],
  { covers, ...drawings }: Drawings,
): Pick<Page, "lines" | "rules" | "shapes" | "pictures"> {
  return { lines: groupLines(uncoveredCharacters(characters, covers)), ...drawings };
}

async function readAnyPages(bytes: Uint8Array, sheets: Sheets): Promise<Contents> {
  const pdfium = await loadPdfium();
  try {
    return pdfium.lend(bytes.length, (pointer) => {
      new Uint8Array(pdfium.memory().buffer).set(bytes, pointer);
      return withDocument(pdfium, pointer, bytes.length, (document) => new Measuring(pdfium, sheets, document).all());
    });
  } catch (error) {
    if (isTrap(error)) {
      dropPdfium();
      throw new UnreadablePdf("damaged", "the reader stopped on it");
    }
    throw error;
  } finally {
    if (pdfium.memory().byteLength > mostMemory) dropPdfium();
  }
}

function withDocument<T>(pdfium: Pdfium, pointer: number, length: number, use: (document: number) => T): T {
  const { raw } = pdfium;
  const document = raw.FPDF_LoadMemDocument(pointer, length, 0);
  if (document === 0) throw new UnreadablePdf(lockedErrors.has(raw.FPDF_GetLastError()) ? "encrypted" : "damaged");
  return using(
    () => use(document),
    () => {
      raw.FPDF_CloseDocument(document);
    },
  );
}

/** Measures pages as PDFium reads them. */
class Measuring {
  readonly #pdfium: Pdfium;
  readonly #sheets: Sheets;
  readonly #document: number;
  readonly #fonts: FontList;

  constructor(pdfium: Pdfium, sheets: Sheets, document: number) {
    this.#pdfium = pdfium;
    this.#sheets = sheets;
    this.#document = document;
    this.#fonts = new FontList(sheets.objects);
  }

  all(): Contents {
    const { objects, nodes } = this.#sheets;
    const count = this.#pdfium.raw.FPDF_GetPageCount(this.#document);
    if (count === 0 || nodes.length === 0) throw new UnreadablePdf("empty");
    if (count !== nodes.length) objects.note("the page tree counts its pages wrongly");
    const pages = nodes.slice(0, count).map((node, index) => this.#page(node, index));
    return { pages, fonts: this.#fonts.fonts };
  }

  #page(node: PageNode, index: number): Page {
    const { raw } = this.#pdfium;
    const { objects, boxes, placements } = this.#sheets;
    if (objects.resolve(node.entries.get("UserUnit") ?? 1) !== 1) objects.note("a page in units of its own (UserUnit)");
    const painting = readPainting(objects, node.entries);
    const handle = raw.FPDF_LoadPage(this.#document, index);
    if (handle === 0) throw new UnreadablePdf("damaged", `page ${index + 1}`);
    let text = 0;
    const measure = (): Page => {
      text = raw.FPDFText_LoadPage(handle);
      const placement = placements[index] as Matrix;
      const painted = listPageObjects(this.#pdfium, handle, placement);
      this.#fonts.startPage();
      addResourceFonts(objects, node.entries, this.#fonts);
      const indices = new Map<number, number>();
      const { characters, positions } = readCharacters({
        pdfium: this.#pdfium,
        text,
        placement,
        objects: painted,
        fontIndex: (font) => {
          const known = indices.get(font) ?? this.#fonts.index(this.#pdfium, font);
          indices.set(font, known);
          return known;
        },
        count: (font) => this.#fonts.count(font),
        isComposite: (font) => this.#fonts.fonts[font]?.subtype === "Type0",
      });
      return {
        number: index + 1,
        ...(boxes[index] as PageBoxes),
        ...shownOf(characters, readDrawings(this.#pdfium, painted, positions)),
        ...painting,
      };
    };
    return using(measure, () => {
      if (text !== 0) raw.FPDFText_ClosePage(text);
      raw.FPDF_ClosePage(handle);
    });
  }
}
