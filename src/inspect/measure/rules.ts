import type { Box, Rule, Shape } from "../measured.ts";

/** Thickest and shortest bar that counts as a rule, mm. */
const [thickest, shortest] = [1.5, 3];

/** How far in mm pieces of one rule may be apart, off its middle, and thicker or thinner. */
const [sameEnd, sameMiddle, sameThickness] = [0.1, 0.03, 0.02];

/** A thin filled rectangle, or a straight stroke. */
export interface Bar extends Box {
  readonly color: string;
  readonly order: number;
}

/** Whether a box is thin enough to be a piece of a rule. */
export function isThin({ left, top, right, bottom }: Box): boolean {
  return Math.min(right - left, bottom - top) <= thickest;
}

interface Piece {
  readonly direction: Rule["direction"];
  readonly color: string;
  readonly thickness: number;
  readonly middle: number;
  readonly from: number;
  readonly to: number;
  readonly order: number;
}

/** Joins touching bars of one colour and thickness on one line into rules; what stays too short is given back as shapes. */
export function joinBars(bars: readonly Bar[]): { readonly rules: Rule[]; readonly crumbs: Shape[] } {
  const byColour = new Map<string, Piece[]>();
  for (const bar of bars) {
    const piece = pieceOf(bar);
    const key = `${piece.direction} ${piece.color}`;
    const there = byColour.get(key);
    if (there === undefined) byColour.set(key, [piece]);
    else there.push(piece);
  }
  const joined = [...byColour.values()].flatMap((pieces) => rowsOf(pieces).flatMap((row) => joinRow(row)));
  const isRule = ({ from, to }: Piece): boolean => to - from >= shortest;
  const rules = joined.filter(isRule).map((piece): Rule => ({
    ...boxOf(piece),
    thickness: piece.thickness,
    direction: piece.direction,
    color: piece.color,
    order: piece.order,
  }));
  return {
    rules: rules.toSorted((a, b) => a.top - b.top || a.left - b.left),
    crumbs: joined
      .filter((piece) => !isRule(piece) && piece.color !== "#ffffff")
      .map((piece) => ({ ...boxOf(piece), color: piece.color })),
  };
}

function pieceOf({ left, top, right, bottom, color, order }: Bar): Piece {
  return right - left >= bottom - top
    ? {
        direction: "horizontal",
        color,
        order,
        thickness: bottom - top,
        middle: (top + bottom) / 2,
        from: left,
        to: right,
      }
    : {
        direction: "vertical",
        color,
        order,
        thickness: right - left,
        middle: (left + right) / 2,
        from: top,
        to: bottom,
      };
}

function boxOf({ direction, thickness, middle, from, to }: Piece): Box {
  const [near, far] = [middle - thickness / 2, middle + thickness / 2];
  return direction === "horizontal"
    ? { left: from, top: near, right: to, bottom: far }
    : { left: near, top: from, right: far, bottom: to };
}

/** Pieces on one line and of one thickness, in rows of their own. */
function rowsOf(pieces: readonly Piece[]): Piece[][] {
  const rows: Piece[][] = [];
  for (const piece of pieces.toSorted((a, b) => a.middle - b.middle || a.from - b.from)) {
    const row = findRow(rows, piece);
    if (row === undefined) rows.push([piece]);
    else row.push(piece);
  }
  return rows;
}

/** Rows stand in the order of their middles: once they lie too far back, none before them fits. */
function findRow(rows: readonly Piece[][], piece: Piece): Piece[] | undefined {
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const [first] = rows[index] ?? [];
    if (first === undefined || piece.middle - first.middle > sameMiddle) return undefined;
    if (isOnOneLine(first, piece)) return rows[index];
  }
  return undefined;
}

function isOnOneLine(one: Piece, other: Piece): boolean {
  return (
    Math.abs(one.middle - other.middle) <= sameMiddle && Math.abs(one.thickness - other.thickness) <= sameThickness
  );
}

function joinRow(row: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of row.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last === undefined || piece.from > last.to + sameEnd) joined.push(piece);
    else
      joined[joined.length - 1] = {
        ...last,
        to: Math.max(last.to, piece.to),
        order: Math.min(last.order, piece.order),
      };
  }
  return joined;
}
