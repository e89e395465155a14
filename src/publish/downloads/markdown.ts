import { escapedLineStart, escapedText, linkTarget } from "../../read/markdown-escapes.ts";
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

/** An issue as Markdown (GitHub's, as the sources are): the words of the page, without front matter, drafts or comments. */
export function markdownText(blocks: readonly IssueBlock[]): string {
  return `${blocks.flatMap(blockTexts).join("\n\n")}\n`;
}

function blockTexts(block: IssueBlock): string[] {
  if (block.kind === "heading") return [`${"#".repeat(block.level)} ${escapedText(block.text)}`];
  if (block.kind === "lines") return [block.lines.map((line) => escapedLineStart(escapedText(line))).join("\\\n")];
  if (block.kind === "list")
    return [
      block.entries
        .map(({ text, address }, index) => {
          const words = escapedText(text);
          return `${index + 1}. ${address === undefined ? escapedLineStart(words) : `[${words}](${linkTarget(address)})`}`;
        })
        .join("\n"),
    ];
  if (block.kind === "note") return [paragraph(`${block.before}${inlineText(block.tree)}${block.after}`)];
  return flow(block.tree);
}

/** Block elements, each a text of its own; what stands between them is a paragraph, too. */
function flow(nodes: readonly MarkupNode[]): string[] {
  const texts: string[] = [];
  let run: MarkupNode[] = [];
  const flush = (): void => {
    if (run.length === 0) return;
    texts.push(...paragraphs(run));
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

/** The texts of a block element; undefined for what stands in a line. */
function blockOf(element: MarkupElement): string[] | undefined {
  const { name, children } = element;
  if (name === "p" || name === "figcaption") return paragraphs(children);
  const level = /^h([1-6])$/.exec(name)?.[1];
  if (level !== undefined) return [`${"#".repeat(Number(level))} ${inlineText(children).trim()}`];
  if (name === "section" && hasClass(element, "notes")) return notes(children);
  // A figure is its image, whose text is the caption.
  if (name === "figure") return flow(children.filter((child) => typeof child === "string" || child.name === "img"));
  if (name === "section" || name === "div") return flow(children);
  if (name === "blockquote") return [indented(flow(children).join("\n\n"), "> ", "> ")];
  if (name === "ul" || name === "ol") return [list(element)];
  if (name === "table") return [table(element)];
  if (name === "pre") return [fenced(textOfMarkup(children).replace(/\n$/, ""))];
  return name === "hr" ? ["***"] : undefined;
}

function paragraphs(nodes: readonly MarkupNode[]): string[] {
  const text = paragraph(inlineText(nodes));
  return text === "" ? [] : [text];
}

/** Text whose lines don't begin with what would make another block of them. */
function paragraph(text: string): string {
  if (!text.includes("\n")) return escapedLineStart(text.trim());
  return text
    .replace(/(?:\\\n\s*)+$/, "")
    .trim()
    .split("\n")
    .map((line) => escapedLineStart(line.replace(/^[ \t]+/, "")))
    .join("\n");
}

function list(element: MarkupElement): string {
  const first = Number(attributeOf(element, "start") || 1);
  return itemsOf(element)
    .map((item, index) => {
      const mark = element.name === "ol" ? `${first + index}. ` : "- ";
      return indented(flow(item.children).join("\n\n"), mark, " ".repeat(mark.length));
    })
    .join("\n");
}

/** The notes at an article's end become the definitions of its footnotes. */
function notes(children: readonly MarkupNode[]): string[] {
  const lists = children.filter((child): child is MarkupElement => typeof child !== "string" && child.name === "ol");
  return lists.flatMap((one) =>
    itemsOf(one).map((item) =>
      indented(flow(item.children).join("\n\n"), `[^${noteLabel(attributeOf(item, "id"))}]: `, "    "),
    ),
  );
}

/** Labels are unique in the whole file, while each article of the page counts from 1. */
function noteLabel(id: string): string {
  return id.replace("-fn-", "-").replaceAll(/[[\]\s\\]/g, "");
}

function table(element: MarkupElement): string {
  const [head = [], ...body] = rowsOf(element);
  const width = Math.max(head.length, 1);
  const row = (cells: readonly string[]): string => {
    const missing = Array.from({ length: Math.max(0, width - cells.length) }, () => "");
    return `| ${[...cells, ...missing].join(" | ")} |`;
  };
  return [row(head.map(cellText)), row(head.map(delimiter)), ...body.map((cells) => row(cells.map(cellText)))].join(
    "\n",
  );
}

function delimiter(cell: MarkupElement): string {
  if (hasClass(cell, "align-center")) return ":---:";
  return hasClass(cell, "align-right") ? "---:" : "---";
}

function cellText({ children }: MarkupElement): string {
  const lines = inlineText(children).split("\\\n");
  // Text has its bars escaped already, code has not: in a cell it needs it, too.
  return lines.map((line) => line.trim().replaceAll(/(?<!\\)\|/g, "\\|")).join(" ");
}

function fenced(text: string): string {
  const fence = "`".repeat(Math.max(3, longestTicks(text) + 1));
  return `${fence}\n${text}\n${fence}`;
}

function inlineText(nodes: readonly MarkupNode[]): string {
  let text = "";
  for (const node of nodes) text += typeof node === "string" ? escapedText(inLine(node)) : inlineElement(node);
  return text;
}

function inlineElement(element: MarkupElement): string {
  const { name, children } = element;
  if (name === "br") return "\\\n";
  if (name === "img")
    return `![${escapedText(attributeOf(element, "alt"))}](${linkTarget(attributeOf(element, "src"))})`;
  if (name === "code") return code(textOfMarkup(children));
  if (name === "a") return link(attributeOf(element, "href"), children);
  const text = inlineText(children);
  if (name === "strong" || hasClass(element, "run-in")) return marked("**", text);
  if (name === "em") return marked("*", text);
  return name === "del" ? marked("~~", text) : text;
}

/** Marks stand at the words: behind or before a space they would be text. */
function marked(mark: string, text: string): string {
  const words = text.trim();
  if (words === "") return text;
  const start = text.indexOf(words);
  return text.slice(0, start) + mark + words + mark + text.slice(start + words.length);
}

function link(href: string, children: readonly MarkupNode[]): string {
  if (/^#.*-fnref-/.test(href)) return "";
  if (/^#.*-fn-/.test(href)) return `[^${noteLabel(href.slice(1))}]`;
  const text = inlineText(children);
  return href === "" || href.startsWith("#") ? text : `[${text}](${linkTarget(href)})`;
}

function code(text: string): string {
  const ticks = "`".repeat(longestTicks(text) + 1);
  const space = /^`|`$|^ .* $/.test(text) ? " " : "";
  return `${ticks}${space}${text}${space}${ticks}`;
}

function longestTicks(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

function indented(text: string, first: string, others: string): string {
  return text
    .split("\n")
    .map((line, index) => (index === 0 ? first : line === "" ? others.trimEnd() : others) + line)
    .join("\n");
}
