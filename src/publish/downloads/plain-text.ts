import { printedAddress } from "../../transform/address.ts";
import { itemMark } from "../../transform/list-hast.ts";
import type { IssueBlock } from "./issue-blocks.ts";
import {
  attributeOf,
  hasClass,
  inLine,
  itemsOf,
  rowsOf,
  textOfMarkup,
  type MarkupElement,
  type MarkupNode,
} from "./markup-tree.ts";

/**
 * Tells programs that the file is UTF-8: a browser that opens it from a server which doesn't say so, and the editors of old
 * Windows, take it for GBK otherwise.
 */
const byteOrderMark = "\uFEFF";

/** An issue as plain text: the words as printed, a blank line between blocks, table cells apart by tabs. */
export function plainText(blocks: readonly IssueBlock[]): string {
  return `${byteOrderMark}${blocks.flatMap(blockTexts).join("\n\n")}\n`;
}

function blockTexts(block: IssueBlock): string[] {
  if (block.kind === "heading") return [block.text];
  if (block.kind === "lines") return [block.lines.join("\n")];
  if (block.kind === "list") return [block.entries.map(({ text }, index) => `${index + 1}. ${text}`).join("\n")];
  if (block.kind === "note") return [block.before + inline(block.tree) + block.after];
  return flow(block.tree);
}

/** Block elements, each a text of its own; what stands between them is a text, too. */
function flow(nodes: readonly MarkupNode[]): string[] {
  const texts: string[] = [];
  let run: MarkupNode[] = [];
  const flush = (): void => {
    if (run.length === 0) return;
    const text = inline(run);
    if (text !== "") texts.push(text);
    run = [];
  };
  for (const node of nodes) {
    const own = typeof node === "string" ? undefined : blockOf(node);
    if (own === undefined) run.push(node);
    else {
      flush();
      texts.push(...own);
    }
  }
  flush();
  return texts;
}

const textBlocks = new Set(["p", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption"]);
const blocksOfBlocks = new Set(["section", "div", "figure", "blockquote"]);

/** The texts of a block element; undefined for what stands in a line. */
function blockOf(element: MarkupElement): string[] | undefined {
  const { name, children } = element;
  if (textBlocks.has(name)) return filled(inline(children));
  if (name === "section" && hasClass(element, "notes")) return notes(children);
  if (blocksOfBlocks.has(name)) return flow(children.filter((child) => !isImage(child)));
  if (name === "ul" || name === "ol") return [list(element)];
  if (name === "table")
    return [
      rowsOf(element)
        .map((row) => row.map(({ children: cell }) => inline(cell)).join("\t"))
        .join("\n"),
    ];
  if (name === "pre") return filled(textOfMarkup(children).replace(/\n$/, ""));
  return name === "hr" ? [] : undefined;
}

/** A figure's words are its caption. */
function isImage(node: MarkupNode): boolean {
  return typeof node !== "string" && node.name === "img";
}

function list(element: MarkupElement): string {
  const first = Number(attributeOf(element, "start") || 1);
  return itemsOf(element)
    .map((item, index) => {
      const isTask = hasClass(item, "task");
      const mark = element.name === "ol" ? `${first + index}. ` : isTask ? "" : `${itemMark} `;
      return mark + flow(item.children).join("\n").replaceAll("\n", "\n  ");
    })
    .join("\n");
}

function notes(children: readonly MarkupNode[]): string[] {
  return children.flatMap((child): string[] => {
    if (typeof child === "string") return filled(child.trim());
    if (child.name !== "ol") return flow([child]);
    return [
      itemsOf(child)
        .map((item, index) => `[${index + 1}] ${flow(item.children).join("\n")}`)
        .join("\n"),
    ];
  });
}

function inline(nodes: readonly MarkupNode[]): string {
  const text = inlineText(nodes);
  return (text.includes("\n") ? text.replaceAll(/[ \t]*\n[ \t]*/g, "\n") : text).trim();
}

function inlineText(nodes: readonly MarkupNode[]): string {
  let text = "";
  for (const node of nodes) text += typeof node === "string" ? inLine(node) : inlineElement(node);
  return text;
}

function inlineElement(element: MarkupElement): string {
  const { name, children } = element;
  const text = inlineText(children);
  if (name === "br") return "\n";
  if (name === "img") return attributeOf(element, "alt");
  // Struck words would read as if they still held.
  if (name === "del") return `~~${text}~~`;
  if (name !== "a") return text;
  const href = attributeOf(element, "href");
  if (/^#.*-fnref-/.test(href)) return "";
  const address = printedAddress(href, text);
  return address === "" ? text : `${text}（${address}）`;
}

function filled(text: string): string[] {
  return text === "" ? [] : [text];
}
