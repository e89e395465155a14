/*
 * Functions that run inside the print page, through the debugging protocol (the page runs no script of its own).
 * They must not name inner functions: loaders that keep names would wrap them in a helper that the page does not have.
 */

/** What fitting tables found. */
export interface TablesResult {
  /** Ids (`data-place`) of tables that no page can hold, and of tables with a row higher than a page. */
  readonly tooWide: readonly string[];
  readonly tallRows: readonly string[];
}

/** What fitting tables needs. */
export interface TablesRequest {
  /** Layout px: height of the page area. */
  readonly areaHeight: number;
  /** Tables of at most so many lines stay whole. */
  readonly keptLines: number;
}

/**
 * Fits every table to the page's width: smaller, with broken lines, rotated; marks those that are to stay whole.
 */
export function fitTables({ areaHeight, keptLines }: TablesRequest): TablesResult {
  const root = document.documentElement;
  const tooWide: string[] = [];
  // Smaller before broken lines, broken lines before a rotated page; the size that is hard to read comes last.
  const fits = ["", "small", "wrap", "wrap small", "wide", "wide small", "wide wrap small", "wide wrap smallest"];
  const tallRows: string[] = [];
  for (const box of document.querySelectorAll<HTMLElement>(".table-box")) {
    const table = box.querySelector("table");
    if (table === null) continue;
    for (const fit of fits) {
      box.className = `table-box ${fit}`;
      if (table.scrollWidth <= box.clientWidth + 1 && table.getBoundingClientRect().width <= box.clientWidth + 1) break;
      if (fit === fits.at(-1)) tooWide.push(box.dataset["place"] ?? "");
    }
    const line = parseFloat(getComputedStyle(document.body).lineHeight);
    if (table.getBoundingClientRect().height <= keptLines * line) box.classList.add("kept");
    // Repeated at the foot of each page, it keeps the frame within the type area (styles/print/table.css). Turned, a page
    // ends at the type area's edge by itself.
    if (box.closest(".wide") === null) table.createTFoot();
    const tallest = box.classList.contains("wide") ? root.clientWidth : areaHeight;
    for (const row of table.rows) {
      if (row.getBoundingClientRect().height <= Math.min(tallest, areaHeight) * 0.8) continue;
      row.className = "tall";
      if (!tallRows.includes(box.dataset["place"] ?? "")) tallRows.push(box.dataset["place"] ?? "");
    }
  }
  return { tooWide, tallRows };
}
