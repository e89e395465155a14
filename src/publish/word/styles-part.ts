import { realFontNames, type FontRole } from "../../model/font-role.ts";
import {
  grid,
  imprintLine,
  linePitch,
  ptPerMm,
  redRule,
  typeArea,
  typeSizePt,
  wordLinePitch,
  zi,
} from "../../model/layout.ts";
import type { Layout } from "../../model/issue.ts";
import type { ManuscriptPart } from "../../model/manuscript.ts";
import type { TablePart } from "../../transform/table-parts.ts";
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
  /** Further properties, before and behind those of lines, indents and alignment in the order of `w:pPr`. */
  readonly more?: string;
  readonly outline?: number;
  /** Indents as markup, instead of the first line's. */
  readonly ind?: string;
  /** Twentieths of a point, where a line is not as high as one of the text. */
  readonly line?: number;
  readonly red?: true;
}

/** twentieths of a point; the height of a headline's line: 二号 and 7/8 of a 三号 character (3.2). */
export const headlineLine = (typeSizePt.headline + (7 / 8) * zi * ptPerMm) * 20;

const keepNext = "<w:keepNext/>";

/** Marks stay within the type area, and no space is made between Han characters and letters or digits, as in print. */
const setting = '<w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>';

const indented = { role: "fangsong", indent: 200, align: "both" } as const;
/** Issuer and date, and 印发机关 and its date, stand one character of theirs from the type area's edges (7.2.6, 7.4.3). */
const inset = (points: number): string => `<w:ind w:left="${points * 20}" w:right="${points * 20}"/>`;
const tabs = (points: number): string =>
  `<w:tabs><w:tab w:val="right" w:pos="${Math.floor(typeArea.width * twipsPerMm) - points * 20}"/></w:tabs>`;
const imprint = { role: "fangsong", size: typeSizePt.imprint, align: "left", line: imprintLine * twipsPerMm } as const;
const imprintInset = inset(typeSizePt.imprint);

const forms: Readonly<Record<ManuscriptPart, StyleForm>> = {
  mark: { role: "heiti", align: "left" },
  nameplate: { role: "xiaobiaosong", align: "center", red: true },
  "issue-line": { role: "fangsong", align: "center" },
  issuer: { role: "fangsong", align: "left", more: tabs(body), ind: inset(body) },
  contents: { role: "fangsong", align: "left", ind: `<w:ind w:left="${body * 20}" w:right="${body * 20}"/>` },
  note: { role: "kaiti", indent: 200, align: "both" },
  "note-sign": { role: "kaiti", align: "right", ind: `<w:ind w:right="${2 * body * 20}"/>` },
  column: { role: "heiti", align: "center", more: keepNext },
  kicker: { role: "kaiti", align: "center", more: keepNext },
  headline: {
    role: "xiaobiaosong",
    size: typeSizePt.headline,
    align: "center",
    more: `${keepNext}<w:keepLines/>`,
    line: headlineLine,
    outline: 0,
  },
  subhead: { role: "kaiti", align: "center", more: keepNext },
  byline: { role: "kaiti", align: "center", more: keepNext },
  "level-1": { ...indented, role: "heiti", more: keepNext, outline: 1 },
  "level-2": { ...indented, role: "kaiti", outline: 2 },
  "level-3": { ...indented, outline: 3 },
  "level-4": { ...indented, outline: 4 },
  text: indented,
  quote: { ...indented, role: "kaiti" },
  code: { role: "fangsong", align: "left" },
  caption: { role: "heiti", size: typeSizePt.table, align: "center" },
  cell: { role: "fangsong", size: typeSizePt.table },
  "cell-head": { role: "heiti", size: typeSizePt.table },
  "attachment-list": indented,
  "attachment-label": { role: "heiti", align: "left", more: "<w:pageBreakBefore/>" },
  signature: { role: "fangsong", align: "right" },
  credits: { role: "fangsong", align: "right", ind: `<w:ind w:right="${body * 20}"/>` },
  rule: { role: "fangsong", align: "left" },
  distribution: imprint,
  printed: { ...imprint, more: tabs(typeSizePt.imprint), ind: imprintInset },
  staff: { ...imprint, ind: imprintInset },
  copies: { ...imprint, align: "right", ind: imprintInset },
};

/** The red rule below the issuer's characters, and the gap between them (7.2.7). Eighths of a point. */
export function redRuleMarkup({ red, ...layout }: Layout): string {
  const size = Math.round(redRule.thickness * ptPerMm * 8);
  // Below the characters a line has a fifth of its height less what they reach below the base line.
  const below = pitchOf({ red, ...layout }) / 5 - (body * 20) / 8;
  const gap = Math.round(redRule.gap * twipsPerMm - below);
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
  return `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>${font}<w:kern w:val="0"/><w:sz w:val="${body * 2}"/><w:szCs w:val="${body * 2}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="${pitchOf(layout)}" w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>${setting}</w:pPr></w:style>${parts.join("")}${marks.join("")}</w:styles>`;
}

/** How a footnote looks: small, its lines closer than the text's. */
export const noteText = {
  paragraph: `<w:snapToGrid w:val="0"/><w:spacing w:line="${typeSizePt.note * 30}" w:lineRule="exact"/><w:ind w:firstLineChars="0" w:firstLine="0"/>`,
  marks: { properties: `<w:sz w:val="${typeSizePt.note * 2}"/><w:szCs w:val="${typeSizePt.note * 2}"/>` },
} as const;

/** How a caption, unit or note beside a table looks: as in print, with direct formatting, because it is a paragraph of the text. */
export function tableTextMarkup(kind: TablePart): {
  readonly paragraphProperties: string;
  readonly runProperties: string;
} {
  const align = { caption: "center", "table-unit": "right", "table-note": "left" }[kind];
  const keep = kind === "table-note" ? "" : keepNext;
  const face = kind === "caption" ? `<w:rFonts w:eastAsia="${wordFonts.heiti}"/>` : "";
  return {
    paragraphProperties: `${keep}<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="${align}"/>`,
    runProperties: `${face}<w:sz w:val="${typeSizePt.table * 2}"/><w:szCs w:val="${typeSizePt.table * 2}"/>`,
  };
}

function paragraphStyle(part: ManuscriptPart, form: StyleForm, layout: Layout): string {
  const { role, size, align, indent, more = "", red, line, outline } = form;
  const isCell = part === "cell" || part === "cell-head";
  const exact = line === undefined ? "" : `<w:spacing w:line="${Math.floor(line)}" w:lineRule="exact"/>`;
  const spacing = isCell ? '<w:spacing w:before="60" w:after="60" w:line="240" w:lineRule="auto"/>' : exact;
  // Word keeps an exact line as it is; LibreOffice would give it two lines of the grid.
  const offGrid =
    isCell || line !== undefined || part === "nameplate" || part === "rule" ? '<w:snapToGrid w:val="0"/>' : "";
  const ind =
    indent === undefined
      ? (form.ind ?? "")
      : `<w:ind w:firstLineChars="${indent}" w:firstLine="${(indent / 100) * body * 20}"/>`;
  const level = outline === undefined ? "" : `<w:outlineLvl w:val="${outline}"/>`;
  const justify = align === undefined ? "" : `<w:jc w:val="${align}"/>`;
  const colour = red === true ? `<w:color w:val="${layout.red.slice(1).toUpperCase()}"/>` : "";
  const points =
    size === undefined
      ? `<w:spacing w:val="${tightening}"/>`
      : `<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>`;
  return `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${styleId(part)}"><w:name w:val="${wordStyles[part]}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${more}${offGrid}${spacing}${ind}${justify}${level}</w:pPr><w:rPr>${fontMarkup(role, layout.digits)}${colour}${points}</w:rPr></w:style>`;
}

function characterStyle(mark: keyof typeof markStyle, name: string, properties: string): string {
  return `<w:style w:type="character" w:customStyle="1" w:styleId="${markStyle[mark]}"><w:name w:val="${name}"/><w:rPr>${properties}</w:rPr></w:style>`;
}
