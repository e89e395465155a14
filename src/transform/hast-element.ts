import type { Element, ElementContent, Properties } from "hast";
import type { Nodes } from "mdast";

/** An element of markup. */
export function element(tagName: string, properties: Properties, children: readonly ElementContent[]): Element {
  return { type: "element", tagName, properties, children: [...children] };
}

/** The words of a node of the source, as typed. */
export function textOf(node: Nodes): string {
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}
