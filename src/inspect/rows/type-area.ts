import type { InspectionRow } from "../../model/inspection.ts";
import { grid as wantedGrid, paper, ptPerMm, typeArea, zi } from "../../model/layout.ts";
import type { Box, Line } from "../measured.ts";
import { closing, isHan, median, nearest, opening, plain, visible, visualEdges } from "../recognise/characters.ts";
import type { Sheet, TextLine } from "../recognise/recognised.ts";
import { judge, measure, nowhere, number, type Context, type Measure, type Subject } from "./row.ts";

/** mm; lines wider than this show where the type area's edges are. */
const wide = 100;

/** Rows 1 to 14 of the checklist: paper, type area, grid. */
export function typeAreaRows(context: Context): InspectionRow[] {
  return [
    ...paperRows(context),
    linesPerPage(context),
    ...characterRows(context),
    linePitchRow(context),
    ...edgeRows(context),
    insideRow(context),
    ...gridRows(context),
  ];
}

function paperRows(context: Context): InspectionRow[] {
  const { pages } = context.document;
  const wanted = [paper.width * ptPerMm, paper.height * ptPerMm] as const;
  const side = context.basis.layout?.imprintSide ?? "even";
  const divisor = side === "multiple-of-4" ? 4 : side === "even" ? 2 : 1;
  return [
    judge(
      context,
      { id: "page-size", clause: "5.1", expected: "595.276×841.89 pt", tolerance: "±1.5 pt", force: "rule" },
      pages.map((page): Subject => {
        const [left, bottom, right, top] = page.cropBox ?? page.mediaBox;
        const [width, height] = [right - left, top - bottom];
        const off = Math.max(Math.abs(width - wanted[0]), Math.abs(height - wanted[1]));
        const box = { left: 0, top: 0, right: width / ptPerMm, bottom: height / ptPerMm };
        return { page: page.number, box, isGood: off <= 1.5, found: `${number(width)}×${number(height)} pt`, off };
      }),
    ),
    judge(
      context,
      { id: "page-rotation", clause: "8", expected: "0°", force: "rule" },
      pages.map(({ number: page, rotate }) => ({ page, box: nowhere, isGood: rotate === 0, found: `${rotate}°` })),
    ),
    judge(
      context,
      {
        id: "page-count",
        clause: "6.2",
        expected: divisor === 4 ? "4 的倍数" : "双数页",
        force: context.basis.layout === undefined ? "conditional" : "declared",
      },
      divisor === 1
        ? []
        : [{ page: 0, box: nowhere, isGood: pages.length % divisor === 0, found: `${pages.length} 页` }],
    ),
  ];
}

/** Where on the grid a line stands: 0 for the first. */
function rowOf({ grid }: Context, line: Line): number {
  return (line.top - grid.firstTop) / grid.pitch;
}

/** Most lines that a heading keeps together with the text behind it, or a headline with what stands around it. */
const mostKept = 22;

/**
 * How many lines what opens a page would have needed on the page before: of a paragraph two, or all of its two or three; of
 * one that goes on here, two if just two were left; headings with what is behind them; of all else, a page may be needed.
 */
function neededOn({ paragraphs, headlines, grid }: Context, sheet: Sheet): number {
  const first = firstOf(sheet);
  const at = paragraphs.findIndex(({ lines }) => lines.some(({ line }) => line === first));
  const lines = paragraphs[at]?.lines ?? [];
  const headline = headlines.find(({ page }) => page === sheet.page.number)?.lines[0];
  const isHeadline = first !== undefined && headline !== undefined && headline.top - first.top < 7 * grid.pitch;
  if (first === undefined || lines.length === 0 || isHeadline || /^附件\d*[:：]?$/.test(plain(first.text)))
    return mostKept;
  const left = lines.length - lines.findIndex(({ line }) => line === first);
  if (left < lines.length) return left === 2 ? 2 : 1;
  let needed = 0;
  for (const paragraph of paragraphs.slice(at, at + 5)) {
    const isHeading = /^[一二三四五六七八九十]+、|^（[一二三四五六七八九十]+）|^\d+[.．]|^（\d+）/.test(
      paragraph.lines[0]?.text ?? "",
    );
    needed += paragraph.lines.length <= 3 ? paragraph.lines.length : 2;
    if (!isHeading || paragraph.lines.length > 2) break;
  }
  return needed;
}

/** Text pages between the first and the last one: how many rows of the grid they use. */
function linesPerPage(context: Context): InspectionRow {
  const { sheets, imprint } = context;
  const subjects = sheets.flatMap((sheet, index): Subject[] => {
    const next = sheets[index + 1];
    const last = sheet.text.at(-1);
    const isPlain = [...sheet.others, ...sheet.tables, ...sheet.page.pictures, ...sheet.page.shapes].length === 0;
    if (last === undefined || next?.text[0] === undefined || sheet.page.number === imprint?.page || !isPlain) return [];
    const rows = Math.round(rowOf(context, last)) + 1;
    const missing = wantedGrid.rows - rows;
    // Lines may go with the imprint, so that it does not stand alone.
    const isPulled = next.page.number === imprint?.page;
    const isGood = missing === 0 || (missing > 0 && (isPulled || missing < neededOn(context, next)));
    return [{ page: sheet.page.number, box: last, isGood, found: `${rows} 行`, off: Math.abs(missing) }];
  });
  const spec = { id: "lines-per-page", clause: "5.2.3", expected: `${wantedGrid.rows} 行`, force: "declared" } as const;
  return judge(context, spec, subjects);
}

function firstOf({ text, others }: Sheet): Line | undefined {
  return [...text, ...others].toSorted((a, b) => a.top - b.top)[0];
}

/** Lines of paragraphs that go on in the next line. */
function goingOn({ paragraphs }: Context): TextLine[] {
  return paragraphs.flatMap(({ lines }) => lines.slice(0, -1));
}

function isAllHan(line: Line): boolean {
  return visible(line).every(({ text }) => isHan(text));
}

function isAllWide(line: Line): boolean {
  return visible(line).every(({ text }) => isHan(text) || isWideMark(text));
}

function characterRows(context: Context): InspectionRow[] {
  const full = goingOn(context).filter(({ start, line }) => start === "turned" && isAllWide(line));
  const counts = full.map(({ page, line }): Measure => ({ page, box: line, value: visible(line).length }));
  const exact = full.filter(({ line }) => isAllHan(line) && visible(line).length === wantedGrid.columns);
  const free = context.paragraphs
    .map(({ lines }) => lines.at(-1))
    .filter((one): one is TextLine => one !== undefined && visible(one.line).length > 5 && isAllHan(one.line));
  const pitches = (exact.length > 0 ? exact : free).map(({ page, line }): Measure => {
    const characters = visible(line);
    // Names may stand apart from each other: a line's own pitch is what most of its characters have.
    const steps = characters.slice(1).map((character, index) => character.left - (characters[index]?.left ?? 0));
    return { page, box: line, value: median(steps) };
  });
  return [
    measure(
      context,
      { id: "characters-per-line", clause: "5.2.3", force: "declared" },
      { wanted: wantedGrid.columns, within: isMostly(counts, wantedGrid.columns) ? 2 : 0, unit: "字" },
      counts,
    ),
    measure(
      context,
      { id: "character-pitch", clause: "3.1", force: "declared" },
      { wanted: zi, within: 0.05, unit: "mm" },
      pitches,
    ),
  ];
}

/** Whether a text is one full-width mark of Chinese. */
function isWideMark(text: string): boolean {
  return closing.includes(text) || opening.includes(text);
}

/** Whether the middle value is the wanted one: then others may be two more or less, where marks were squeezed. */
function isMostly(measures: readonly Measure[], wanted: number): boolean {
  return median(measures.map(({ value }) => value)) === wanted;
}

/** Distances of lines that follow each other directly. */
function linePitchRow(context: Context): InspectionRow {
  const { grid, sheets } = context;
  const steps = sheets.flatMap(({ page, text }) =>
    text.slice(1).flatMap((line, index): Measure[] => {
      const value = line.baseline - (text[index]?.baseline ?? 0);
      return value > 0.75 * grid.pitch && value < 1.25 * grid.pitch ? [{ page: page.number, box: line, value }] : [];
    }),
  );
  const mean = steps.reduce((sum, { value }) => sum + value, 0) / Math.max(1, steps.length);
  const isMeanOff = steps.length > 0 && Math.abs(mean - grid.pitch) > 0.02;
  const row = measure(
    context,
    { id: "line-pitch", clause: "3.2", force: "declared" },
    { wanted: grid.pitch, within: 0.27, unit: "mm" },
    isMeanOff ? [{ page: steps[0]?.page ?? 1, box: steps[0]?.box ?? nowhere, value: mean }] : steps,
  );
  if (!isMeanOff || row.verdict !== "passed") return row;
  return {
    ...row,
    found: `平均 ${number(mean)} mm`,
    tolerance: "平均 ±0.02 mm",
    verdict: context.basis.layout === undefined ? "warned" : "violated",
  };
}

/** An edge of the type area: 5.2.1 gives 1 mm each way. */
function edgeRow(context: Context, id: string, wanted: number, measures: readonly Measure[]): InspectionRow {
  return measure(context, { id, clause: "5.2.1", force: "rule" }, { wanted, within: 1, unit: "mm" }, measures);
}

function edgeRows(context: Context): InspectionRow[] {
  const { grid, sheets } = context;
  const tops = sheets.flatMap((sheet): Measure[] => {
    const first = firstOf(sheet);
    const isText = first !== undefined && sheet.text.includes(first) && sheet.page.number > 1;
    const above = [...sheet.tables, ...sheet.page.pictures].some(({ top }) => top < (first?.top ?? 0));
    return isText && !above ? [{ page: sheet.page.number, box: first, value: first.top }] : [];
  });
  const bottoms = sheets.flatMap((sheet): Measure[] => {
    const last = sheet.text.at(-1);
    const isFull = last !== undefined && Math.round(rowOf(context, last)) === wantedGrid.rows - 1;
    return isFull && firstOf(sheet) !== last ? [{ page: sheet.page.number, box: last, value: last.bottom }] : [];
  });
  const foot = grid.firstTop + (wantedGrid.rows - 1) * grid.pitch + zi;
  const lefts = atEdges(sheets.flatMap((sheet) => edge(sheet, "left")));
  const rights = atEdges(sheets.flatMap((sheet) => edge(sheet, "right")));
  return [
    edgeRow(context, "text-top", grid.firstTop, tops),
    edgeRow(context, "text-bottom", foot, bottoms),
    edgeRow(context, "left-edge", typeArea.left, lefts),
    edgeRow(context, "right-edge", typeArea.left + typeArea.width, rights),
  ];
}

/** Where a page's text ends at one side, and whether it looks like a block that is set in on purpose. */
type Edge = Measure & { readonly isSetIn: boolean };

/** Edges without those of pages that hold nothing but a block that is set in; where most pages do, it is the text. */
function atEdges(edges: readonly Edge[]): readonly Measure[] {
  const plainEdges = edges.filter(({ isSetIn }) => !isSetIn);
  const setIn = edges.length - plainEdges.length;
  return setIn > 1 && setIn > plainEdges.length ? edges : plainEdges;
}

/** A page's edge of text, as if its type area stood as on page 1: mirrored pages are moved back. */
function edge(sheet: Sheet, side: "left" | "right"): Edge[] {
  const shift = typeArea.left - sheet.left;
  const lines = sheet.text.filter(({ left, right }) => right - left > (side === "left" ? wide : 1.3 * wide));
  if (lines.length < 3) return [];
  const values = lines.map((line) => sheet[side] + nearest(visualEdges(line, zi)[side], sheet[side]) + shift);
  // At the left the outermost that more than one line has; at the right what most lines have: they are justified.
  const sorted = values.toSorted((a, b) => a - b);
  const value = side === "left" ? (sorted[1] ?? 0) : median(values);
  const box = lines[values.findIndex((one) => Math.abs(one - value) < 0.001)] ?? lines[0];
  // A page of nothing but first lines, or of a block that is set in, doesn't show where the type area's edge is.
  const inset = Math.abs(value - sheet[side] - shift) / zi;
  const isSetIn = inset > 0.5 && inset < 2.5 && Math.abs(inset - Math.round(inset)) < 0.1;
  // Where most lines begin a paragraph, their indent is all that shows.
  const isIndent = side === "left" && isSetIn && Math.round(inset) === 2;
  return box === undefined || isIndent ? [] : [{ page: sheet.page.number, box, value, isSetIn }];
}

/** Nothing but the folio, and 草稿, stands outside the type area. */
function insideRow(context: Context): InspectionRow {
  const within = 0.5;
  const subjects = context.sheets.flatMap(({ page, left, right, foot, watermark }): Subject[] => {
    const area = { left, right, top: typeArea.top, bottom: typeArea.top + typeArea.height };
    const ink = page.lines
      .filter(
        (line) =>
          !(foot.includes(line) && isFolio(line)) && !watermark.includes(line) && line.ink.right > line.ink.left,
      )
      .map((line) => line.ink);
    return [...ink, ...page.rules, ...page.pictures, ...page.shapes].map((box) => {
      const off = overhang(box, area);
      return { page: page.number, box, isGood: off <= within, found: `超出 ${number(Math.max(0, off))} mm`, off };
    });
  });
  const spec = {
    id: "inside-type-area",
    clause: "7.1",
    expected: "版心以内",
    tolerance: "±0.5 mm",
    force: "rule",
  } as const;
  const row = judge(context, spec, subjects);
  return row.verdict === "passed" ? { ...row, found: "都在版心以内" } : row;
}

/** Whether a line below the type area is a folio, in whatever form: a number and little else. */
function isFolio({ text }: Line): boolean {
  return /^[^\d]{0,3}\d{1,4}[^\d]{0,3}(?:\d{1,4}[^\d]{0,2})?$/.test(plain(text));
}

function overhang(box: Box, area: Box): number {
  return Math.max(area.left - box.left, box.right - area.right, area.top - box.top, box.bottom - area.bottom);
}

function gridRows(context: Context): InspectionRow[] {
  const offsets = context.sheets.map(({ page, text }) => ({
    page: page.number,
    lines: text.map((line) => {
      const row = rowOf(context, line);
      return { line, off: (row - Math.round(row)) * context.grid.pitch };
    }),
  }));
  const mean = (even: boolean): number => {
    const values = offsets
      .filter(({ page }) => (page % 2 === 0) === even)
      .flatMap(({ lines }) => lines.map(({ off }) => off));
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  const difference = Math.abs(mean(true) - mean(false));
  return [
    measure(
      context,
      { id: "baselines-on-grid", clause: "practice", expected: "每行都在行格上", force: "declared" },
      { wanted: 0, within: 0.3, unit: "mm" },
      offsets.flatMap(({ page, lines }) => lines.map(({ line, off }) => ({ page, box: line, value: off }))),
    ),
    measure(
      context,
      { id: "recto-verso", clause: "6.2", expected: "正反面行格重合", force: "declared" },
      { wanted: 0, within: 0.3, unit: "mm" },
      Number.isNaN(difference) ? [] : [{ page: 0, box: nowhere, value: difference }],
    ),
  ];
}
