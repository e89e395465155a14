import type { PhrasingContent, Table, TableRow } from "mdast";
import { imprintRule, typeArea } from "../../model/layout.ts";
import { textOf } from "../../transform/hast-element.ts";
import { rowKind } from "../../transform/table-hast.ts";
import type { TablePart } from "../../transform/table-parts.ts";
import { border, paragraph, type RunMarks } from "./markup.ts";
import { tableTextMarkup, twipsPerMm } from "./styles-part.ts";

/** Words in a line as markup. */
type Inline = (nodes: readonly PhrasingContent[], marks?: RunMarks) => string;

/** Tables without a paragraph between them would be one. */
export const gap = '<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:line="120" w:lineRule="exact"/></w:pPr></w:p>';

/** Rows of a table that stays on one page: with them it takes two thirds of one. */
const keptRows = 16;

/** A table over the whole width: frame 0.35 mm, lines 0.2 mm, groups and sums in 黑体, whole where it is short. */
export function tableMarkup(table: Table, inline: Inline): string {
  const widths = columnWidths(table);
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("");
  const isKept = table.children.length <= keptRows;
  const rows = table.children.map((row, index) =>
    rowMarkup(row, table, inline, {
      widths,
      isHead: index === 0,
      keepsNext: index === 0 || (isKept && index < table.children.length - 1),
    }),
  );
  const frame = ["top", "left", "bottom", "right"].map((name) => border(name, imprintRule.outer)).join("");
  const borders = `${frame}${border("insideH", 0.2)}${border("insideV", 0.2)}`;
  return `<w:tbl><w:tblPr><w:tblW w:w="${total(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join("")}</w:tbl>${gap}`;
}

/** A paragraph that belongs to the table beside it: its caption in the middle, the unit at the right, notes below. */
export function tableTextParagraph(kind: TablePart, inline: (marks: RunMarks) => string): string {
  const { paragraphProperties, runProperties } = tableTextMarkup(kind);
  return paragraph("text", inline({ properties: runProperties }), paragraphProperties);
}

interface RowForm {
  readonly widths: readonly number[];
  readonly isHead: boolean;
  readonly keepsNext: boolean;
}

function rowMarkup(row: TableRow, table: Table, inline: Inline, { widths, isHead, keepsNext }: RowForm): string {
  const kind = isHead ? "head" : rowKind(row);
  const part = kind === "row" ? "cell" : "cell-head";
  const keep = keepsNext ? "<w:keepNext/>" : "";
  const cell = (index: number, width: number, span: number): string => {
    const align = table.align?.[index] ?? (kind === "head" || (kind === "total" && index === 0) ? "center" : undefined);
    const properties = align === "center" || align === "right" ? `<w:jc w:val="${align}"/>` : "";
    const text = paragraph(part, inline(row.children[index]?.children ?? []), keep + properties);
    const spanned = span > 1 ? `<w:gridSpan w:val="${span}"/>` : "";
    return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${spanned}<w:vAlign w:val="center"/></w:tcPr>${text}</w:tc>`;
  };
  const cells =
    kind === "group" ? [cell(0, total(widths), widths.length)] : widths.map((width, index) => cell(index, width, 1));
  return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="520" w:hRule="atLeast"/>${isHead ? "<w:tblHeader/>" : ""}</w:trPr>${cells.join("")}</w:tr>`;
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}

/** Columns share the type area's width by their longest texts, none less than a twelfth. */
function columnWidths(table: Table): number[] {
  const count = Math.max(1, ...table.children.map((row) => row.children.length));
  const lengths = Array.from({ length: count }, (_, column) =>
    Math.min(24, Math.max(3, ...table.children.map((row) => textLength(row, column)))),
  );
  const all = total(lengths);
  const width = Math.floor(typeArea.width * twipsPerMm);
  return lengths.map((length) => Math.floor((width * length) / all));
}

function textLength(row: TableRow, column: number): number {
  const cell = row.children[column];
  return cell === undefined || rowKind(row) === "group" ? 0 : textOf(cell).length;
}
