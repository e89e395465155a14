import type { Element, Properties } from "hast";
import type { Table, TableCell, TableRow } from "mdast";
import type { State } from "mdast-util-to-hast";
import { emWidth } from "./em-width.ts";
import { element, textOf } from "./hast-element.ts";

/** em; a cell of that width or less is kept on one line while the table fits: 2024年12月31日 has 7.5. */
const shortCell = 8;

/** em; the same for a column's head, which may well take two lines. */
const shortHead = 4;

/** What a row of a table's body is: one of many, the name of those below it over the whole width, or a sum. */
export type RowKind = "row" | "group" | "total";

/** What a row is: a group's name where nothing stands behind its first cell, a sum by its first cell's word. */
export function rowKind({ children }: TableRow): RowKind {
  const [first = "", ...rest] = children.map((cell) => textOf(cell).replaceAll(/\s/gu, ""));
  if (first !== "" && rest.length > 0 && rest.every((text) => text === "")) return "group";
  return /^(?:合计|总计|小计|累计|共计|总和)$/.test(first) ? "total" : "row";
}

/** A table as markup: column heads, group rows over all columns, sums marked; short cells kept on one line. */
export function tableElement(state: State, node: Table): Element {
  const [head, ...body] = node.children;
  const rows = body.map((row) => rowElement(state, row, node));
  return element("table", {}, [
    element("thead", {}, head === undefined ? [] : [headElement(state, head, node)]),
    ...(rows.length > 0 ? [element("tbody", {}, rows)] : []),
  ]);
}

function headElement(state: State, row: TableRow, table: Table): Element {
  const cells = row.children.map((cell, column) =>
    element("th", { scope: "col", ...properties(cellClasses(cell, table, column, "head")) }, state.all(cell)),
  );
  return element("tr", {}, cells);
}

function rowElement(state: State, row: TableRow, table: Table): Element {
  const kind = rowKind(row);
  const [first] = row.children;
  if (kind === "group" && first !== undefined)
    return element("tr", { className: ["group"] }, [
      element("td", { colSpan: groupWidth(row, table) }, state.all(first)),
    ]);
  const cells = row.children.map((cell, column) =>
    element("td", properties(cellClasses(cell, table, column, "body")), state.all(cell)),
  );
  return element("tr", kind === "total" ? { className: ["total"] } : {}, cells);
}

/** Columns that the name of a group spans. */
export function groupWidth(row: TableRow, table: Table): number {
  return Math.max(row.children.length, table.align?.length ?? 0);
}

/** The classes of a cell: how its column is aligned, and whether it is kept on one line. */
export function cellClasses(cell: TableCell, table: Table, column: number, part: "head" | "body"): string[] {
  const align = table.align?.[column];
  const short = part === "head" ? shortHead : shortCell;
  return [
    ...(align === "center" || align === "right" ? [`align-${align}`] : []),
    ...(emWidth(textOf(cell)) <= short ? ["short"] : []),
  ];
}

function properties(className: string[]): Properties {
  return className.length > 0 ? { className } : {};
}
