import type { Nodes, Root } from "mdast";
import type { Diagnostic, Place } from "../model/diagnostic.ts";
import type { EditorsNote } from "../model/issue.ts";
import { finding } from "../model/report.ts";
import type { TypedNote } from "./composite-values.ts";
import { parseMarkdown } from "./markdown.ts";
import { walk } from "./node-places.ts";

/**
 * Parses a note's inline Markdown. A note typed on one line keeps the places of its characters; one over several lines has
 * the place of the whole value at every node, because YAML has joined its lines.
 */
export function readEditorsNote(
  { text, key, form, position, sign }: TypedNote,
  diagnostics: Diagnostic[],
): EditorsNote | undefined {
  const { place } = text;
  const isQuoted = place.endColumn - place.column === text.text.length + 2;
  const isOneLine = place.line === place.endLine && (isQuoted || place.endColumn - place.column === text.text.length);
  const move = (local: Omit<Place, "path">): Place => {
    if (!isOneLine) return place;
    const shift = place.column - 1 + (isQuoted ? 1 : 0);
    return {
      path: place.path,
      line: place.line,
      column: local.column + shift,
      endLine: place.line,
      endColumn: local.endColumn + shift,
    };
  };
  const parsed = parseMarkdown(text.text, place.path);
  diagnostics.push(...parsed.diagnostics.map((diagnostic) => ({ ...diagnostic, place: move(diagnostic.place) })));
  const [only, ...more] = parsed.value?.children ?? [];
  if (only?.type !== "paragraph" || more.length > 0) {
    // A note that was taken away whole, such as a comment, has been reported already.
    if (parsed.diagnostics.length === 0) diagnostics.push(finding("markdown/note-not-inline", place, { key }));
    return undefined;
  }
  moveNodes(only, move);
  return { content: only.children, form, position, ...(sign === undefined ? {} : { sign }), place };
}

function moveNodes(tree: Exclude<Nodes, Root>, move: (local: Omit<Place, "path">) => Place): void {
  walk(tree, (node) => {
    if (node.position === undefined) return;
    const { start, end } = node.position;
    const { line, column, endLine, endColumn } = move({
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
    });
    node.position = { start: { line, column }, end: { line: endLine, column: endColumn } };
  });
}
