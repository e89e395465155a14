import type { Box, PlacedPicture, Rule, Shape } from "../measured.ts";
import { isCover, uncoveredRules, type Cover } from "./hidden.ts";
import { clipOf, matrixOf, type PageObject } from "./page-objects.ts";
import { readFigures, type Figure } from "./path-figures.ts";
import type { Pdfium } from "./pdfium.ts";
import { chain, overlap, placeBox } from "./placement.ts";
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

/**
 * Measures what a page paints besides text: rules, other shapes, pictures, as far as clipping leaves them. White areas are
 * no ink and are left out; white bars are rules, as one may lie on another.
 * @param positions position of each object in the page's content.
 */
export function readDrawings(pdfium: Pdfium, objects: readonly PageObject[], positions: Uint32Array): Drawings {
  const bars: Bar[] = [];
  const shapes: Shape[] = [];
  const pictures: PlacedPicture[] = [];
  const covers: Cover[] = [];
  for (const [index, object] of objects.entries()) {
    if (object.kind === "text") continue;
    const clip = clipOf(pdfium, object.handle, object.placement, object.limits);
    if (clip === "nothing") continue;
    const order = positions[index] ?? 0;
    if (object.kind === "picture") pictures.push(...readPicture(pdfium, object, clip));
    else {
      const figures = object.kind === "path" ? readFigures(pdfium, object) : boundsOf(pdfium, object);
      for (const { color, isOpaque = false, ...figure } of figures) {
        const box = clip === undefined ? figure : overlap(figure, clip);
        if (box === undefined || !isOnAnyPage(box)) continue;
        if (figure.isBar && isOpaque && isCover(box)) covers.push({ ...edges(box), order });
        if (figure.isBar && isThin(box)) bars.push({ ...edges(box), color, order });
        else if (color !== "#ffffff") shapes.push({ ...edges(box), color });
      }
    }
  }
  const { rules, crumbs } = joinBars(bars);
  return { rules: uncoveredRules(rules, covers), shapes: [...shapes, ...crumbs], pictures, covers };
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

function readPicture(pdfium: Pdfium, { handle, placement }: PageObject, clip: Box | undefined): PlacedPicture[] {
  const { raw, memory, scratch } = pdfium;
  const matrix = chain(matrixOf(pdfium, handle), placement);
  const whole = placeBox(matrix, 0, 0, 1, 1);
  const box = clip === undefined ? whole : overlap(whole, clip);
  if (box === undefined || !isOnAnyPage(box) || raw.FPDFImageObj_GetImagePixelSize(handle, scratch, scratch + 4) === 0)
    return [];
  const [widthPx, heightPx] = [memory().getUint32(scratch, true), memory().getUint32(scratch + 4, true)];
  const [a, b, c, d] = matrix;
  const across = widthPx / (Math.hypot(a, b) / 25.4);
  const down = heightPx / (Math.hypot(c, d) / 25.4);
  const ppi = Math.min(across, down);
  return [{ ...edges(box), widthPx, heightPx, ppi: Number.isFinite(ppi) ? ppi : 0 }];
}
