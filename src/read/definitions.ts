import type { Definition, FootnoteDefinition, Nodes, Parents, Root } from "mdast";
import type { Diagnostic } from "../model/diagnostic.ts";
import { finding } from "../model/report.ts";
import { leafText, nodePlace, walk } from "./node-places.ts";

/**
 * Puts the addresses of `[label]: address` into the links and images that refer to them and takes the definitions out, so
 * that an article can be cut from the tree. One that nothing refers to is an error: `[备注]: 见附表` looks like a text.
 */
export function resolveDefinitions(tree: Root, path: string): Diagnostic[] {
  const definitions = new Map<string, Definition>();
  const all: Definition[] = [];
  walk(tree, (node) => {
    if (node.type !== "definition") return;
    all.push(node);
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  if (all.length === 0) return [];
  const used = new Set<Definition>();
  replaceNodes(tree, (node) => {
    if (node.type === "definition") return [];
    if (node.type !== "linkReference" && node.type !== "imageReference") return [node];
    const definition = definitions.get(node.identifier);
    if (definition === undefined) return [node];
    used.add(definition);
    const target = { url: definition.url, title: definition.title ?? null, position: node.position };
    return [
      node.type === "linkReference"
        ? { ...target, type: "link", children: node.children }
        : { ...target, type: "image", alt: node.alt ?? null },
    ];
  });
  return all
    .filter((definition) => !used.has(definition))
    .map((definition) =>
      finding("markdown/definition-unused", nodePlace(definition, path), {
        label: `[${definition.label ?? definition.identifier}]`,
      }),
    );
}

/** Notes that no text refers to or that are there twice are errors, because they would not be set; references to nothing are warnings. */
export function checkFootnotes(tree: Root, text: string, path: string): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const referred = new Set<string>();
  const defined = new Map<string, FootnoteDefinition>();
  walk(tree, (node) => {
    if (node.type === "footnoteReference") referred.add(node.identifier);
    if (node.type === "text") diagnostics.push(...missingNotes(node.value, nodePlace(node, path), text));
  });
  walk(tree, (node) => {
    if (node.type !== "footnoteDefinition") return;
    const label = `[^${node.label ?? node.identifier}]`;
    if (defined.has(node.identifier))
      diagnostics.push(finding("markdown/footnote-twice", nodePlace(node, path), { label }));
    else if (!referred.has(node.identifier))
      diagnostics.push(finding("markdown/footnote-unused", nodePlace(node, path), { label }));
    defined.set(node.identifier, node);
  });
  return diagnostics;
}

/** `[^1]` that stayed a text: there is no such note. An escaped one is meant as a text. */
function missingNotes(value: string, place: ReturnType<typeof nodePlace>, source: string): Diagnostic[] {
  if (!value.includes("[^")) return [];
  const lines = source.split("\n").slice(place.line - 1, place.endLine);
  return lines.flatMap((line, index) => {
    const from = index === 0 ? place.column - 1 : 0;
    const to = place.line + index === place.endLine ? place.endColumn - 1 : line.length;
    return [...line.slice(from, to).matchAll(/(?<!\\)\[\^[^\]\s]{1,40}\]/g)].map((match) => {
      const column = from + match.index + 1;
      const number = place.line + index;
      return finding(
        "markdown/footnote-missing",
        { path: place.path, line: number, column, endLine: number, endColumn: column + match[0].length },
        { label: match[0] },
      );
    });
  });
}

/** Replaces nodes of a tree by others, from the leaves up. */
export function replaceNodes(parent: Parents, replace: (node: Nodes) => Nodes[]): void {
  const children = (parent.children as Nodes[]).flatMap((child) => {
    if ("children" in child) replaceNodes(child, replace);
    return replace(child);
  });
  parent.children = children as typeof parent.children;
}

/** The notes that a piece of a body refers to, those of notes included, in the order of the file. */
export function notesOf(body: readonly Nodes[], all: readonly FootnoteDefinition[]): FootnoteDefinition[] {
  const wanted = new Set<string>();
  const collect = (node: Nodes): void => {
    if (node.type === "footnoteReference" && !wanted.has(node.identifier)) {
      wanted.add(node.identifier);
      const note = all.find((definition) => definition.identifier === node.identifier);
      if (note !== undefined) collect(note);
    }
    if ("children" in node) for (const child of node.children) collect(child);
  };
  for (const node of body) collect(node);
  const first = new Map(all.toReversed().map((note) => [note.identifier, note]));
  return [...new Set(all.flatMap((note) => (wanted.has(note.identifier) ? (first.get(note.identifier) ?? []) : [])))];
}

/** Whether a node holds any word or image that will be set. */
export function hasContent(node: Nodes): boolean {
  if (node.type === "image" || node.type === "imageReference") return true;
  if ("children" in node) return node.children.some(hasContent);
  return leafText(node).trim() !== "";
}
