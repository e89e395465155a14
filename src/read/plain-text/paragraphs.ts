import type { ManuscriptParagraph, ManuscriptRun } from "../../model/manuscript.ts";
import { joinsWithoutSpace } from "../cjk.ts";
import { isStructural } from "../manuscript/levels.ts";
import type { TextLine } from "./lines.ts";

/** Full-width characters count one, others a half. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u1100-\uFFEF]|[“”‘’—…]/u.test(character) ? 1 : 0.5;
  return width;
}

/**
 * The lines of a text as paragraphs. A text whose lines end at one measure, as recognised scans and mails do, has its lines
 * joined; else every line is a paragraph of its own.
 */
export function paragraphsOf(lines: readonly TextLine[]): ManuscriptParagraph[] {
  const measure = lineMeasure(lines);
  const isIndentedThroughout =
    lines.filter((line, index) => line.indented && !isContinued(lines[index - 1], measure)).length >= 3;
  const paragraphs: { text: string; first: TextLine; last: TextLine }[] = [];
  for (const line of lines) {
    const before = paragraphs.at(-1);
    const joins =
      before !== undefined &&
      !line.apart &&
      isContinued(before.last, measure) &&
      !isStructural(line.text) &&
      !(isIndentedThroughout && line.indented) &&
      !(before.last.text.includes("\t") || line.text.includes("\t"));
    if (joins) {
      const space = joinsWithoutSpace(before.text, line.text) ? "" : " ";
      before.text += space + line.text;
      before.last = line;
    } else paragraphs.push({ text: line.text, first: line, last: line });
  }
  return paragraphs.map(({ text, first, last }) => ({
    kind: "paragraph",
    runs: runsOf(text),
    place: { ...first.place, endLine: last.place.endLine, endColumn: last.place.endColumn },
    hint: {},
    apart: first.apart,
  }));
}

/** The width at which lines are broken; undefined where every line is a whole paragraph. */
function lineMeasure(lines: readonly TextLine[]): number | undefined {
  const widths = lines.map((line) => widthOf(line.text) + (line.indented ? 2 : 0)).toSorted((a, b) => a - b);
  const longest = widths[Math.floor(widths.length * 0.95)] ?? 0;
  if (longest > 48 || longest < 16) return undefined;
  const full = widths.filter((width) => width >= longest - 2.5).length;
  return full >= 3 && full >= widths.length * 0.3 ? longest : undefined;
}

/** Whether a line is as long as the measure, so that its text may go on below. */
function isContinued(line: TextLine | undefined, measure: number | undefined): boolean {
  if (line === undefined || measure === undefined) return false;
  const width = widthOf(line.text) + (line.indented ? 2 : 0);
  return width >= measure - 2.5;
}

/** Typed `**bold**` becomes bold; other signs are text. */
function runsOf(text: string): ManuscriptRun[] {
  return text.split(/\*\*([^*]+)\*\*/u).flatMap((part, index): ManuscriptRun[] => {
    if (part === "") return [];
    return [index % 2 === 1 ? { text: part, bold: true } : { text: part }];
  });
}
