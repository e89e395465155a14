import { unbreakableRanges } from "../../transform/unbreakable.ts";
import { isClosing, markClass, mayNotEnd, mayNotStart, squeezeRank, type MarkClass } from "./marks.ts";
import type { FittingParagraph, FittingToken, MeasuredFont } from "./paragraph.ts";
import type { Piece } from "./pieces.ts";

/** A character, word, number, image or white space of a paragraph: what a line is made of. Lengths are layout px. */
export interface Unit {
  readonly start: number;
  readonly length: number;
  readonly kind: Piece["kind"];
  /** What it takes within a line, `before` and `after` counted in. */
  readonly width: number;
  /** Put in front of it and behind it wherever it stands: in pairs of marks, and round a 间隔号 that is not half a zi wide. */
  readonly before: number;
  readonly after: number;
  /** What it gives up as the first or last of a line. */
  readonly startTrim: number;
  readonly endTrim: number;
  /** What it may give up on its blank side when the line has to take more in, and its rank in `squeezeOrder` (-1: nothing). */
  readonly room: number;
  readonly rank: number;
  readonly isOpening: boolean;
  /** Whether a line may end behind it, and whether the browser stretches the gap behind it. */
  readonly breakAfter: boolean;
  readonly gapAfter: boolean;
}

/** A paragraph in units. */
export interface UnitParagraph {
  readonly units: readonly Unit[];
  /** Layout px: advance of a Han character in its first style. */
  readonly zi: number;
}

type Draft = { -readonly [Key in keyof Unit]: Unit[Key] } & { text: string; mark: MarkClass; blank: number };

/** Words longer than this may break behind the marks of an address. */
const longWord = 12;

/** Behind these marks a long address may go on in the next line. */
const addressMark = /(?<=[/?&=._-])(?=[^/?&=._-])/;

/** Share of a zi that ink may reach into a mark's blank half. */
const inkTolerance = 0.06;

/** Makes units of a paragraph's pieces: widths, what may be squeezed, where lines may end. */
export function unitsOf(
  paragraph: FittingParagraph,
  pieces: readonly Piece[],
  fonts: readonly MeasuredFont[],
): UnitParagraph {
  const boxes = new Map(paragraph.boxes);
  const drafts: Draft[] = [];
  for (const piece of pieces) addUnits(drafts, piece, fonts[piece.font] ?? { zi: 0, tokens: [] }, boxes);
  if (drafts.at(-1)?.kind === "space") drafts.pop();
  const zi = fonts[paragraph.runs[0]?.[1] ?? 0]?.zi ?? 1;
  for (const [index, unit] of drafts.entries()) {
    const next = drafts[index + 1];
    if (next !== undefined) setPair(unit, next);
    if (unit.mark === "middle") setMiddle(unit, drafts[index - 1], next, zi);
  }
  for (const unit of drafts) setTrims(unit);
  setBreaks(drafts, paragraph, zi);
  return { units: drafts, zi };
}

function addUnits(drafts: Draft[], piece: Piece, font: MeasuredFont, boxes: ReadonlyMap<number, number>): void {
  const { kind, start, text } = piece;
  const token = font.tokens[piece.tokens[0] ?? -1];
  const width = token?.advance ?? 0;
  if (kind === "han") {
    let at = start;
    for (const character of text) {
      drafts.push(draft(at, character, "han", font.zi));
      at += character.length;
    }
  }
  if (kind === "box") drafts.push(draft(start, text, "box", boxes.get(start) ?? 0));
  else if (kind === "mark") drafts.push(markDraft(start, text, token, font.zi));
  else if (kind === "word") drafts.push(...words(piece, font));
  else if (kind === "joined") drafts.push(draft(start, text, "joined", width));
  // White space collapses into one space, and to nothing at a paragraph's start.
  else if (kind === "space" && drafts.length > 0 && drafts.at(-1)?.kind !== "space")
    drafts.push(draft(start, text, "space", width));
}

function draft(start: number, text: string, kind: Unit["kind"], width: number): Draft {
  return {
    start,
    length: text.length,
    kind,
    width,
    before: 0,
    after: 0,
    startTrim: 0,
    endTrim: 0,
    room: 0,
    rank: -1,
    isOpening: false,
    breakAfter: false,
    gapAfter: false,
    text,
    mark: "none",
    blank: 0,
  };
}

function markDraft(start: number, text: string, token: FittingToken | undefined, zi: number): Draft {
  const { advance, inkLeft, inkRight } = token ?? { advance: zi, inkLeft: 0, inkRight: zi };
  const unit = draft(start, text, "mark", advance);
  unit.mark = markClass(text);
  unit.isOpening = unit.mark === "opening";
  unit.rank = squeezeRank(unit.mark);
  // A mark of a proportional font has no blank half to give up.
  if (Math.abs(advance - zi) > 0.02 * zi || unit.rank < 0) return unit;
  const blank = unit.isOpening ? inkLeft : advance - inkRight;
  unit.blank = blank >= (0.5 - inkTolerance) * zi ? zi / 2 : Math.max(0, blank - 0.02 * zi);
  return unit;
}

/** A word in one piece; a long one or an address in the pieces it may be broken into. Kerning is off (base.css). */
function words({ start, text, tokens }: Piece, font: MeasuredFont): Draft[] {
  let at = 0;
  return (text.length > longWord ? text.split(addressMark) : [text]).map((part) => {
    let width = 0;
    for (const token of tokens.slice(at, at + part.length)) width += font.tokens[token]?.advance ?? 0;
    at += part.length;
    return draft(start + at - part.length, part, "word", width);
  });
}

/** Two marks in a row take one and a half zi: the first loses its blank half, or the second of two opening ones. */
function setPair(unit: Draft, next: Draft): void {
  if (unit.rank < 0 || next.rank < 0) return;
  if (isClosing(unit.mark) && unit.blank > 0) unit.after = -unit.blank;
  else if (next.isOpening) next.before = -next.blank;
}

/** 间隔号 takes half a zi between Han characters (GB/T 15834-2011, 5.1.8). */
function setMiddle(unit: Draft, previous: Draft | undefined, next: Draft | undefined, zi: number): void {
  if (previous?.kind === "word" || next?.kind === "word" || next === undefined || previous === undefined) return;
  const add = (zi / 2 - unit.width) / 2;
  if (Math.abs(add) < 0.01 * zi) return;
  unit.before = add;
  unit.after = add;
}

function setTrims(unit: Draft): void {
  unit.width += unit.before + unit.after;
  if (unit.isOpening && unit.before === 0) {
    unit.startTrim = unit.blank;
    unit.room = unit.blank;
  } else if (isClosing(unit.mark) && unit.after === 0) {
    unit.endTrim = unit.blank;
    unit.room = unit.blank;
  }
}

function setBreaks(units: Draft[], paragraph: FittingParagraph, zi: number): void {
  const narrow = Math.floor(paragraph.width / zi / 2);
  const kept = new Set<number>();
  for (const { start, end } of unbreakableRanges(paragraph.text, Math.min(12, narrow)))
    for (let at = start + 1; at < end; at += 1) kept.add(at);
  for (const at of paragraph.glued) kept.add(at);
  for (const [index, unit] of units.entries()) {
    const next = units[index + 1];
    if (next === undefined) continue;
    unit.gapAfter = unit.kind === "space" || isStretched(unit) || isStretched(next);
    // Behind closing marks and before opening ones: the pair stays as close as it is set.
    if (unit.rank >= 0 && next.rank === 0 && next.isOpening) next.room = 0;
    unit.breakAfter = next.kind !== "space" && !kept.has(next.start) && mayBreak(unit, next);
  }
}

function mayBreak(unit: Draft, next: Draft): boolean {
  // Between two Han characters a line may always turn.
  if (unit.kind === "han" && next.kind === "han") return true;
  if (mayNotEnd(unit.text) || mayNotStart(next.text)) return false;
  // Two words without a space are pieces of one, or set in two styles: only an address may break.
  return unit.kind !== "word" || next.kind !== "word" || /[/?&=._-]$/.test(unit.text);
}

/** The browser stretches the gaps on both sides of Han characters and full-width forms, not of quotes, dashes and dots. */
function isStretched(unit: Draft): boolean {
  return unit.kind === "han" || (unit.kind === "mark" && !unstretched.has(unit.text));
}

const unstretched = new Set("“”‘’·");
