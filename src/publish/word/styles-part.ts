import { realFontNames, type FontRole } from "../../model/font-role.ts";
import { grid, linePitch, ptPerMm, redRule, typeArea, typeSizePt, wordLinePitch } from "../../model/layout.ts";
import type { Layout } from "../../model/issue.ts";
import type { ManuscriptPart } from "../../model/manuscript.ts";
import { wordMarks, wordNumberStyle, wordStyles } from "../../model/word-styles.ts";
import { markStyle, styleId } from "./markup.ts";

/** Twentieths of a point in a millimetre. */
export const twipsPerMm = 20 * ptPerMm;

/** pt; 三号 */
const body = 16;

/**
 * The line pitch in twentieths of a point: the word profile's, rounded down so that 22 lines fit. The strict profile's pitch
 * has its last line end at the type area's foot, which Word, whose lines are boxes, would push to the next page.
 */
export function pitchOf({ profile }: Layout): number {
  const pitch = profile === "word" ? wordLinePitch : Math.min(linePitch, typeArea.height / 22);
  return Math.floor(pitch * twipsPerMm);
}

/**
 * Between characters of 16 pt, in twentieths of a point, so that 28 go into a line: they are 1.8 mm wider than the type area. A
 * grid of characters would say the same to Word, but LibreOffice gives two cells to a character that is wider than one.
 */
const tightening = Math.floor(((typeArea.width * ptPerMm) / grid.columns - body) * 20);

/**
 * The East Asian font that each role is called by in offices: the names of the standard's own faces, which Word and WPS find
 * where they are installed and stand in for where not.
 */
export const wordFonts: Readonly<Record<FontRole, string>> = {
  xiaobiaosong: "方正小标宋简体",
  songti: "宋体",
  fangsong: "仿宋_GB2312",
  kaiti: "楷体_GB2312",
  heiti: "黑体",
  latin: realFontNames.latin[0]?.families[0] ?? "Times New Roman",
};

/** `w:rFonts` of a role; letters and digits are set in the Latin face, or in 仿宋 where the layout says so. */
export function fontMarkup(role: FontRole, digits: Layout["digits"]): string {
  const latin = digits === "tnr" ? wordFonts.latin : wordFonts[role];
  return `<w:rFonts w:ascii="${latin}" w:hAnsi="${latin}" w:cs="${latin}" w:eastAsia="${wordFonts[role]}"/>`;
}

interface StyleForm {
  readonly role: FontRole;
  /** pt */
  readonly size?: number;
  readonly align?: "left" | "center" | "right" | "both";
  /** First line's indent in hundredths of a character. */
  readonly indent?: number;
  readonly more?: string;
  readonly red?: true;
}

const indented = { role: "fangsong", indent: 200, align: "both" } as const;
const tabs = `<w:tabs><w:tab w:val="right" w:pos="${Math.floor(typeArea.width * twipsPerMm)}"/></w:tabs>`;
const imprint = { role: "fangsong", size: typeSizePt.imprint, align: "left" } as const;

const forms: Readonly<Record<ManuscriptPart, StyleForm>> = {
  mark: { role: "heiti", align: "left" },
  nameplate: { role: "xiaobiaosong", align: "center", red: true },
  "issue-line": { role: "fangsong", align: "center" },
  issuer: { role: "fangsong", align: "left", more: tabs },
  contents: { role: "fangsong", align: "left" },
  note: { role: "kaiti", indent: 200, align: "both" },
  "note-sign": { role: "kaiti", align: "right" },
  column: { role: "heiti", align: "center" },
  kicker: { role: "kaiti", align: "center" },
  headline: { role: "xiaobiaosong", size: typeSizePt.headline, align: "center", more: "<w:keepNext/>" },
  subhead: { role: "kaiti", align: "center" },
  byline: { role: "kaiti", align: "center" },
  "level-1": { ...indented, role: "heiti", more: '<w:keepNext/><w:outlineLvl w:val="1"/>' },
  "level-2": { ...indented, role: "kaiti", more: '<w:outlineLvl w:val="2"/>' },
  "level-3": { ...indented, more: '<w:outlineLvl w:val="3"/>' },
  "level-4": { ...indented, more: '<w:outlineLvl w:val="4"/>' },
  text: indented,
  quote: { ...indented, role: "kaiti" },
  code: { role: "fangsong", align: "left" },
  caption: { role: "heiti", align: "center" },
  cell: { role: "fangsong", size: typeSizePt.table },
  "cell-head": { role: "heiti", size: typeSizePt.table },
  "attachment-list": indented,
  "attachment-label": { role: "heiti", align: "left", more: "<w:pageBreakBefore/>" },
  signature: { role: "fangsong", align: "right" },
  credits: { role: "fangsong", align: "right" },
  rule: { role: "fangsong", align: "left" },
  distribution: imprint,
  printed: { ...imprint, more: tabs },
  staff: imprint,
  copies: { ...imprint, align: "right" },
};

/** The red rule below the issuer, and the gap above it (7.2.7). Eighths of a point. */
export function redRuleMarkup(red: string): string {
  const size = Math.round(redRule.thickness * ptPerMm * 8);
  const gap = Math.round(redRule.gap * twipsPerMm);
  return `<w:pBdr><w:bottom w:val="single" w:sz="${size}" w:space="0" w:color="${red.slice(1).toUpperCase()}"/></w:pBdr><w:spacing w:line="${gap}" w:lineRule="exact"/>`;
}

/** styles.xml: one named style for each part of a bulletin, and one for each mark. */
export function stylesPart(layout: Layout): string {
  const parts = (Object.keys(forms) as ManuscriptPart[]).map((part) => paragraphStyle(part, forms[part], layout));
  const marks = [
    characterStyle("bold", wordMarks.bold, fontMarkup("heiti", layout.digits)),
    characterStyle("italic", wordMarks.italic, fontMarkup("kaiti", layout.digits)),
    characterStyle("code", wordMarks.code, ""),
    characterStyle("text", wordMarks.text, fontMarkup("fangsong", layout.digits)),
    characterStyle("number", wordNumberStyle, ""),
  ];
  const font = fontMarkup("fangsong", layout.digits);
  return `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>${font}<w:kern w:val="0"/><w:sz w:val="${body * 2}"/><w:szCs w:val="${body * 2}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="${pitchOf(layout)}" w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>${parts.join("")}${marks.join("")}</w:styles>`;
}

function paragraphStyle(part: ManuscriptPart, form: StyleForm, layout: Layout): string {
  const { role, size, align, indent, more = "", red } = form;
  const isCell = part === "cell" || part === "cell-head";
  const spacing = part === "nameplate" || isCell ? '<w:spacing w:line="240" w:lineRule="auto"/>' : "";
  const headline =
    part === "headline" ? `<w:spacing w:line="${Math.round(pitchOf(layout) * 1.18)}" w:lineRule="exact"/>` : "";
  const [keep, outline] = [more.replace(/<w:outlineLvl[^>]*>/, ""), /<w:outlineLvl[^>]*>/.exec(more)?.[0] ?? ""];
  const ind =
    indent === undefined ? "" : `<w:ind w:firstLineChars="${indent}" w:firstLine="${(indent / 100) * body * 20}"/>`;
  const justify = align === undefined ? "" : `<w:jc w:val="${align}"/>`;
  const colour = red === true ? `<w:color w:val="${layout.red.slice(1).toUpperCase()}"/>` : "";
  const points =
    size === undefined
      ? `<w:spacing w:val="${tightening}"/>`
      : `<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>`;
  return `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${styleId(part)}"><w:name w:val="${wordStyles[part]}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${keep}${spacing}${headline}${ind}${justify}${outline}</w:pPr><w:rPr>${fontMarkup(role, layout.digits)}${colour}${points}</w:rPr></w:style>`;
}

function characterStyle(mark: keyof typeof markStyle, name: string, properties: string): string {
  return `<w:style w:type="character" w:customStyle="1" w:styleId="${markStyle[mark]}"><w:name w:val="${name}"/><w:rPr>${properties}</w:rPr></w:style>`;
}
