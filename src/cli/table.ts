import { displayWidth } from "./report-diagnostics.ts";

/** A text with blanks behind it, or before it, up to a width in columns of a terminal: a Chinese character takes two. */
export function padded(text: string, width: number, side: "start" | "end" = "end"): string {
  const blanks = " ".repeat(Math.max(0, width - displayWidth(text)));
  return side === "end" ? text + blanks : blanks + text;
}

/** A text cut to a width, with … for what is missing. */
export function shortened(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = "";
  let columns = displayWidth("…");
  for (const character of text) {
    columns += displayWidth(character);
    if (columns > width) break;
    kept += character;
  }
  return `${kept}…`;
}

/**
 * Rows as lines of aligned columns, two blanks between them; the last column is not padded, but cut where the terminal's
 * width is known.
 * @param numeric indexes of columns that are aligned at their ends.
 */
export function table(
  rows: readonly (readonly string[])[],
  numeric: readonly number[] = [],
  terminalWidth?: number,
): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, index) =>
    Math.max(0, ...rows.map((row) => displayWidth(row[index] ?? ""))),
  );
  const before = widths.slice(0, -1).reduce((sum, width) => sum + width + 2, 0);
  const room = terminalWidth === undefined ? undefined : Math.max(8, terminalWidth - before - 1);
  return rows.map((row) =>
    row
      .map((cell, index) => {
        if (index === columns - 1) return room === undefined ? cell : shortened(cell, room);
        return padded(cell, widths[index] ?? 0, numeric.includes(index) ? "start" : "end");
      })
      .join("  ")
      .trimEnd(),
  );
}
