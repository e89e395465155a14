import type { ManuscriptPart } from "./manuscript.ts";

/**
 * Names of the paragraph styles of our Word files, by what they are for. Word, WPS and LibreOffice keep them, so that a file
 * that came back from comments is read with certainty. They never change.
 */
export const wordStyles: Readonly<Record<ManuscriptPart, string>> = {
  mark: "简报 标记",
  nameplate: "简报 刊名",
  "issue-line": "简报 期号",
  issuer: "简报 编发单位",
  contents: "简报 目录",
  note: "简报 编者按",
  "note-sign": "简报 按语署名",
  column: "简报 栏目",
  kicker: "简报 肩题",
  headline: "简报 标题",
  subhead: "简报 副题",
  byline: "简报 署名",
  "level-1": "简报 一级",
  "level-2": "简报 二级",
  "level-3": "简报 三级",
  "level-4": "简报 四级",
  text: "简报 正文",
  quote: "简报 引文",
  code: "简报 原样",
  caption: "简报 图题",
  cell: "简报 表文",
  "cell-head": "简报 表头",
  "attachment-list": "简报 附件说明",
  "attachment-label": "简报 附件",
  signature: "简报 落款",
  credits: "简报 供稿",
  rule: "简报 红线",
  distribution: "简报 分送",
  printed: "简报 印发",
  staff: "简报 人员",
  copies: "简报 印数",
};

/** Character styles: what Markdown marks, and the text behind a run-in heading. */
export const wordMarks = { bold: "简报 加粗", italic: "简报 强调", code: "简报 代码", text: "简报 正文字" } as const;

/** The character style of numbers that the layout sets: they are no words of the author. */
export const wordNumberStyle = "简报 序数";

/** The property of the file that carries what its pages don't show. */
export const wordProperty = "jianbao";
