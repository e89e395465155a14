import type { Element, Nodes, Root, RootContent } from "hast";
import { sanitize, type Schema } from "hast-util-sanitize";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { breakableAddress, isAddress, printedAddress } from "./address.ts";
import type { Medium } from "./to-hast.ts";
import { markUnbreakable } from "./unbreakable.ts";

/**
 * What may be in a body, whatever came before: everything else is dropped, the text in it kept. Addresses are limited to
 * the schemes a bulletin has a use for; images never get one (they are files of ours; an empty list would allow all).
 */
const schema: Schema = {
  tagNames: [
    ...[
      "p",
      "h3",
      "h4",
      "h5",
      "h6",
      "strong",
      "em",
      "del",
      "a",
      "br",
      "wbr",
      "hr",
      "sup",
      "span",
      "code",
      "pre",
      "blockquote",
    ],
    ...["ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "figure", "img", "figcaption", "section", "div"],
  ],
  attributes: {
    "*": [
      "id",
      [
        "className",
        /^(level-[1-4]|run-in|run-in-block|caption|table-unit|table-note|table-box|group|total|align-(center|right)|notes|notes-label|note-mark|task|keep|address|short|nb)$/,
      ],
    ],
    a: ["href", "rel"],
    img: ["src", "alt", "width", "height", "loading", ["dataStyle", /^--image-width: [\d.]+$/]],
    ol: ["start"],
    th: ["scope"],
    td: ["colSpan"],
    div: ["tabIndex", "role", "ariaLabel", ["dataPlace", /^n\d+$/]],
    figure: [["dataPlace", /^n\d+$/]],
  },
  protocols: { href: ["http", "https", "mailto", "tel"], src: [] },
  strip: ["script", "style"],
  clobber: [],
  allowComments: false,
  allowDoctypes: false,
};

const processor = unified().use(rehypeStringify, { collapseEmptyAttributes: true }).freeze();

/**
 * Finishes an article's markup: notes as one section, link addresses behind link texts in print where they differ, then
 * the allow-list, last.
 */
export function toSafeTree(tree: Root, medium: Medium): Root {
  const finished: Root = { type: "root", children: tree.children.map((child) => finish(child, medium) as RootContent) };
  const safe = sanitize(medium === "print" ? markUnbreakable(finished) : finished, schema);
  return safe.type === "root" ? safe : { type: "root", children: safe.type === "doctype" ? [] : [safe] };
}

/** The HTML of a sanitised tree. */
export function toHtml(tree: Root): string {
  return processor.stringify(tree);
}

function finish(node: Nodes, medium: Medium): Nodes {
  if (!("children" in node)) return node;
  const children = node.children.map((child) => finish(child as Nodes, medium)) as Element["children"];
  if (node.type !== "element") return { ...node, children };
  if (node.tagName === "section")
    return {
      ...node,
      properties: { className: ["notes"] },
      children: medium === "print" ? numberNotes(children) : children,
    };
  if (node.tagName === "a") return finishLink({ ...node, children }, medium);
  // The label of the notes has one id for all articles, and nothing refers to it.
  if (node.properties["id"] === "footnote-label") {
    const { id: _, ...properties } = node.properties;
    return { ...node, properties, children };
  }
  return { ...node, children };
}

/** In print a note's number is text, so that it is copied out: [1]. */
function numberNotes(children: Element["children"]): Element["children"] {
  return children.map((child) => {
    if (child.type !== "element" || child.tagName !== "ol") return child;
    let number = 0;
    const items = child.children.map((item) => {
      if (item.type !== "element" || item.tagName !== "li") return item;
      number += 1;
      const mark: Element = {
        type: "element",
        tagName: "span",
        properties: { className: ["note-mark"] },
        children: [{ type: "text", value: `[${number}]` }],
      };
      const first = item.children.findIndex((part) => part.type === "element" && part.tagName === "p");
      return {
        ...item,
        children: item.children.map((part, index) =>
          index === first && part.type === "element" ? { ...part, children: [mark, ...part.children] } : part,
        ),
      };
    });
    return { ...child, children: items };
  });
}

function finishLink(link: Element, medium: Medium): Element {
  const { href: typed } = link.properties;
  const href = typeof typed === "string" ? typed : "";
  const back = link.properties["dataFootnoteBackref"] !== undefined;
  if (medium === "web") {
    const rel = /^https?:/i.test(href) ? { rel: ["noopener", "noreferrer"] } : {};
    return {
      ...link,
      properties: {
        ...(href === "" ? {} : { href }),
        ...(link.properties["id"] === undefined ? {} : { id: link.properties["id"] }),
        ...rel,
      },
    };
  }
  if (back) return { type: "element", tagName: "span", properties: {}, children: [] };
  const address = printedAddress(href, textOf(link));
  if (href.startsWith("#"))
    return {
      ...link,
      properties: { href, ...(link.properties["id"] === undefined ? {} : { id: link.properties["id"] }) },
    };
  const words = isAddress(textOf(link)) ? breakableAddress(textOf(link)) : link.children;
  const behind: Element = {
    type: "element",
    tagName: "span",
    properties: { className: ["address"] },
    children: breakableAddress(`（${address}）`),
  };
  return {
    type: "element",
    tagName: "span",
    properties: {},
    children: [{ ...link, properties: { href }, children: words }, ...(address === "" ? [] : [behind])],
  };
}

function textOf(node: Nodes): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}
