import type { InspectionBasis } from "../../model/inspection.ts";
import { linePitch, paper, typeArea, wordLinePitch, zi } from "../../model/layout.ts";
import type { Line, MeasuredDocument, Page } from "../measured.ts";
import { isBlack, isHan, median, plain } from "./characters.ts";
import { findContents, findParagraphs, textLine } from "./flow.ts";
import { findHeadlines } from "./headlines.ts";
import { findImprint, wideRules } from "./imprint.ts";
import { findMasthead } from "./masthead.ts";
import type { Grid, Recognised, Sheet } from "./recognised.ts";
import { isInside, tableFrames } from "./tables.ts";

/** mm; below this stands the folio and nothing else: the type area's foot, and what a line may hang over. */
const footEdge = typeArea.top + typeArea.height + 2;

/** pt; text within this of the most frequent size is of that size. */
const sameSize = 0.3;

/** mm by which a pitch may be off a profile's to be recognised as that profile's. */
const samePitch = 0.08;

/** Finds an issue's parts in what was measured: by colour, size, position and rules, never by what was meant. */
export function recognise(document: MeasuredDocument, basis: InspectionBasis): Recognised {
  const { masthead, lines: mastheadLines } = findMasthead(document.pages[0]);
  const imprint = findImprint(document);
  const sizePt = textSize(document);
  const isApart = new Set([...mastheadLines, ...(imprint?.lines ?? [])]);
  const mirrored = isMirrored(document, sizePt, basis);
  const sheets = document.pages.map((page) => sheetOf(page, { sizePt, isApart, mirrored, imprintPage: imprint?.page }));
  const grid = findGrid(sheets, sizePt, basis);
  const { headlines, used } = findHeadlines(sheets);
  const contents = findContents(sheets, grid, used);
  const inContents = new Set([...contents.map(({ line }) => line), ...used]);
  const flowing = sheets.flatMap((sheet) =>
    sheet.text.filter((line) => !inContents.has(line)).map((line) => textLine(sheet, line)),
  );
  return {
    document,
    grid,
    mirrored,
    sheets,
    masthead,
    contents,
    headlines,
    paragraphs: findParagraphs(flowing, sheets, grid),
    ...(imprint === undefined ? {} : { imprint }),
  };
}

/** pt; the size that most Han characters have, 三号 or near it before any other. */
function textSize({ pages }: MeasuredDocument): number {
  const counts = new Map<number, number>();
  for (const { lines } of pages)
    for (const { angle, characters } of lines)
      for (const { sizePt, text } of angle === 0 ? characters : [])
        if (isHan(text)) {
          const size = Math.round(sizePt * 20) / 20;
          counts.set(size, (counts.get(size) ?? 0) + 1);
        }
  const sizes = [...counts].toSorted(([, a], [, b]) => b - a).map(([size]) => size);
  return sizes.find((size) => Math.abs(size - 15.8) < 1) ?? sizes[0] ?? 0;
}

/** Whether even pages have the wide margin at the right: as the layout says, else as most of their lines stand. */
function isMirrored({ pages }: MeasuredDocument, sizePt: number, { layout }: InspectionBasis): boolean {
  if (layout !== undefined) return layout.duplex === "mirrored";
  const lefts = (even: boolean): number[] =>
    pages
      .filter(({ number }) => (number % 2 === 0) === even)
      .flatMap(({ lines }) => lines)
      .filter((line) => line.angle === 0 && Math.abs(line.sizePt - sizePt) < sameSize && line.right - line.left > 120)
      .map(({ left }) => left)
      .filter((left) => left < 30);
  const shifted = paper.width - typeArea.left - typeArea.width;
  const [even, odd] = [median(lefts(true)), median(lefts(false))];
  return Math.abs(even - shifted) < 0.5 && Math.abs(odd - typeArea.left) < 0.5;
}

interface SheetContext {
  readonly sizePt: number;
  readonly isApart: ReadonlySet<Line>;
  readonly mirrored: boolean;
  readonly imprintPage: number | undefined;
}

function sheetOf(page: Page, { sizePt, isApart, mirrored, imprintPage }: SheetContext): Sheet {
  const left = mirrored && page.number % 2 === 0 ? paper.width - typeArea.left - typeArea.width : typeArea.left;
  const imprintRules = new Set(page.number === imprintPage ? wideRules(page) : []);
  const tables = tableFrames(page, (rule) => imprintRules.has(rule));
  const level = page.lines.filter((line) => line.angle === 0 && !isApart.has(line) && plain(line.text) !== "");
  // Askew, its two characters are lines of their own.
  const watermark = page.lines.filter((line) => /^草?稿?$/.test(plain(line.text)) && !isBlack(line.color));
  const own = level.filter((line) => !watermark.includes(line));
  const within = own.filter((line) => line.bottom <= footEdge || line.baseline <= typeArea.top + typeArea.height);
  const isText = (line: Line): boolean => Math.abs(line.sizePt - sizePt) < sameSize && !isInside(tables, line);
  return {
    page,
    left,
    right: left + typeArea.width,
    text: within.filter(isText),
    others: within.filter((line) => !isText(line)),
    foot: own.filter((line) => !within.includes(line)),
    tables,
    watermark,
  };
}

/** The grid by the distances of neighbouring lines. */
function findGrid(sheets: readonly Sheet[], sizePt: number, { layout }: InspectionBasis): Grid {
  const distances = sheets.flatMap(({ text }) =>
    text.slice(1).map((line, index) => line.baseline - (text[index]?.baseline ?? 0)),
  );
  const found = median(distances.filter((distance) => distance > 0.75 * linePitch && distance < 1.25 * linePitch));
  const profile =
    Math.abs(found - linePitch) < samePitch ? "strict" : Math.abs(found - wordLinePitch) < samePitch ? "word" : "other";
  const wanted = layout?.profile ?? (profile === "word" ? "word" : "strict");
  const pitch = wanted === "word" ? wordLinePitch : linePitch;
  // A line's characters stand in its middle; the strict profile's first line starts at the type area's very top.
  const firstTop = wanted === "word" ? typeArea.top + (wordLinePitch - zi) / 2 : typeArea.top;
  return { profile, pitch, firstTop, sizePt, em: (sizePt * 25.4) / 72 };
}
