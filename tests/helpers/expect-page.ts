import { expect } from "vitest";
import type { MeasuredLine, MeasuredPage, MeasuredPdf } from "./pdf-measure.ts";

/** Lines of the text within the type area: without folios and imprint. */
export function textLines(page: MeasuredPage): MeasuredLine[] {
  return page.lines.filter((line) => line.top < 262 && Math.abs(line.fontSizePt - 15.79) < 0.3);
}

/** Checks every page's box, folio form and place (GB/T 9704-2012, 5.1 and 7.5). `silent` pages carry no folio. */
export function expectSheets(pdf: MeasuredPdf, silent: readonly number[] = []): void {
  for (const [index, page] of pdf.pages.entries()) {
    const number = index + 1;
    expect(page.widthPt).toBeCloseTo(595.276, 1);
    expect(page.heightPt).toBeCloseTo(841.89, 1);
    const folio = page.lines.find((line) => line.top > 262.5);
    if (silent.includes(number)) {
      expect(folio).toBeUndefined();
      continue;
    }
    expect(folio?.text.replaceAll(/\s/g, "")).toBe(`—${number}—`);
    expect(folio?.fontSizePt).toBeCloseTo(14, 0);
    if (number % 2 === 1) expect(folio?.right).toBeCloseTo(184 - 4.94, 0);
    else expect(folio?.left).toBeCloseTo(28 + 4.94, 0);
  }
}

/** Checks the imprint on a page: rules of 0.35, 0.25 … 0.35 mm over the type area's width, the last closing it at 262 mm (7.4.1). */
export function expectImprint(page: MeasuredPage, inner: number): void {
  const black = page.rules.filter((rule) => rule.color === "#000000" && rule.width > 150 && rule.y > 150);
  expect(black).toHaveLength(inner + 2);
  for (const [index, rule] of black.entries()) {
    const outer = index === 0 || index === black.length - 1;
    expect(Math.abs(rule.height - (outer ? 0.35 : 0.25))).toBeLessThanOrEqual(0.05);
    expect(Math.abs(rule.x - 28)).toBeLessThanOrEqual(0.15);
    expect(Math.abs(rule.x + rule.width - 184)).toBeLessThanOrEqual(0.15);
  }
  const last = black.at(-1);
  expect(Math.abs((last?.y ?? 0) + (last?.height ?? 0) - 262)).toBeLessThanOrEqual(0.1);
}
