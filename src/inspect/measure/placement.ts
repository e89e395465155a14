import type { Box } from "../measured.ts";

/** Millimetres in a PDF point. */
export const mmPerPt = 25.4 / 72;

/** A transformation `[a b c d e f]` as PDF writes it: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** Size and turn of a page, pt. */
export interface PageFrame {
  readonly mediaBox: readonly [number, number, number, number];
  readonly rotate: number;
}

/** Where a page's own coordinates lie in mm from the upper left corner of the page as it is shown. */
export function pagePlacement({ mediaBox: [left, bottom, right, top], rotate }: PageFrame): Matrix {
  const s = mmPerPt;
  if (rotate === 90) return [0, s, s, 0, -bottom * s, -left * s];
  if (rotate === 180) return [-s, 0, 0, s, right * s, -bottom * s];
  if (rotate === 270) return [0, -s, -s, 0, top * s, right * s];
  return [s, 0, 0, -s, -left * s, top * s];
}

/** The transformation that does one and then another. */
export function chain(first: Matrix, then: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  const [p, q, r, s, t, u] = then;
  return [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u];
}

/** Where a point comes to lie. */
export function place([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The upright box around a transformed one. */
export function placeBox(matrix: Matrix, x1: number, y1: number, x2: number, y2: number): Box {
  const [a, b, c, d, e, f] = matrix;
  const [left, right] = [a * x1 + c * y1, a * x2 + c * y2];
  if (b === 0 && c === 0) {
    const [top, bottom] = [d * y1 + f, d * y2 + f];
    return {
      left: Math.min(left, right) + e,
      top: Math.min(top, bottom),
      right: Math.max(left, right) + e,
      bottom: Math.max(top, bottom),
    };
  }
  const xs = [left, right, a * x1 + c * y2, a * x2 + c * y1];
  const ys = [b * x1 + d * y1, b * x2 + d * y2, b * x1 + d * y2, b * x2 + d * y1];
  return {
    left: Math.min(...xs) + e,
    top: Math.min(...ys) + f,
    right: Math.max(...xs) + e,
    bottom: Math.max(...ys) + f,
  };
}

/** What two boxes share; undefined where that is nothing. */
export function overlap(one: Box, other: Box): Box | undefined {
  const left = Math.max(one.left, other.left);
  const top = Math.max(one.top, other.top);
  const right = Math.min(one.right, other.right);
  const bottom = Math.min(one.bottom, other.bottom);
  return left > right || top > bottom ? undefined : { left, top, right, bottom };
}

/** `#rrggbb` of components from 0 to 255. */
export function hexColour(red: number, green: number, blue: number): string {
  return `#${((1 << 24) | (red << 16) | (green << 8) | blue).toString(16).slice(1)}`;
}
