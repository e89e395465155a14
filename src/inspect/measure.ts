import type { Link, MeasuredDocument, Page } from "./measured.ts";
import { pageBoxes, readAbout, type PageBoxes } from "./measure/about.ts";
import { readCharacters } from "./measure/characters.ts";
import { readPainting } from "./measure/content-colours.ts";
import { readDrawings } from "./measure/drawings.ts";
import { FontList } from "./measure/fonts.ts";
import { groupLines } from "./measure/lines.ts";
import { readBookmarks, readLinks } from "./measure/navigation.ts";
import { ObjectReader, type PageNode } from "./measure/objects.ts";
import { listPageObjects } from "./measure/page-objects.ts";
import { dropPdfium, isTrap, loadPdfium, using, type Pdfium } from "./measure/pdfium.ts";
import { pagePlacement, type Matrix } from "./measure/placement.ts";
import { uncoveredCharacters } from "./measure/hidden.ts";
import { addResourceFonts } from "./measure/resources.ts";
import { readStructure } from "./measure/structure.ts";
import { UnreadablePdf } from "./unreadable-pdf.ts";

/** Largest file that is measured: a bulletin with photographs at print resolution is a tenth of it. */
const largestFile = 500 * 1024 * 1024;

/** Memory of the module after which it is loaded anew: what has grown is never given back. */
const mostMemory = 256 * 1024 * 1024;

/** Errors of FPDF_GetLastError (public/fpdfview.h) that mean a password or a protection. */
const lockedErrors = new Set([4, 5]);

/**
 * Measures a PDF, whoever made it: what is drawn as PDFium reads it, colours, fonts, structure and metadata as the file's
 * own objects say.
 * @throws UnreadablePdf for what is no PDF, is encrypted, beyond repair, without pages, without text, or past a limit.
 */
export async function measureDocument(bytes: Uint8Array): Promise<MeasuredDocument> {
  if (bytes.length > largestFile) throw new UnreadablePdf("too-large", `${bytes.length} bytes`);
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.byteLength)).includes("%PDF-"))
    throw new UnreadablePdf("not-a-pdf");
  const objects = new ObjectReader(bytes);
  // Strings and streams of an encrypted file say nothing without the key: what is archived must not be locked anyway.
  if (objects.trailer.has("Encrypt")) throw new UnreadablePdf("encrypted");
  const nodes = objects.pages();
  const pdfium = await loadPdfium();
  try {
    return pdfium.lend(bytes.length, (pointer) => {
      new Uint8Array(pdfium.memory().buffer).set(bytes, pointer);
      return withDocument(pdfium, pointer, bytes.length, (document) =>
        new Measuring(pdfium, objects, document).all(nodes),
      );
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

class Measuring {
  readonly #pdfium: Pdfium;
  readonly #objects: ObjectReader;
  readonly #document: number;
  readonly #fonts: FontList;
  readonly #links: Link[] = [];
  #placements: readonly Matrix[] = [];

  constructor(pdfium: Pdfium, objects: ObjectReader, document: number) {
    this.#pdfium = pdfium;
    this.#objects = objects;
    this.#document = document;
    this.#fonts = new FontList(objects);
  }

  all(nodes: readonly PageNode[]): MeasuredDocument {
    const objects = this.#objects;
    const count = this.#pdfium.raw.FPDF_GetPageCount(this.#document);
    if (count === 0 || nodes.length === 0) throw new UnreadablePdf("empty");
    if (count !== nodes.length) objects.note("the page tree counts its pages wrongly");
    const boxes = nodes.map((node) => pageBoxes(objects, node));
    this.#placements = boxes.map((one) => pagePlacement(one));
    const pages = nodes.slice(0, count).map((node, index) => this.#page(node, boxes[index] as PageBoxes, index));
    const numbers = new Map(nodes.map(({ number }, index) => [number, index + 1]));
    return {
      bytes: objects.size,
      pages,
      fonts: this.#fonts.fonts,
      structure: readStructure(objects, numbers),
      bookmarks: readBookmarks(this.#pdfium, this.#document),
      links: this.#links,
      ...readAbout(objects, nodes),
      damage: objects.damage,
    };
  }

  #page(node: PageNode, boxes: PageBoxes, index: number): Page {
    const { raw } = this.#pdfium;
    const objects = this.#objects;
    if (objects.resolve(node.entries.get("UserUnit") ?? 1) !== 1) objects.note("a page in units of its own (UserUnit)");
    const painting = readPainting(objects, node.entries);
    const handle = raw.FPDF_LoadPage(this.#document, index);
    if (handle === 0) throw new UnreadablePdf("damaged", `page ${index + 1}`);
    let text = 0;
    const measure = (): Page => {
      text = raw.FPDFText_LoadPage(handle);
      const placement = this.#placements[index] as Matrix;
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
      });
      const placementOf = (page: number): Matrix | undefined => this.#placements[page - 1];
      readLinks(this.#pdfium, this.#document, { handle, number: index + 1, placement, placementOf }, this.#links);
      const { covers, ...drawings } = readDrawings(this.#pdfium, painted, positions);
      return {
        number: index + 1,
        ...boxes,
        lines: groupLines(uncoveredCharacters(characters, covers)),
        ...drawings,
        ...painting,
      };
    };
    return using(measure, () => {
      if (text !== 0) raw.FPDFText_ClosePage(text);
      raw.FPDF_ClosePage(handle);
    });
  }
}
