import type { Nodes } from "mdast";
import type { Diagnostic } from "../model/diagnostic.ts";
import { grid } from "../model/layout.ts";
import { finding } from "../model/report.ts";
import { emWidth } from "./em-width.ts";
import { nodePlace } from "./node-place.ts";

/** Letters and digits without a place to break at: a space, a hyphen, or a mark behind which an address breaks. */
const word = /[!-~]+/g;
const breaks = /(?<=[-/?&])/;

/**
 * Reports words that no line holds: they are broken where the line ends, without a hyphen. Addresses do not count, as they
 * break behind / ? and &.
 */
export function longWords(node: Nodes, path: string): Diagnostic[] {
  if ("children" in node) return node.children.flatMap((child) => longWords(child, path));
  if (node.type !== "text" && node.type !== "inlineCode") return [];
  const found = (node.value.match(word) ?? [])
    .flatMap((piece) => piece.split(breaks))
    .find((piece) => emWidth(piece) > grid.columns);
  return found === undefined
    ? []
    : [finding("print/word-broken", nodePlace(node, path), { text: `${found.slice(0, 24)}…` })];
}
