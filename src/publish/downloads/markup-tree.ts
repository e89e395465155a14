/** An element of an article's markup. */
export interface MarkupElement {
  readonly name: string;
  /** As written; {@link attributeOf} reads one. */
  readonly attributes: string;
  readonly children: readonly MarkupNode[];
}

/** Text, with its character references resolved, or an element. */
export type MarkupNode = string | MarkupElement;

/** An article's markup as a tree. */
export type MarkupTree = readonly MarkupNode[];

const reference = /&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot));/gi;
const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };
const voidElements = new Set(["br", "hr", "img", "wbr"]);

/**
 * Reads an article's markup, as the page shows it, back into a tree.
 * @param html of src/transform/html.ts: every attribute quoted, every element closed.
 */
export function markupTree(html: string): MarkupTree {
  const root: MarkupNode[] = [];
  const open: MarkupNode[][] = [];
  let siblings = root;
  let at = 0;
  while (at < html.length) {
    const start = nextOf("<", html, at);
    if (start > at) siblings.push(resolved(html.slice(at, start)));
    if (start === html.length) break;
    const end = tagEnd(html, start);
    if (html[start + 1] === "/") siblings = open.pop() ?? root;
    else {
      const tag = html.slice(start + 1, end);
      const nameEnd = nextOf(" ", tag, 0);
      const name = tag.slice(0, nameEnd);
      const children: MarkupNode[] = [];
      siblings.push({ name, attributes: tag.slice(nameEnd), children });
      if (!voidElements.has(name)) {
        open.push(siblings);
        siblings = children;
      }
    }
    at = end + 1;
  }
  return root;
}

/** Where a tag ends: at the first `>` that is in no value. */
function tagEnd(html: string, start: number): number {
  let end = nextOf(">", html, start);
  let quote = html.slice(start, end).indexOf('"');
  let from = start;
  while (quote >= 0) {
    from = nextOf('"', html, from + quote + 1) + 1;
    end = nextOf(">", html, from);
    quote = html.slice(from, end).indexOf('"');
  }
  return end;
}

/** Where a sign is next; the end where it isn't. */
function nextOf(sign: string, text: string, from: number): number {
  const found = text.indexOf(sign, from);
  return found < 0 ? text.length : found;
}

/** Text as it stands in a line: any run of white space is one space. */
export function inLine(text: string): string {
  return /[\t\r\n]| {2}/.test(text) ? text.replaceAll(/[ \t\r\n]+/g, " ") : text;
}

/** The value of an attribute by its name as written (`href`, `class`); "" where the element has none. */
export function attributeOf({ attributes }: MarkupElement, name: string): string {
  const start = attributes.indexOf(` ${name}="`);
  if (start < 0) return "";
  const from = start + name.length + 3;
  return resolved(attributes.slice(from, attributes.indexOf('"', from)));
}

/** Whether an element has a class. */
export function hasClass(element: MarkupElement, name: string): boolean {
  return element.attributes !== "" && attributeOf(element, "class").split(" ").includes(name);
}

/** All text in some nodes. */
export function textOfMarkup(nodes: readonly MarkupNode[]): string {
  return nodes.map((node) => (typeof node === "string" ? node : textOfMarkup(node.children))).join("");
}

/** The items of a list. */
export function itemsOf(element: MarkupElement): MarkupElement[] {
  return elementsOf(element).filter((child) => child.name === "li");
}

/** The cells of a table by row. */
export function rowsOf(node: MarkupElement): MarkupElement[][] {
  return elementsOf(node).flatMap((child) => (child.name === "tr" ? [elementsOf(child)] : rowsOf(child)));
}

function elementsOf(node: MarkupElement): MarkupElement[] {
  return node.children.filter((child): child is MarkupElement => typeof child !== "string");
}

function resolved(text: string): string {
  if (!text.includes("&")) return text;
  return text.replaceAll(reference, (_, hex?: string, decimal?: string, name?: string) =>
    name === undefined
      ? String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
      : (named[name.toLowerCase()] ?? ""),
  );
}
