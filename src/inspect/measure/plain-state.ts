import type { Box, Colour } from "../measured.ts";
import { gray } from "./colour-spaces.ts";
import type { Nib } from "./path-figures.ts";
import type { Matrix } from "./placement.ts";
import type { PlainFont } from "./plain-font.ts";

/** An operand of a content stream: a number, or the bytes of a string. */
export type Operand = number | string;

/** The part of the graphics state that plain content changes (PDF 32000-1, 8.4). */
export interface PlainState {
  /** From the current space to mm on the page. */
  ctm: Matrix;
  fill: Colour;
  stroke: Colour;
  nib: Nib;
  /** What clipping leaves of the page, mm; undefined where nothing limits it. */
  clip: Box | "nothing" | undefined;
  font: PlainFont | undefined;
  /** Size of the font in units of the text's space. */
  size: number;
}

/** The state at the start of a page. */
export function startState(placement: Matrix): PlainState {
  const black = gray.colour([0]);
  return {
    ctm: placement,
    fill: black,
    stroke: black,
    nib: { width: 1, hasWideEnds: false },
    clip: undefined,
    font: undefined,
    size: 0,
  };
}

/** As many numbers as an operator takes; undefined where its operands are others. */
export function numbersOf(operands: readonly Operand[], count: number): readonly number[] | undefined {
  if (operands.length !== count) return undefined;
  return operands.every((operand) => typeof operand === "number" && Number.isFinite(operand))
    ? (operands as readonly number[])
    : undefined;
}

/** A matrix of its own: the next operator's operands come into the same list. */
export function matrixOf(operands: readonly Operand[]): Matrix | undefined {
  return numbersOf(operands, 6)?.slice() as unknown as Matrix | undefined;
}
