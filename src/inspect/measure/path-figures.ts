import type { Box } from "../measured.ts";
import { matrixOf, type PageObject } from "./page-objects.ts";
import type { Pdfium } from "./pdfium.ts";
import { chain, hexColour, place, placeBox, type Matrix } from "./placement.ts";

/** A part of a path with its ink's edges in mm. */
export interface Figure extends Box {
  readonly color: string;
  /** Whether it fills its box: an upright rectangle or a level or upright stroke. */
  readonly isBar: boolean;
  /** Whether nothing below it shows through. */
  readonly isOpaque?: boolean;
}

/** Longest path whose points are looked at; a drawing of more is taken as a whole. */
const mostSegments = 4000;

/** How far in mm points may lie off a level line that counts as level. */
const level = 0.02;

/** A point in mm on the page. */
export type Point = readonly [number, number];

/** A piece of a path that is drawn without lifting the pen. */
export interface Stretch {
  readonly points: Point[];
  isCurved: boolean;
  isClosed: boolean;
}

/** The inked parts of a path object: filled rectangles and straight strokes one by one, the rest by what surrounds it. */
export function readFigures(pdfium: Pdfium, object: PageObject): Figure[] {
  const { raw, memory, scratch } = pdfium;
  const { handle } = object;
  if (raw.FPDFPath_GetDrawMode(handle, scratch, scratch + 4) === 0) return [];
  const isFilled = memory().getInt32(scratch, true) !== 0;
  const isStroked = memory().getInt32(scratch + 4, true) !== 0;
  const fill = isFilled ? colourOf(pdfium, handle, raw.FPDFPageObj_GetFillColor) : undefined;
  const stroke = isStroked ? colourOf(pdfium, handle, raw.FPDFPageObj_GetStrokeColor) : undefined;
  if (fill === undefined && stroke === undefined) return [];
  const isOpaque = raw.FPDFPageObj_HasTransparency(handle) === 0;
  const count = raw.FPDFPath_CountSegments(handle);
  if (count > mostSegments) return wholePath(pdfium, object, fill ?? stroke ?? "");
  const matrix = chain(matrixOf(pdfium, handle), object.placement);
  const pen = stroke === undefined ? undefined : { color: stroke, ...penOf(readPen(pdfium, handle), matrix) };
  return figuresOf(
    stretchesOf(pdfium, handle, count, matrix),
    fill === undefined ? undefined : { color: fill, isOpaque },
    pen,
  );
}

/** What the stretches of a path ink, filled, stroked, or both. */
export function figuresOf(
  stretches: readonly Stretch[],
  fill: Pick<Figure, "color" | "isOpaque"> | undefined,
  pen: (Pen & Pick<Figure, "color">) | undefined,
): Figure[] {
  return stretches.flatMap((stretch): Figure[] => [
    ...(fill === undefined ? [] : [filled(stretch, fill)]),
    ...(pen === undefined ? [] : stroked(stretch, pen.color, pen)),
  ]);
}

/** A colour, undefined for one without any opacity. */
function colourOf(
  { memory, scratch }: Pdfium,
  handle: number,
  read: (...values: number[]) => number,
): string | undefined {
  if (read(handle, scratch, scratch + 4, scratch + 8, scratch + 12) === 0) return undefined;
  const view = memory();
  if (view.getUint32(scratch + 12, true) === 0) return undefined;
  return hexColour(view.getUint32(scratch, true), view.getUint32(scratch + 4, true), view.getUint32(scratch + 8, true));
}

function wholePath({ raw, memory, scratch }: Pdfium, { handle, placement }: PageObject, color: string): Figure[] {
  if (raw.FPDFPageObj_GetBounds(handle, scratch, scratch + 4, scratch + 8, scratch + 12) === 0) return [];
  const view = memory();
  const [left, bottom] = [view.getFloat32(scratch, true), view.getFloat32(scratch + 4, true)];
  const [right, top] = [view.getFloat32(scratch + 8, true), view.getFloat32(scratch + 12, true)];
  return [{ ...placeBox(placement, left, bottom, right, top), color, isBar: false }];
}

/** A pen: mm that a stroke along x is high, that one along y is wide, and that its ends stand out. */
export interface Pen {
  readonly across: number;
  readonly upright: number;
  readonly hasWideEnds: boolean;
}

/** What a path is stroked with, in units of the path's own space. */
export interface Nib {
  readonly width: number;
  readonly hasWideEnds: boolean;
}

function readPen({ raw, memory, scratch }: Pdfium, handle: number): Nib {
  raw.FPDFPageObj_GetStrokeWidth(handle, scratch);
  return { width: memory().getFloat32(scratch, true), hasWideEnds: raw.FPDFPageObj_GetLineCap(handle) !== 0 };
}

/** How thick a stroke is on the page, by the matrix from the path's space to mm. */
export function penOf({ width, hasWideEnds }: Nib, [a, b, c, d]: Matrix): Pen {
  const area = Math.abs(a * d - b * c);
  // A stroke is as thick as the matrix makes it across its own direction: by area, divided by the stretch along it.
  const [alongX, alongY] = [Math.hypot(a, c), Math.hypot(b, d)];
  return {
    across: alongX === 0 ? 0 : (width * area) / alongX,
    upright: alongY === 0 ? 0 : (width * area) / alongY,
    hasWideEnds,
  };
}

function stretchesOf(pdfium: Pdfium, handle: number, count: number, matrix: Matrix): Stretch[] {
  const { raw, memory, scratch } = pdfium;
  const stretches: Stretch[] = [];
  let stretch: Stretch | undefined;
  for (let index = 0; index < count; index += 1) {
    const segment = raw.FPDFPath_GetPathSegment(handle, index);
    if (raw.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4) === 0) continue;
    const view = memory();
    const point = place(matrix, view.getFloat32(scratch, true), view.getFloat32(scratch + 4, true));
    // Kinds of segments (public/fpdf_edit.h): 0 a line, 1 a point of a curve, 2 a move.
    const kind = raw.FPDFPathSegment_GetType(segment);
    if (kind === 2 || stretch === undefined) {
      stretch = { points: [], isCurved: false, isClosed: false };
      stretches.push(stretch);
    }
    if (kind === 1) stretch.isCurved = true;
    stretch.points.push(point);
    if (raw.FPDFPathSegment_GetClose(segment) !== 0) stretch.isClosed = true;
  }
  return stretches.filter(({ points }) => points.length > 1);
}

/** The box around points. */
export function boxOf(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { left, top, right, bottom };
}

function filled(
  { points, isCurved }: Stretch,
  { color, isOpaque = false }: Pick<Figure, "color" | "isOpaque">,
): Figure {
  const box = boxOf(points);
  const isCorner = ([x, y]: Point): boolean =>
    (Math.abs(x - box.left) < level || Math.abs(x - box.right) < level) &&
    (Math.abs(y - box.top) < level || Math.abs(y - box.bottom) < level);
  const isBar = !isCurved && points.length >= 4 && points.length <= 6 && points.every(isCorner);
  return { ...box, color, isBar, isOpaque };
}

function stroked({ points, isCurved, isClosed }: Stretch, color: string, pen: Pen): Figure[] {
  const all = isClosed && points[0] !== undefined ? [...points, points[0]] : points;
  const sides = all.slice(1).map((point, index): readonly [Point, Point] => [all[index] ?? point, point]);
  const isSquare = sides.every(([[x1, y1], [x2, y2]]) => Math.abs(x1 - x2) < level || Math.abs(y1 - y2) < level);
  const half = Math.max(pen.across, pen.upright) / 2;
  if (isCurved || !isSquare) return [{ ...grow(boxOf(points), half, half), color, isBar: false }];
  const hasCorners = sides.length > 1;
  return sides.flatMap(([from, to]): Figure[] => {
    const box = boxOf([from, to]);
    if (box.right - box.left < level && box.bottom - box.top < level) return [];
    const ends = pen.hasWideEnds || hasCorners;
    const isLevel = box.right - box.left >= box.bottom - box.top;
    const grown = isLevel
      ? grow(box, ends ? pen.upright / 2 : 0, pen.across / 2)
      : grow(box, pen.upright / 2, ends ? pen.across / 2 : 0);
    return [{ ...grown, color, isBar: true }];
  });
}

function grow({ left, top, right, bottom }: Box, across: number, down: number): Box {
  return { left: left - across, top: top - down, right: right + across, bottom: bottom + down };
}
