import type { Nodes, Root, Text } from "mdast";
import { joinsWithoutSpace } from "./cjk.ts";
import { walk } from "./node-places.ts";

/** Parts of a paragraph that do not come between two lines: what stands beyond them decides. */
const transparent = new Set(["footnoteReference", "html", "image"]);

/**
 * Joins the lines of every paragraph, heading and cell: no space beside Chinese, one between Latin words; hard breaks stay.
 * @param source what the tree was parsed from: without a reference (`&#10;`) in it, a block on one line has no breaks.
 */
export function joinSoftBreaks(tree: Root, source: string): void {
  const hasReferences = source.includes("&");
  walk(tree, (node) => {
    if (node.type !== "paragraph" && node.type !== "heading" && node.type !== "tableCell") return;
    const { position } = node;
    if (hasReferences || position === undefined || position.start.line < position.end.line) joinBlock(node);
  });
}

/** A stretch of a block between hard breaks: its text nodes and where each begins in the whole. */
interface Run {
  text: string;
  readonly parts: { readonly node: Text; readonly start: number }[];
}

function joinBlock(block: Nodes): void {
  const runs: Run[] = [{ text: "", parts: [] }];
  const collect = (node: Nodes): void => {
    const run = runs.at(-1);
    if (run === undefined || transparent.has(node.type)) return;
    if (node.type === "break") runs.push({ text: "", parts: [] });
    else if (node.type === "text") {
      run.parts.push({ node, start: run.text.length });
      run.text += node.value;
    } else if ("value" in node) run.text += node.value;
    else if ("children" in node) for (const child of node.children) collect(child);
  };
  collect(block);
  for (const run of runs) if (run.text.includes("\n")) joinRun(run);
}

function joinRun({ text, parts }: Run): void {
  for (const { node, start } of parts)
    node.value = node.value.replaceAll(/[ \t]*\n[ \t]*/g, (found, at: number) => {
      const before = text.slice(0, start + at).trimEnd();
      const after = text.slice(start + at + found.length).trimStart();
      return before === "" || after === "" || joinsWithoutSpace(before, after) ? "" : " ";
    });
}
