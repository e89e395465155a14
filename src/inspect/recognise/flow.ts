import { zi } from "../../model/layout.ts";
import type { Line } from "../measured.ts";
import { nearest, plain, visualEdges } from "./characters.ts";
import type { Grid, Paragraph, Sheet, TextLine } from "./recognised.ts";

/** mm; a line this near to an edge was meant to stand at it. */
const atEdge = 0.8;

const contentsHeading = /^(?:本期)?(?:要目|目录|目次|导读|内容提要)$/;

/** Lines that are whole in themselves: labels of attachments, credits in brackets. */
const standsAlone = /^(?:附件[0-9一二三四五六七八九十]*|（[^）]*）)$/;

/** A line with where it starts. */
export function textLine({ page, left }: Sheet, line: Line): TextLine {
  const edges = visualEdges(line, zi).left;
  const start =
    Math.abs(nearest(edges, left)) < atEdge
      ? "turned"
      : Math.abs(nearest(edges, left + 2 * zi)) < atEdge
        ? "indented"
        : "other";
  return { page: page.number, line, start, text: plain(line.text) };
}

/** The contents list of page 1: from its heading down to the first blank line or headline. */
export function findContents(sheets: readonly Sheet[], { pitch }: Grid, headlines: ReadonlySet<Line>): TextLine[] {
  const first = sheets[0];
  const head = first?.text.findIndex(({ text }) => contentsHeading.test(plain(text))) ?? -1;
  if (first === undefined || head < 0) return [];
  const top = Math.min(...first.others.filter((line) => headlines.has(line)).map((line) => line.top));
  const lines = first.text.slice(head);
  const end = lines.findIndex(
    (line, index) => line.top > top || (index > 0 && line.baseline - (lines[index - 1]?.baseline ?? 0) > 1.5 * pitch),
  );
  return (end < 0 ? lines : lines.slice(0, end)).map((line) => textLine(first, line));
}

/**
 * Lines of the text as paragraphs: a line at the edge goes on with the paragraph above it, where that stands directly above
 * or at the foot of the page before and runs to about the right edge.
 */
export function findParagraphs(lines: readonly TextLine[], sheets: readonly Sheet[], { pitch }: Grid): Paragraph[] {
  const paragraphs: { lines: TextLine[] }[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const sheet = sheets[(before?.page ?? 0) - 1];
    const goesOn =
      before !== undefined &&
      sheet !== undefined &&
      line.start === "turned" &&
      !standsAlone.test(line.text) &&
      !standsAlone.test(before.text) &&
      isNext(before, line, pitch, sheets) &&
      before.line.right > sheet.right - 2.4 * zi;
    if (goesOn) paragraphs.at(-1)?.lines.push(line);
    else paragraphs.push({ lines: [line] });
  }
  return paragraphs;
}

/** Whether a line stands directly below another, or opens the page behind the one the other closes. */
function isNext(before: TextLine, line: TextLine, pitch: number, sheets: readonly Sheet[]): boolean {
  if (before.page === line.page) return Math.abs(line.line.baseline - before.line.baseline - pitch) < 0.4 * pitch;
  const sheet = sheets[line.page - 1];
  const own = sheet === undefined ? [] : [...sheet.text, ...sheet.others];
  const isFirst = own.every(
    (other) => other.baseline >= line.line.baseline - 0.1 || other.sizePt < line.line.sizePt * 0.7,
  );
  return line.page === before.page + 1 && isFirst;
}
