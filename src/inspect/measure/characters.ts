import type { Box, Character } from "../measured.ts";
import { holds } from "./hidden.ts";
import { clipOf, type PageObject } from "./page-objects.ts";
import type { Pdfium } from "./pdfium.ts";
import { hexColour, mmPerPt, place, placeBox, type Matrix } from "./placement.ts";

/** Share of the em above the baseline, and below it: the em box of Han fonts. */
const [aboveBaseline, belowBaseline] = [0.88, 0.12];

/** pt; what is smaller than this no eye reads. */
export const smallest = 2;

/** A character that is still being measured. */
type Draft = { -readonly [Key in keyof Character]: Character[Key] };

/** What all characters of a text object have in common. */
interface Run {
  readonly handle: number;
  /** Index of the object among the page's. */
  readonly object: number;
  readonly isVisible: boolean;
  /** What clipping leaves of the page, mm; undefined where nothing limits it. */
  readonly clip: Box | undefined;
  readonly font: number;
  readonly fontHandle: number;
  readonly fontSize: number;
  readonly color: string;
  readonly sizePt: number;
  /** mm that a pt of advance goes right and down on the page. */
  readonly rightPerPt: number;
  readonly downPerPt: number;
  /** First component of the text matrix: the loose box is as wide as the advance times it. */
  readonly scale: number;
  readonly angle: Character["angle"];
}

/** Finds the index of a font among the document's, from PDFium's handle. */
export type FontIndex = (handle: number) => number;

/** What reading a page's characters needs. */
export interface CharacterContext {
  readonly pdfium: Pdfium;
  /** PDFium's text page. */
  readonly text: number;
  readonly placement: Matrix;
  readonly objects: readonly PageObject[];
  readonly fontIndex: FontIndex;
  /** Counts a character of a font. */
  readonly count: (font: number) => void;
  readonly isComposite: (font: number) => boolean;
}

/** The characters of a page, and the position of each of its objects in the content. */
export interface PageCharacters {
  readonly characters: readonly Character[];
  readonly positions: Uint32Array;
}

/**
 * The characters of a page with the positions of their objects, in the order of the content; those that PDFium makes up
 * (spaces, line ends), those drawn without ink (text rendering modes 3 and 7), too small to be seen or clipped away left out.
 */
export function readCharacters(context: CharacterContext): PageCharacters {
  const { pdfium, text, objects } = context;
  const { raw } = pdfium;
  const indices = new Map<number, number>();
  for (const [index, { kind, handle }] of objects.entries()) if (kind === "text") indices.set(handle, index);
  const drafts: Draft[] = [];
  const count = raw.FPDFText_CountChars(text);
  let run: Run | undefined;
  let last: Origin = { x: 0, y: 0, handle: 0 };
  for (let index = 0; index < count; index += 1) {
    const handle = raw.FPDFText_GetTextObject(text, index);
    if (handle === 0) continue;
    if (run?.handle !== handle) run = readRun(context, index, handle, indices.get(handle) ?? objects.length);
    context.count(run.font);
    if (run.isVisible) last = addCharacter(context, index, run, drafts, last);
  }
  return { characters: drafts, positions: numberContent(drafts, objects.length) };
}

function readRun(
  { pdfium, text, placement, fontIndex, objects }: CharacterContext,
  index: number,
  handle: number,
  object: number,
): Run {
  const painted = objects[object];
  const clip = painted === undefined ? undefined : clipOf(pdfium, handle, painted.placement, painted.limits);
  const { raw, memory, scratch } = pdfium;
  const fontHandle = raw.FPDFTextObj_GetFont(handle);
  raw.FPDFText_GetMatrix(text, index, scratch);
  raw.FPDFTextObj_GetFontSize(handle, scratch + 24);
  const mode = raw.FPDFTextObj_GetTextRenderMode(handle);
  const getColour = mode === 1 || mode === 5 ? raw.FPDFPageObj_GetStrokeColor : raw.FPDFPageObj_GetFillColor;
  getColour(handle, scratch + 32, scratch + 36, scratch + 40, scratch + 44);
  const view = memory();
  const [a, b] = [view.getFloat32(scratch, true), view.getFloat32(scratch + 4, true)];
  const [c, d] = [view.getFloat32(scratch + 8, true), view.getFloat32(scratch + 12, true)];
  const fontSize = Math.abs(view.getFloat32(scratch + 24, true));
  const [p, q, r, s] = placement;
  const [rightPerPt, downPerPt] = [a * p + b * r, a * q + b * s];
  const sizePt = fontSize * Math.hypot(c, d);
  return {
    handle,
    object,
    fontHandle,
    fontSize,
    rightPerPt,
    downPerPt,
    clip: clip === "nothing" ? undefined : clip,
    isVisible:
      clip !== "nothing" && sizePt >= smallest && mode !== 3 && mode !== 7 && view.getUint32(scratch + 44, true) > 0,
    font: fontIndex(fontHandle),
    color: hexColour(
      view.getUint32(scratch + 32, true),
      view.getUint32(scratch + 36, true),
      view.getUint32(scratch + 40, true),
    ),
    sizePt,
    scale: a,
    angle: angleOf(rightPerPt, downPerPt),
  };
}

/** The angle of a line that goes so far right and down on the page, rounded to a quarter turn. */
export function angleOf(right: number, down: number): Character["angle"] {
  const quarter = Math.round((Math.atan2(-down, right) * 2) / Math.PI);
  return (((quarter + 4) % 4) * 90) as Character["angle"];
}

/** Where the last character began: what begins at the same place belongs to the same glyph. */
interface Origin {
  readonly x: number;
  readonly y: number;
  readonly handle: number;
}

function addCharacter(context: CharacterContext, index: number, run: Run, drafts: Draft[], last: Origin): Origin {
  const { pdfium, text, placement } = context;
  const { raw, memory, scratch } = pdfium;
  const code = raw.FPDFText_GetUnicode(text, index);
  raw.FPDFText_GetCharOrigin(text, index, scratch, scratch + 8);
  const originX = memory().getFloat64(scratch, true);
  const [x, y] = place(placement, originX, memory().getFloat64(scratch + 8, true));
  // Numbers past all bounds are on no page.
  if (!Number.isFinite(x + y + run.sizePt)) return last;
  const character = textOf(code, raw.FPDFText_HasUnicodeMapError(text, index) !== 0);
  const origin = { x, y, handle: run.handle };
  const before = drafts.at(-1);
  if (before !== undefined && last.handle === run.handle && Math.hypot(last.x - x, last.y - y) < sameOrigin) {
    before.text += character;
    return origin;
  }
  const ink = inkBox(context, index, character, origin, run);
  if (run.clip !== undefined && !holds(run.clip, ink)) return origin;
  raw.FPDFText_GetLooseCharBox(text, index, scratch + 16);
  const [looseLeft, looseRight] = [memory().getFloat32(scratch + 16, true), memory().getFloat32(scratch + 24, true)];
  const advance =
    Math.abs(run.scale) > 1e-4 && Math.abs(looseLeft - originX) < 0.01
      ? (looseRight - looseLeft) / run.scale
      : advanceOf(pdfium, run, code);
  if (!Number.isFinite(advance * (Math.abs(run.rightPerPt) + Math.abs(run.downPerPt)))) return last;
  const box = emBox(run, x, y, x + advance * run.rightPerPt, y + advance * run.downPerPt);
  // Written out, as a spread costs as much as all the rest.
  drafts.push({
    text: character,
    left: box.left,
    right: box.right,
    top: box.top,
    bottom: box.bottom,
    baseline: box.baseline,
    ink,
    sizePt: run.sizePt,
    font: run.font,
    color: run.color,
    angle: run.angle,
    order: run.object,
  });
  return origin;
}

/** Distance in mm within which two origins are one. */
const sameOrigin = 1e-5;

/**
 * A character as the file says it is copied out; U+FFFD where the file doesn't say. PDFium gives 2 for a hyphen that ends
 * a line, whatever it was.
 */
function textOf(code: number, isUnmapped: boolean): string {
  if (isUnmapped || code <= 0 || code > 0x10_ff_ff) return "\uFFFD";
  return code === 2 ? "-" : String.fromCodePoint(code);
}

function inkBox(
  { pdfium, text, placement, isComposite }: CharacterContext,
  index: number,
  character: string,
  at: Origin,
  { font, angle }: Run,
): Box {
  const { raw, memory, scratch } = pdfium;
  if (/^\s$/.test(character)) return { left: at.x, top: at.y, right: at.x, bottom: at.y };
  raw.FPDFText_GetCharBox(text, index, scratch, scratch + 8, scratch + 16, scratch + 24);
  const view = memory();
  const [left, right] = [view.getFloat64(scratch, true), view.getFloat64(scratch + 8, true)];
  const box = placeBox(
    placement,
    left,
    view.getFloat64(scratch + 16, true),
    right,
    view.getFloat64(scratch + 24, true),
  );
  return isComposite(font) ? withoutMargin(box, at, angle) : box;
}

function nearer(edge: number, origin: number): number {
  return origin + ((edge - origin) * 64) / 65;
}

/** PDFium makes glyphs of composite fonts higher by a 64th of what they rise (core/fpdfapi/font/cpdf_cidfont.cpp). */
function withoutMargin(box: Box, { x, y }: Origin, angle: Character["angle"]): Box {
  if (angle === 0) return { ...box, top: Math.max(box.top, nearer(box.top, y)) };
  if (angle === 180) return { ...box, bottom: Math.min(box.bottom, nearer(box.bottom, y)) };
  return angle === 90
    ? { ...box, left: Math.max(box.left, nearer(box.left, x)) }
    : { ...box, right: Math.min(box.right, nearer(box.right, x)) };
}

/** The advance in pt of text space, where PDFium's loose box doesn't show it: in turned text, and without font metrics. */
function advanceOf({ raw, memory, scratch }: Pdfium, run: Run, code: number): number {
  return raw.FPDFFont_GetGlyphWidth(run.fontHandle, code, run.fontSize, scratch) === 0
    ? 0
    : memory().getFloat32(scratch, true);
}

/** The baseline, and the em box between two ends of an advance, mm. */
export function emBox(
  { angle, sizePt }: Pick<Character, "angle" | "sizePt">,
  x: number,
  y: number,
  endX: number,
  endY: number,
): Box & { baseline: number } {
  const above = sizePt * mmPerPt * aboveBaseline;
  const below = sizePt * mmPerPt * belowBaseline;
  if (angle === 0 || angle === 180) {
    const [up, down] = angle === 0 ? [above, below] : [below, above];
    return { left: Math.min(x, endX), right: Math.max(x, endX), top: y - up, bottom: y + down, baseline: y };
  }
  const [toLeft, toRight] = angle === 90 ? [above, below] : [below, above];
  return { left: x - toLeft, right: x + toRight, top: Math.min(y, endY), bottom: Math.max(y, endY), baseline: x };
}

/**
 * Gives every character and every other object its own place in the content: characters come with the index of their
 * object and leave with a position.
 * @returns the positions of the objects.
 */
function numberContent(drafts: Draft[], objects: number): Uint32Array {
  const positions = new Uint32Array(objects + 2).fill(1);
  for (const { order } of drafts) positions[order + 1] = (positions[order + 1] ?? 0) + 1;
  positions[0] = 0;
  for (let index = 1; index < positions.length; index += 1)
    positions[index] = (positions[index] ?? 0) + (positions[index - 1] ?? 0);
  const next = positions.slice();
  for (const draft of drafts) {
    const object = draft.order;
    draft.order = next[object] ?? 0;
    next[object] = draft.order + 1;
  }
  return positions;
}
