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

/** A tag or a run of text. The markup is that of src/transform/html.ts: every attribute quoted, every element closed. */
const piece = /<(\/?)([a-z][a-z0-9]*)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*>|[^<]+/g;
const reference = /&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot));/gi;
const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };
const voidElements = new Set(["br", "hr", "img", "wbr"]);

/** Reads an article's markup, as the page shows it, back into a tree. */
export function markupTree(html: string): MarkupTree {
  const root: MarkupNode[] = [];
  const open: { readonly name: string; readonly children: MarkupNode[] }[] = [];
  for (const [whole, slash, name, attributes = ""] of html.matchAll(piece)) {
    const siblings = open.at(-1)?.children ?? root;
    if (name === undefined) siblings.push(resolved(whole));
    else if (slash === "/") open.pop();
    else {
      const children: MarkupNode[] = [];
      siblings.push({ name, attributes, children });
      if (!voidElements.has(name)) open.push({ name, children });
    }
  }
  return root;
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
