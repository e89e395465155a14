import type { Element, Nodes, Root } from "hast";
import type { Passage } from "../model/composed.ts";

/** Elements that hold text of their own and get an address; a table's is told by rows. */
const blocks = new Set(["p", "h3", "h4", "h5", "h6", "li", "tr", "figcaption", "pre", "blockquote"]);

/**
 * Gives every paragraph, heading, list item, table row and caption of an article's page an id (`a1-p1`, `a1-p2` …; one
 * that has an id keeps it) and returns their texts in order. Marks of notes and their ways back belong to no text.
 * Changes the tree.
 * @param before passages of the article that stand before the tree's.
 */
export function markPassages(tree: Root, anchor: string, before = 0): Passage[] {
  const passages: Passage[] = [];
  let count = before;
  const visit = (node: Nodes): void => {
    if (!("children" in node)) return;
    if (node.type === "element" && blocks.has(node.tagName)) {
      const text = ownText(node).trim();
      if (text !== "") {
        count += 1;
        const { id } = node.properties;
        const own = typeof id === "string" ? id : `${anchor}-p${count}`;
        node.properties["id"] = own;
        passages.push({ anchor: own, text: text.normalize("NFC") });
      }
    }
    for (const child of node.children) visit(child);
  };
  visit(tree);
  return passages;
}

/** The text of a tree without the marks of notes. */
export function plainText(node: Nodes): string {
  if (node.type === "text") return node.value;
  if (node.type === "element" && isLeftOut(node)) return "";
  if (node.type === "element" && node.tagName === "br") return " ";
  return "children" in node ? node.children.map((child) => plainText(child)).join("") : "";
}

/** What stands in a block itself, not in blocks inside it; a row's cells with a bar between them. */
function ownText(block: Element): string {
  if (block.tagName === "tr")
    return block.children
      .flatMap((cell) => (cell.type === "element" ? [plainText(cell).trim()] : []))
      .join("｜")
      .replace(/^｜+|｜+$/g, "");
  const own = block.children.filter((child) => child.type !== "element" || !holdsBlocks(child));
  return plainText({ type: "root", children: own });
}

function holdsBlocks(element: Element): boolean {
  if (blocks.has(element.tagName)) return true;
  return element.children.some((child) => child.type === "element" && holdsBlocks(child));
}

/** A mark such as [1] would stand between the words it is set at; the arrow back says nothing. */
function isLeftOut({ tagName, properties, children }: Element): boolean {
  if (tagName === "a") return isLike(/^#.+-fnref-/, properties["href"]);
  const [only] = children;
  return tagName === "sup" && only?.type === "element" && isLike(/-fnref-/, only.properties["id"]);
}

function isLike(pattern: RegExp, value: unknown): boolean {
  return typeof value === "string" && pattern.test(value);
}
