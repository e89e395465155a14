import type { Nodes } from "mdast";
import type { Place } from "../model/diagnostic.ts";

/** The place of a node in its file; the file's start for a node that was not typed. */
export function nodePlace(node: Nodes, path: string): Place {
  const { start, end } = node.position ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  return { path, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
