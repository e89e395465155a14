import type { MeasuredLine, MeasuredPage, MeasuredPdf } from "./pdf-measure.ts";

/** One measure of a golden bulletin: what the standard or practice asks for, in mm unless the words say otherwise. */
export interface Figure {
  readonly id: string;
  readonly what: string;
  /** Clause of GB/T 9704-2012, or `practice`. */
  readonly clause: string;
  readonly found: (pdf: MeasuredPdf) => number;
  readonly wanted: number;
  readonly within: number;
}

/** mm; one character of the text. */
export const zi = 156 / 28;
/** mm; one line of the text. */
export const line = (225 - zi) / 21;
/** mm; one character of 四号. */
export const four = (14 * 25.4) / 72;

/** A page by number from 1, or from the end by a negative one. */
export function page(pdf: MeasuredPdf, number: number): MeasuredPage {
  const found = pdf.pages.at(number < 0 ? number : number - 1);
  if (found === undefined) throw new Error(`no page ${number}`);
  return found;
}

/** A text without white space. */
export function plain(text: string): string {
  return text.replaceAll(/\s/g, "");
}

/** The first line of a page that holds a text; its characters alone where `part` asks for the text's own place. */
export function lineWith(pdf: MeasuredPdf, number: number, text: string): MeasuredLine {
  const found = page(pdf, number).lines.find((one) => plain(one.text).includes(text));
  if (found === undefined)
    throw new Error(
      `page ${number} does not show ${text}: ${page(pdf, number)
        .lines.map((one) => one.text)
        .join("/")}`,
    );
  return found;
}

/** Edges of a text's own characters within its line. */
export function place(
  pdf: MeasuredPdf,
  number: number,
  text: string,
): { left: number; right: number; top: number; bottom: number } {
  const one = lineWith(pdf, number, text);
  const characters = one.characters.filter((character) => character.text.trim() !== "");
  const start = plain(characters.map((character) => character.text).join("")).indexOf(text);
  const own = characters.slice(start, start + [...text].length);
  return {
    left: Math.min(...own.map((character) => character.left)),
    right: Math.max(...own.map((character) => character.right)),
    top: Math.min(...own.map((character) => character.top)),
    bottom: Math.max(...own.map((character) => character.bottom)),
  };
}

/** The middle of a text. */
export function centre(pdf: MeasuredPdf, number: number, text: string): number {
  const { left, right } = place(pdf, number, text);
  return (left + right) / 2;
}

/** The ink of a whole line that holds a text. */
export function inkOf(pdf: MeasuredPdf, number: number, text: string): { left: number; right: number; top: number } {
  const { characters } = lineWith(pdf, number, text);
  const drawn = characters.filter((character) => character.text.trim() !== "");
  return {
    left: Math.min(...drawn.map((character) => character.ink.left)),
    right: Math.max(...drawn.map((character) => character.ink.right)),
    top: Math.min(...drawn.map((character) => character.ink.top)),
  };
}

/** The red rule of page 1. */
export function redRule(pdf: MeasuredPdf): MeasuredPage["rules"][number] {
  const rule = page(pdf, 1).rules.find((one) => one.color === "#e60012" && one.width > 100);
  if (rule === undefined) throw new Error("no red rule");
  return rule;
}

/** A page's black rules across the type area. */
export function blackRules(pdf: MeasuredPdf, number: number): MeasuredPage["rules"] {
  return page(pdf, number).rules.filter((one) => one.color === "#000000" && one.width > 150);
}

/** The lower edge of the last page's last rule. */
export function lastRuleFoot(pdf: MeasuredPdf): number {
  const rule = blackRules(pdf, -1).at(-1);
  return (rule?.y ?? 0) + (rule?.height ?? 0);
}

/** A page's lines of the text's size. */
export function bodyLines(pdf: MeasuredPdf, number: number): readonly MeasuredLine[] {
  return page(pdf, number).lines.filter((one) => one.top < 262 && Math.abs(one.fontSizePt - 15.79) < 0.3);
}

/** The face that a text starts in. */
export function face(pdf: MeasuredPdf, number: number, text: string): string {
  const one = lineWith(pdf, number, text);
  const at = plain(one.text).indexOf(text);
  return one.characters.filter((character) => character.text.trim() !== "")[at]?.font ?? "";
}

/** 1 where a statement about a bulletin holds, 0 where it does not: for figures that are not lengths. */
export function holds(statement: boolean): number {
  return statement ? 1 : 0;
}

/** The page an article's headline stands on. */
export function pageOf(pdf: MeasuredPdf, headline: string): number {
  return (
    pdf.pages.findIndex((one) =>
      one.lines.some((l) => l.fontSizePt > 21 && l.fontSizePt < 23 && plain(l.text).includes(headline)),
    ) + 1
  );
}

/** The first half of most ids. */
export const water = "gongshui-2024-";
