import type { FittingParagraph, FittingSource, MeasureRequest } from "./paragraph.ts";

/** A run of Han characters, a mark, word, run of dashes, white space or image of a paragraph, before it is measured. */
export interface Piece {
  readonly kind: "han" | "word" | "mark" | "joined" | "space" | "box";
  readonly start: number;
  readonly text: string;
  readonly font: number;
  /** What it is measured as, as tokens of its font: the characters of a word, else one; none for Han characters and images. */
  readonly tokens: readonly number[];
}

/** All paragraphs in pieces, and what has to be measured of them. */
export interface CutSource {
  readonly pieces: readonly (readonly Piece[])[];
  readonly requests: readonly MeasureRequest[];
}

const pattern = new RegExp(
  [
    "(?<box>\\uFFFC)|(?<space>[ \\t\\n\\r\\f]+)",
    "(?<han>[\\u2E80-\\u2FDF\\u3005\\u3007\\u3021-\\u3029\\u3038-\\u303B\\u3041-\\u30FA\\u30FC-\\u30FF\\u3105-\\u312F" +
      "\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uF900-\\uFAFF\\u{20000}-\\u{3FFFF}])",
    "(?<joined>\\u2014+|\\u2026+)|(?<word>[\\u0021-\\u00B6\\u00B8-\\u1FFF]+)|(?<other>[^])",
  ].join("|"),
  "gu",
);

/** Full-width marks: whether half of their width is blank is seen in their ink. */
const fullWidthMark = /^[\u2018-\u201D\u3000-\u303F\uFF01-\uFF60]$/;

/** A letter of Latin script with nothing Chinese behind it: a dash that follows is set as a Latin one. */
const latinBefore = /[A-Za-z\u00C0-\u024F\u0370-\u03FF\u2160-\u2188][^\p{Script=Han}]*$/u;

/** Cuts all paragraphs into pieces and collects what has to be measured, each text once a font. */
export function cutParagraphs({ fonts, paragraphs }: FittingSource): CutSource {
  const requests = fonts.map((font) => ({ ...font, tokens: [] as MeasureRequest["tokens"][number][] }));
  const known = fonts.map(() => new Map<string, number>());
  const tokenOf = (font: number, text: string, behind: string): number => {
    const index = known[font]?.get(behind + text);
    if (index !== undefined) return index;
    const request = requests[font];
    if (request === undefined) return -1;
    known[font]?.set(behind + text, request.tokens.length);
    return request.tokens.push({ text, behind, ink: fullWidthMark.test(text) }) - 1;
  };
  return { pieces: paragraphs.map((paragraph) => cut(paragraph, tokenOf)), requests };
}

type TokenOf = (font: number, text: string, behind: string) => number;

function cut({ text, runs }: FittingParagraph, tokenOf: TokenOf): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [end, font] of runs) {
    const run = text.slice(0, end);
    while (at < end) {
      // Most characters by far, without the pattern.
      const start = at;
      while (at < end && isPlainHan(text.charCodeAt(at))) at += 1;
      if (at > start) pieces.push({ kind: "han", start, text: text.slice(start, at), font, tokens: none });
      if (at >= end) break;
      pattern.lastIndex = at;
      const match = pattern.exec(run);
      if (match === null) break;
      pieces.push(pieceOf(match, text, font, tokenOf));
      at += match[0].length;
    }
  }
  return pieces;
}

const none: readonly number[] = [];

function isPlainHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

function pieceOf(match: RegExpExecArray, text: string, font: number, tokenOf: TokenOf): Piece {
  const { index: start, groups = {} } = match;
  const [own] = match;
  const piece = { start, text: own, font, tokens: none };
  if (groups["box"] !== undefined) return { ...piece, kind: "box" };
  if (groups["han"] !== undefined) return { ...piece, kind: "han" };
  if (groups["space"] !== undefined) return { ...piece, kind: "space", tokens: [tokenOf(font, " ", "A")] };
  if (groups["word"] !== undefined)
    return { ...piece, kind: "word", tokens: [...own].map((one) => tokenOf(font, one, "")) };
  const behind = latinBefore.test(text.slice(Math.max(0, start - 40), start)) ? "A" : "国";
  return { ...piece, kind: groups["joined"] === undefined ? "mark" : "joined", tokens: [tokenOf(font, own, behind)] };
}
