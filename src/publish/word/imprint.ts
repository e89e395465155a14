import type { ImprintText } from "../../model/composed.ts";
import type { ManuscriptPart } from "../../model/manuscript.ts";
import { imprintRule, ptPerMm, typeArea } from "../../model/layout.ts";
import { gap } from "./body.ts";
import { paragraph, run } from "./markup.ts";
import { twipsPerMm } from "./styles-part.ts";

function border(side: string, mm: number): string {
  return `<w:${side} w:val="single" w:sz="${Math.round(mm * ptPerMm * 8)}" w:space="0" w:color="000000"/>`;
}

/** 版记: a table at the foot of the last page, thick rules around and thin ones between (7.4.1). */
export function imprintTable(imprint: ImprintText): string {
  const staff = imprint.staff.map(({ label, names }) => `${label}：${names.join("、")}`).join("　");
  const printed = imprint.by === undefined ? imprint.printedOn : `${imprint.by}\t${imprint.printedOn}`;
  const rows: readonly (readonly [ManuscriptPart, string])[] = [
    ...imprint.distribution.map(({ label, text }) => ["distribution", `${label}：${text}`] as const),
    ["printed", printed] as const,
    ...(staff === "" ? [] : [["staff", staff] as const]),
  ];
  const width = Math.floor(typeArea.width * twipsPerMm);
  const borders =
    border("top", imprintRule.outer) + border("bottom", imprintRule.outer) + border("insideH", imprintRule.inner);
  const cells = rows.map(
    ([part, text]) =>
      `<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${paragraph(part, run(text))}</w:tc></w:tr>`,
  );
  const place =
    '<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="margin" w:tblpXSpec="left" w:tblpYSpec="bottom"/>';
  const copies = imprint.copies === undefined ? "" : paragraph("copies", run(`（${imprint.copies}）`));
  return `${copies}${gap}<w:tbl><w:tblPr>${place}<w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="${width}"/></w:tblGrid>${cells.join("")}</w:tbl>`;
}
