import type { MeasuredPdf } from "./pdf-measure.ts";

/**
 * What a printed bulletin is held against: every line of text and every rule with its place, one per row, so that a change
 * shows as a difference a person can read. mm from the page's upper left corner, to a hundredth.
 */
export function goldenRecord(pdf: MeasuredPdf): string {
  const rows = pdf.pages.flatMap((page, index) => [
    `page ${index + 1} ${page.widthPt.toFixed(2)} ${page.heightPt.toFixed(2)}`,
    ...page.lines.map((line) =>
      [
        "line",
        ...[line.left, line.right, line.baseline, line.fontSizePt].map(two),
        line.angle,
        line.color,
        line.fonts.join("+"),
        line.text,
      ].join("\t"),
    ),
    ...page.rules.map((rule) =>
      ["rule", ...[rule.x, rule.x + rule.width, rule.y, rule.height].map(two), rule.color].join("\t"),
    ),
  ]);
  return `${rows.join("\n")}\n`;
}

/**
 * Compares two records: same rows in the same order, every length equal within a tolerance in mm.
 * @returns what differs, in words; empty when nothing does.
 */
export function goldenDifferences(found: string, wanted: string, tolerance: number): string[] {
  const [ours, theirs] = [found, wanted].map((text) => text.trimEnd().split("\n"));
  if (ours === undefined || theirs === undefined) return ["nothing to compare"];
  const differences = ours.length === theirs.length ? [] : [`${ours.length} rows instead of ${theirs.length}`];
  for (const [index, row] of theirs.entries()) {
    const same = ours[index];
    if (same === undefined || !isSameRow(same, row, tolerance)) differences.push(`${same ?? "nothing"}  <>  ${row}`);
  }
  return differences.slice(0, 12);
}

function isSameRow(found: string, wanted: string, tolerance: number): boolean {
  const [ours, theirs] = [found.split("\t"), wanted.split("\t")];
  return (
    ours.length === theirs.length &&
    theirs.every((cell, index) => {
      const value = ours[index] ?? "";
      // The tolerance is given to a hundredth; sums of floats are not.
      return /^-?\d+\.\d\d$/.test(cell) ? Math.abs(Number(value) - Number(cell)) <= tolerance + 1e-9 : value === cell;
    })
  );
}

function two(value: number): string {
  return value.toFixed(2);
}
