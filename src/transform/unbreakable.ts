import type { Element, ElementContent, Root, RootContent, Text } from "hast";
import { emWidth } from "./em-width.ts";

/** A piece of a text that no line may break: from, and to behind its last character (UTF-16 units). */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

const digit = "[0-9０-９]";
/** 5513, 1,000.5, 10:20, 0518-85801234, 2019/12; with signs in front, and the Latin letter of 12kV or 3D behind. */
const number = `[￥¥＄$€№＃#≥≤≈±+−-]?${digit}+(?:[.,:：/-]${digit}+)*`;
/** Signs and units behind a number; a Latin unit may stand behind a space. */
const sign = "(?:[％%‰℃°′″]|°[CF]|\\+)";
const latinUnit = "(?: ?[A-Za-zμΩ]{1,4}(?:[²³]|/[A-Za-z]{1,3})?(?![A-Za-z]))";
const multiplier = "[余多几]?(?:[十百千万亿]+)?[余多]?";
const longUnit =
  "(?:个?百分点|平方公里|平方千米|平方米|立方米|千瓦时|兆瓦时|公里|千米|厘米|毫米|公顷|公斤|千克|千瓦|兆瓦|美元|欧元|港元|人次|人天|小时|分钟|周年|周岁|年度|年级|季度|月份|个月|工作日|多?家次|车次|班次|楼层)";
/** Any Han character but words that only follow a number in a sentence: 5名 keeps together, 5和6 need not. */
const shortUnit = "(?![至到和与或及为在是的之等以从将被把比占达由并且但而则于向对因])\\p{Script=Han}";
const measured = `${number}(?:${sign}|${latinUnit}|${multiplier}${longUnit}|${multiplier}(?:${shortUnit})?)?`;
/** 12～15公斤 in one piece; a longer range may turn behind its connector. */
const connected = `(?<range>${measured}(?:[～~—–-]${measured})*)`;
const chinese = "[一二三四五六七八九十百零〇○两]";

const pieces = new RegExp(
  [
    // An address is no unit of reading: it may break behind its marks.
    "(?<address>(?:https?://|www\\.)[!-~]+|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+)",
    `[〔［\\[]${digit}{4}[〕］\\]]第?${digit}+号`,
    `第(?:${digit}+|${chinese}{1,4})(?:[～—-]${digit}+)?(?:\\p{Script=Han})?`,
    "—{2,}",
    "…{2,}",
    connected,
    "[A-Za-z][A-Za-z0-9'’.&_]*(?:-[A-Za-z0-9]+)*",
  ].join("|"),
  "gu",
);

/** em; longer pieces may break, so that none is wider than the narrowest lines of a page. */
const longest = 12;

/** em; a range of numbers up to this is kept in one piece. */
const longestRange = 6;

/**
 * Where a text may not break (standard practice since GB/T 9704-1999: numbers with their units and signs, parts of dates,
 * 第2期, 〔2019〕5号, phone numbers, Latin words; GB/T 15834-2011, 5.1.4 and 5.1.5: —— and ……). A whole date may break
 * behind 年 and 月.
 * @param widest em; wider pieces are left alone.
 */
export function unbreakableRanges(text: string, widest = longest): TextRange[] {
  const ranges: TextRange[] = [];
  for (const match of text.matchAll(pieces)) {
    const [piece] = match;
    if (match.groups?.["address"] !== undefined) continue;
    const isLongRange = match.groups?.["range"] !== undefined && emWidth(piece) > longestRange;
    let start = match.index;
    for (const part of isLongRange ? piece.split(/(?<=[～~—–])/) : [piece]) {
      if (part.length > 1 && emWidth(part) <= widest) ranges.push({ start, end: start + part.length });
      start += part.length;
    }
  }
  return ranges;
}

/** em; a table's columns may be narrow, and a wider piece would widen them. */
const widestInCell = 4;

/** Elements whose text keeps the lines it has. */
const untouched = new Set(["pre", "code"]);

/**
 * Wraps every piece of a tree's text that no line may break in `<span class="nb">`. The text stays the same; images, code
 * and what is wrapped already are left alone.
 */
export function markUnbreakable(tree: Root): Root {
  return { ...tree, children: tree.children.flatMap((child) => marked(child, longest)) };
}

function marked(node: RootContent, widest: number): RootContent[] {
  if (node.type === "text") return pieceNodes(node.value, widest);
  if (node.type !== "element" || untouched.has(node.tagName) || isMarked(node)) return [node];
  const inner = node.tagName === "td" || node.tagName === "th" ? widestInCell : widest;
  return [{ ...node, children: node.children.flatMap((child) => marked(child, inner)) as ElementContent[] }];
}

function isMarked(node: Element): boolean {
  const { className } = node.properties;
  return Array.isArray(className) && className.includes("nb");
}

function pieceNodes(value: string, widest: number): (Element | Text)[] {
  const nodes: (Element | Text)[] = [];
  let done = 0;
  for (const { start, end } of unbreakableRanges(value, widest)) {
    if (start > done) nodes.push({ type: "text", value: value.slice(done, start) });
    const text: Text = { type: "text", value: value.slice(start, end) };
    nodes.push({ type: "element", tagName: "span", properties: { className: ["nb"] }, children: [text] });
    done = end;
  }
  if (done < value.length || nodes.length === 0) nodes.push({ type: "text", value: value.slice(done) });
  return nodes;
}
