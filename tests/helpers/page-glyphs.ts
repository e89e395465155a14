import type { Fault } from "./plant-faults.ts";
import type { Bar, Glyph, PageItem, PdfEdit } from "./pdf-edit.ts";

/** A character with the matrix that holds at it. */
export type PlacedGlyph = Extract<PageItem, Glyph>;

/** What a page shows as text. */
export function glyphsOf(items: readonly PageItem[]): PlacedGlyph[] {
  return items.filter((item) => item.kind === "glyph");
}

/** The bars that a page fills. */
export function barsOf(items: readonly PageItem[]): Extract<PageItem, Bar>[] {
  return items.filter((item) => item.kind === "bar");
}

/** Glyphs by their baselines, each line from left to right. */
function linesOf(items: readonly PageItem[]): PlacedGlyph[][] {
  const lines: PlacedGlyph[][] = [];
  for (const glyph of glyphsOf(items)) {
    const known = lines.find(([first]) => Math.abs((first?.baseline ?? 0) - glyph.baseline) < 0.1);
    if (known === undefined) lines.push([glyph]);
    else known.push(glyph);
  }
  return lines.map((line) => line.toSorted((a, b) => a.left - b.left));
}

function textOf(line: readonly Glyph[]): string {
  return line
    .map(({ text }) => text)
    .join("")
    .replaceAll(" ", "");
}

/** The line that holds a text, from left to right. */
export function lineWith(items: readonly PageItem[], text: string): PlacedGlyph[] {
  const line = linesOf(items).find((one) => textOf(one).includes(text));
  if (line === undefined) throw new Error(`no line with ${text}`);
  return line;
}

/** A character of the text's size, to be shown elsewhere, too. */
export function glyphWith(items: readonly PageItem[], text: string): PlacedGlyph {
  const glyph = glyphsOf(items).find((one) => one.text === text && one.sizePt > 15 && one.sizePt < 17);
  if (glyph === undefined) throw new Error(`no ${text} on the page`);
  return glyph;
}

/** The folio of a page. */
export function folioOf(items: readonly PageItem[]): PlacedGlyph[] {
  return glyphsOf(items).filter(({ baseline }) => baseline > 265);
}

/** Adds characters where the folio is painted: outside the page area, to which everything else is clipped. */
export function outside(items: PageItem[], more: readonly PlacedGlyph[]): PageItem[] {
  const [folio] = folioOf(items);
  if (folio === undefined) throw new Error("no folio");
  const at = items.indexOf(folio);
  return items.toSpliced(at, 0, ...more.map((glyph) => ({ ...glyph, matrix: folio.matrix })));
}

/** Lets a place show another character. */
export function become(place: Glyph | undefined, { font, code, text }: Glyph): void {
  if (place === undefined) throw new Error("no such place");
  Object.assign(place, { font, code, text });
}

/** Moves all of a page. */
export function moved(edit: PdfEdit, page: number, right: number, down: number): void {
  edit.content(page, (items) => {
    for (const item of items) {
      if (item.kind === "verbatim") continue;
      item.left += right;
      if (item.kind === "glyph") item.baseline += down;
      else item.top += down;
    }
  });
}

/** A fault of one page's content. */
export function onPage(page: number, change: (items: PageItem[]) => PageItem[] | void): Pick<Fault, "edit"> {
  return { edit: (edit) => edit.content(page, change) };
}

/** A fault of each of some things that a page paints. */
export function eachOn<Item>(
  page: number,
  choose: (items: PageItem[]) => readonly Item[],
  change: (item: Item) => void,
): Pick<Fault, "edit"> {
  return onPage(page, (items) => {
    for (const item of choose(items)) change(item);
  });
}
