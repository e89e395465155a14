import type { ManuscriptPart } from "../../model/manuscript.ts";
import { ptPerMm } from "../../model/layout.ts";
import { xmlText } from "../feeds/xml.ts";

/** Id of the style of a part: ids are ASCII, names Chinese. */
export function styleId(part: ManuscriptPart): string {
  return `Jianbao-${part}`;
}

/** Ids of the character styles. */
export const markStyle = {
  bold: "JianbaoMark-bold",
  italic: "JianbaoMark-italic",
  code: "JianbaoMark-code",
  text: "JianbaoMark-text",
  number: "JianbaoMark-number",
} as const;

/** How a run is marked. */
export interface RunMarks {
  readonly style?: keyof typeof markStyle;
  readonly struck?: boolean;
  /** Further properties as markup, in the order that `w:rPr` wants. */
  readonly properties?: string;
}

/** A run of text; line feeds become line breaks, tabs tabs. */
export function run(text: string, { style, struck, properties = "" }: RunMarks = {}): string {
  const all = `${style === undefined ? "" : `<w:rStyle w:val="${markStyle[style]}"/>`}${struck === true ? "<w:strike/>" : ""}${properties}`;
  const inner = text
    .split(/([\n\t])/)
    .filter((part) => part !== "")
    .map((part) =>
      part === "\n" ? "<w:br/>" : part === "\t" ? "<w:tab/>" : `<w:t xml:space="preserve">${xmlText(part)}</w:t>`,
    )
    .join("");
  return `<w:r>${all === "" ? "" : `<w:rPr>${all}</w:rPr>`}${inner}</w:r>`;
}

/** A paragraph of a part's style. `properties` are further ones as markup, in the order that `w:pPr` wants behind the style. */
export function paragraph(part: ManuscriptPart, content: string, properties = ""): string {
  return `<w:p><w:pPr><w:pStyle w:val="${styleId(part)}"/>${properties}</w:pPr>${content}</w:p>`;
}

/** A black rule as one side of a border: its thickness in eighths of a point. */
export function border(side: string, mm: number): string {
  return `<w:${side} w:val="single" w:sz="${Math.round(mm * ptPerMm * 8)}" w:space="0" w:color="000000"/>`;
}
