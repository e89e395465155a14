import type { Box, PlacedPicture, Rule, Shape } from "../measured.ts";
import { isCover, uncoveredRules, type Cover } from "./hidden.ts";
import { clipOf, matrixOf, type PageObject } from "./page-objects.ts";
import { readFigures, type Figure } from "./path-figures.ts";
import type { Pdfium } from "./pdfium.ts";
import { chain, overlap, placeBox, type Matrix } from "./placement.ts";
import { isThin, joinBars, type Bar } from "./rules.ts";

/** What a page shows besides text. */
export interface Drawings {
  readonly rules: readonly Rule[];
  readonly shapes: readonly Shape[];
  readonly pictures: readonly PlacedPicture[];
  /** Areas that hide what was painted before them. */
  readonly covers: readonly Cover[];
}

/** A colour for what is painted in many: gradients. */
const manyColours = "#808080";

/** What a page paints besides text, sorted as it comes: rules, other shapes, pictures, as far as clipping leaves them. */
export class DrawingList {
  readonly #bars: Bar[] = [];
  readonly #shapes: Shape[] = [];
  readonly #pictures: PlacedPicture[] = [];
  readonly #covers: Cover[] = [];

  /**
   * Adds an inked part of a path, unless clipping leaves nothing of it. White areas are no ink and are left out; white bars
   * are rules, as one may lie on another.
   */
  addFigure({ color, isOpaque = false, ...figure }: Figure, clip: Box | undefined, order: number): void {
    const box = clip === undefined ? figure : overlap(figure, clip);
    if (box === undefined || !isOnAnyPage(box)) return;
    if (figure.isBar && isOpaque && isCover(box)) this.#covers.push({ ...edges(box), order });
    if (figure.isBar && isThin(box)) this.#bars.push({ ...edges(box), color, order });
    else if (color !== "#ffffff") this.#shapes.push({ ...edges(box), color });
  }

  /** Adds a picture of some pixels, which fills the unit square of a matrix to mm on the page. */
  addPicture(matrix: Matrix, [widthPx, heightPx]: readonly [number, number], clip: Box | undefined): void {
    const whole = placeBox(matrix, 0, 0, 1, 1);
    const box = clip === undefined ? whole : overlap(whole, clip);
    if (box === undefined || !isOnAnyPage(box)) return;
    const [a, b, c, d] = matrix;
    const across = widthPx / (Math.hypot(a, b) / 25.4);
    const down = heightPx / (Math.hypot(c, d) / 25.4);
    const ppi = Math.min(across, down);
    this.#pictures.push({ ...edges(box), widthPx, heightPx, ppi: Number.isFinite(ppi) ? ppi : 0 });
  }

  /** All of it, pieces of one rule joined. */
  sorted(): Drawings {
    const { rules, crumbs } = joinBars(this.#bars);
    return {
      rules: uncoveredRules(rules, this.#covers),
      shapes: [...this.#shapes, ...crumbs],
      pictures: this.#pictures,
      covers: this.#covers,
    };
  }
}

/**
 * Measures what a page paints besides text, as PDFium reads it.
 * @param positions position of each object in the page's content.
 */
export function readDrawings(pdfium: Pdfium, objects: readonly PageObject[], positions: Uint32Array): Drawings {
  const drawings = new DrawingList();
  for (const [index, object] of objects.entries()) {
    if (object.kind === "text") continue;
    const clip = clipOf(pdfium, object.handle, object.placement, object.limits);
    if (clip === "nothing") continue;
    if (object.kind === "picture") addPicture(drawings, pdfium, object, clip);
    else {
      const figures = object.kind === "path" ? readFigures(pdfium, object) : boundsOf(pdfium, object);
      for (const figure of figures) drawings.addFigure(figure, clip, positions[index] ?? 0);
    }
  }
  return drawings.sorted();
}

function edges({ left, top, right, bottom }: Box): Box {
  return { left, top, right, bottom };
}

/** Whether numbers are within bounds at all. */
function isOnAnyPage({ left, top, right, bottom }: Box): boolean {
  return Number.isFinite(left + top + right + bottom);
}

function boundsOf({ raw, memory, scratch }: Pdfium, { handle, placement }: PageObject): Figure[] {
  if (raw.FPDFPageObj_GetBounds(handle, scratch, scratch + 4, scratch + 8, scratch + 12) === 0) return [];
  const view = memory();
  const [left, bottom] = [view.getFloat32(scratch, true), view.getFloat32(scratch + 4, true)];
  const [right, top] = [view.getFloat32(scratch + 8, true), view.getFloat32(scratch + 12, true)];
  return [{ ...placeBox(placement, left, bottom, right, top), color: manyColours, isBar: false }];
}

function addPicture(
  drawings: DrawingList,
  pdfium: Pdfium,
  { handle, placement }: PageObject,
  clip: Box | undefined,
): void {
  const { raw, memory, scratch } = pdfium;
  const matrix = chain(matrixOf(pdfium, handle), placement);
  if (raw.FPDFImageObj_GetImagePixelSize(handle, scratch, scratch + 4) === 0) return;
  const view = memory();
  drawings.addPicture(matrix, [view.getUint32(scratch, true), view.getUint32(scratch + 4, true)], clip);
}
