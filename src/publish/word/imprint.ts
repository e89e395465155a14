import type { ImprintText } from "../../model/composed.ts";
import { imprintRule, typeArea, typeSizePt } from "../../model/layout.ts";
import { emWidth } from "../../transform/em-width.ts";
import { gap } from "./table.ts";
import { border, paragraph, run } from "./markup.ts";
import { twipsPerMm } from "./styles-part.ts";

/** Twentieths of a point; one character of 四号. */
const em = typeSizePt.imprint * 20;

/** 版记: a table at the foot of the last page, thick rules around and thin ones between its groups (7.4.1). */
export function imprintTable(imprint: ImprintText): string {
  const width = Math.floor(typeArea.width * twipsPerMm);
  const borders =
    border("top", imprintRule.outer) + border("bottom", imprintRule.outer) + border("insideH", imprintRule.inner);
  const rows = groups(imprint).map(
    (content) =>
      `<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${content}</w:tc></w:tr>`,
  );
  // Counted from the page's edge, not the margin's: LibreOffice lets no table as wide as the text float otherwise.
  const place = `<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="page" w:tblpX="${Math.round(typeArea.left * twipsPerMm)}" w:tblpYSpec="bottom"/>`;
  return `${gap}<w:tbl><w:tblPr>${place}<w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="${width}"/></w:tblGrid>${rows.join("")}</w:tbl>`;
}

/** The paragraphs of the distribution list, of staff and copies, and of who printed it when: the last one (7.4.3). */
function groups({ distribution, staff, copies, by, printedOn }: ImprintText): string[] {
  const people = staff.map(({ label, names }) => `${label}：${names.join("、")}`).join("　");
  const others =
    (people === "" ? "" : paragraph("staff", run(people))) +
    (copies === undefined ? "" : paragraph("copies", run(`（${copies}）`)));
  const lists = distribution.map(({ label, text }) => {
    // Turned lines align with the first character behind the colon (7.4.2).
    const hanging = Math.round((emWidth(label) + 1) * em);
    const indent = `<w:ind w:left="${em + hanging}" w:right="${em}" w:hanging="${hanging}"/>`;
    return paragraph("distribution", run(`${label}：${text}`), indent);
  });
  const printed = paragraph("printed", run(by === undefined ? printedOn : `${by}\t${printedOn}`));
  return [lists.join(""), others, printed].filter((group) => group !== "");
}
