import type { Nodes, Root } from "mdast";
import type { Place } from "../model/diagnostic.ts";
import type { TextPositions } from "./source-text.ts";

/** The place of a node in its file. */
export function nodePlace(node: Nodes, path: string): Place {
  const { start, end } = node.position ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  return { path, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

/** The offset at which a node begins or ends in the text that was parsed. */
export function offsetOf(node: Nodes, side: "start" | "end"): number {
  return node.position?.[side].offset ?? 0;
}

/** Sets a node's position from offsets. */
export function setPosition(node: Nodes, start: number, end: number, positions: TextPositions): void {
  node.position = {
    start: { ...positions.point(start), offset: start },
    end: { ...positions.point(end), offset: end },
  };
}

/**
 * Gives positions to the nodes that have none: GFM finds some addresses in text that is already parsed and leaves what it
 * splits without places. They stand in order between neighbours that have them.
 */
export function fillPositions(tree: Root, source: string, positions: TextPositions): void {
  const fill = (node: Nodes): void => {
    if (!("children" in node)) return;
    let cursor = offsetOf(node, "start");
    for (const child of node.children) {
      if (child.position === undefined) {
        const words = leafText(child);
        const start = Math.max(cursor, source.indexOf(words.split("\n")[0] ?? "", cursor));
        setPosition(child, start, Math.min(start + words.length, offsetOf(node, "end")), positions);
      }
      cursor = offsetOf(child, "end");
      fill(child);
    }
  };
  fill(tree);
}

/** The words of a node as one text: what its leaves hold, without marks. */
export function leafText(node: Nodes): string {
  if ("value" in node) return node.type === "html" ? "" : node.value;
  if (node.type === "image" || node.type === "imageReference") return node.alt ?? "";
  if (node.type === "break") return "\n";
  return "children" in node ? node.children.map(leafText).join("") : "";
}

/** Calls a function for a node and all below it, in the order of the source. */
export function walk(node: Nodes, take: (node: Nodes) => void): void {
  take(node);
  if ("children" in node) for (const child of node.children) walk(child, take);
}
