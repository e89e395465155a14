import type { RootContent } from "mdast";
import { textOf } from "./hast-element.ts";

/** A paragraph that belongs to a table: its caption or unit line above, a note below. Named as the markup's classes. */
export type TablePart = "caption" | "table-unit" | "table-note";

/** 表1 …, 表一：…, 附表2 …; a sentence that merely begins so ends with a full stop. */
const caption = /^附?表\s*[\d一二三四五六七八九十]+(?!.*。$)/u;

/** 单位：万元, 金额单位：万元, （单位：人）: a short line. */
const unit = /^[（(]?(?:金额|计量|货币|数量)?单位\s*[:：].{1,24}$/u;

/** 注：…, 备注：…, 说明：…, 资料来源：…. */
const note = /^(?:注\s*\d?|备注|附注|说明|(?:资料|数据)?来源)\s*[:：]/u;

/**
 * What a paragraph is to the table next to it: above, 表1 … and the unit line behind it, in either order; right below it, notes.
 * @param siblings blocks of the text, the paragraph among them.
 * @param index the paragraph's.
 */
export function tablePart(siblings: readonly RootContent[], index: number): TablePart | undefined {
  const node = siblings[index];
  if (node?.type !== "paragraph") return undefined;
  const text = textOf(node).trim();
  if (caption.test(text)) return isAbove(siblings, index, unit) ? "caption" : undefined;
  if (unit.test(text)) return isAbove(siblings, index, caption) ? "table-unit" : undefined;
  if (!note.test(text)) return undefined;
  const before = siblings[index - 1];
  return before?.type === "table" || tablePart(siblings, index - 1) === "table-note" ? "table-note" : undefined;
}

/** Whether a table comes next, at most one line of another kind between. */
function isAbove(siblings: readonly RootContent[], index: number, between: RegExp): boolean {
  const next = siblings[index + 1];
  if (next?.type === "table") return true;
  return next?.type === "paragraph" && between.test(textOf(next).trim()) && siblings[index + 2]?.type === "table";
}
