import type { Box } from "../measured.ts";
import { UnreadablePdf } from "../unreadable-pdf.ts";
import type { Pdfium } from "./pdfium.ts";
import { chain, overlap, placeBox, type Matrix } from "./placement.ts";

/** Kinds of page objects in PDFium (public/fpdf_edit.h). */
const kinds = { text: 1, path: 2, picture: 3, shading: 4, form: 5 } as const;

/** One thing that a page paints, in the order of its content; what forms hold is taken out of them. */
export interface PageObject {
  readonly handle: number;
  readonly kind: "text" | "path" | "picture" | "shading";
  /** From the object's coordinates to mm on the page. */
  readonly placement: Matrix;
  /** What the forms around it leave visible, mm; undefined where nothing limits it. */
  readonly limits: Box | undefined;
}

/** Most objects of a page that are looked at: a guard against forms that multiply. */
const mostObjects = 500_000;

/** Deepest nesting of forms that is followed. PDFium itself stops at about that. */
const deepest = 40;

/**
 * Lists what a page paints.
 * @throws UnreadablePdf `too-large` for a page without end.
 */
export function listPageObjects(pdfium: Pdfium, page: number, placement: Matrix): PageObject[] {
  const { raw } = pdfium;
  const objects: PageObject[] = [];
  const visit = (handle: number, own: Matrix, limits: Box | undefined, depth: number): void => {
    const kind = raw.FPDFPageObj_GetType(handle);
    if (kind === kinds.text) objects.push({ handle, kind: "text", placement: own, limits });
    else if (kind === kinds.path) objects.push({ handle, kind: "path", placement: own, limits });
    else if (kind === kinds.picture) objects.push({ handle, kind: "picture", placement: own, limits });
    else if (kind === kinds.shading) objects.push({ handle, kind: "shading", placement: own, limits });
    else if (kind === kinds.form && depth < deepest) {
      const clip = clipOf(pdfium, handle, own, limits);
      if (clip === "nothing") return;
      const inner = chain(matrixOf(pdfium, handle), own);
      const count = raw.FPDFFormObj_CountObjects(handle);
      for (let index = 0; index < count; index += 1)
        visit(raw.FPDFFormObj_GetObject(handle, index), inner, clip, depth + 1);
    }
    if (objects.length > mostObjects) throw new UnreadablePdf("too-large", "a page of too many objects");
  };
  const count = raw.FPDFPage_CountObjects(page);
  for (let index = 0; index < count; index += 1) visit(raw.FPDFPage_GetObject(page, index), placement, undefined, 0);
  return objects;
}

/** The matrix of a form, picture or path. */
export function matrixOf({ raw, memory, scratch }: Pdfium, handle: number): Matrix {
  if (raw.FPDFPageObj_GetMatrix(handle, scratch) === 0) return [1, 0, 0, 1, 0, 0];
  const view = memory();
  return [
    view.getFloat32(scratch, true),
    view.getFloat32(scratch + 4, true),
    view.getFloat32(scratch + 8, true),
    view.getFloat32(scratch + 12, true),
    view.getFloat32(scratch + 16, true),
    view.getFloat32(scratch + 20, true),
  ];
}

/** The box within which an object shows, of its clipping paths' boxes and of what is around it. */
export function clipOf(
  { raw, memory, scratch }: Pdfium,
  handle: number,
  placement: Matrix,
  around: Box | undefined,
): Box | "nothing" | undefined {
  const clip = raw.FPDFPageObj_GetClipPath(handle);
  if (clip === 0) return around;
  const paths = raw.FPDFClipPath_CountPaths(clip);
  let limits = around;
  for (let path = 0; path < paths && path < 64; path += 1) {
    const segments = raw.FPDFClipPath_CountPathSegments(clip, path);
    // What clips with many points is taken to clip nothing: its box says little.
    if (segments <= 0 || segments > 200) continue;
    let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let index = 0; index < segments; index += 1) {
      const segment = raw.FPDFClipPath_GetPathSegment(clip, path, index);
      if (raw.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4) === 0) continue;
      const view = memory();
      const [x, y] = [view.getFloat32(scratch, true), view.getFloat32(scratch + 4, true)];
      left = Math.min(left, x);
      right = Math.max(right, x);
      bottom = Math.min(bottom, y);
      top = Math.max(top, y);
    }
    if (left > right) continue;
    const box = placeBox(placement, left, bottom, right, top);
    limits = limits === undefined ? box : overlap(limits, box);
    if (limits === undefined) return "nothing";
  }
  return limits;
}
