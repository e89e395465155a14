import type { Nodes, Root, Text } from "mdast";
import { chineseOrMark } from "./cjk.ts";
import { replaceNodes } from "./definitions.ts";
import { offsetOf, setPosition, walk } from "./node-places.ts";
import type { TextPositions } from "./source-text.ts";

/** Stands for the first Chinese character behind an address while parsing; a line separator is refused in every source. */
const stop = "\u2028";

/** An address typed as such, up to where it can't go on; not the target of a link, nor one in angle brackets. */
const typedAddress = /(?<!\]\(<?|<|\]:[ \t]{0,3}<?)(?:https?:\/\/|www\.)[!-;=?-~]*/gi;

/**
 * Makes typed addresses end where Chinese begins: `https://a.cn/b，下文` is an address and a text. The parser would take the
 * text in, and every mark of emphasis in it, so the character behind the address is replaced while it parses.
 * @returns the text to parse, of the same length, and what puts the characters back into the tree.
 */
export function withStoppedAddresses(text: string): {
  readonly stopped: string;
  readonly restore: (tree: Root) => void;
} {
  const stops = [...text.matchAll(typedAddress)]
    .map((match) => match.index + match[0].length)
    .filter((end) => chineseOrMark.test(characterAt(text, end)));
  if (stops.length === 0) return { stopped: text, restore: () => undefined };
  let stopped = "";
  let from = 0;
  for (const end of stops) {
    stopped += text.slice(from, end) + stop;
    from = end + 1;
  }
  stopped += text.slice(from);
  return { stopped, restore: (tree) => walk(tree, (node) => restoreNode(node, text, stops)) };
}

function characterAt(text: string, offset: number): string {
  return String.fromCodePoint(text.codePointAt(offset) ?? 0x20);
}

/** The texts of a node in the order in which the source has them. */
const textNames = ["lang", "meta", "value", "alt", "label", "url", "title"] as const;

/** Puts the characters back into every text of a node, in that order. */
function restoreNode(node: Nodes, text: string, stops: readonly number[]): void {
  const isShort = "referenceType" in node && node.referenceType !== "full";
  // The label of a short reference is what it shows; any other text stands behind the children.
  const lastChild = "children" in node && !isShort ? node.children.at(-1) : undefined;
  const start = lastChild === undefined ? offsetOf(node, "start") : offsetOf(lastChild, "end");
  const inside = stops.filter((offset) => offset >= start && offset < offsetOf(node, "end"));
  let index = 0;
  for (const name of textNames) {
    const typed = (node as Partial<Record<typeof name, string | null>>)[name];
    if (typeof typed !== "string" || !typed.includes(stop)) continue;
    if (isShort) index = 0;
    // One UTF-16 unit was replaced by one; the trailing half of a surrogate pair is still in place behind it.
    const restored = typed.replaceAll(stop, () => text[inside[index++] ?? -1] ?? "");
    (node as Partial<Record<typeof name, string | null>>)[name] = restored;
  }
}

/** Cuts addresses that GFM found in parsed text, where no character stopped them: the rest becomes a text again. */
export function trimAddresses(tree: Root, source: string, positions: TextPositions): void {
  replaceNodes(tree, (node) => {
    const only = node.type === "link" ? node.children[0] : undefined;
    const start = offsetOf(node, "start");
    if (node.type !== "link" || only?.type !== "text" || node.children.length > 1 || /[[<]/.test(source[start] ?? ""))
      return [node];
    const cut = only.value.search(chineseOrMark);
    if (cut < 1) return [node];
    const rest: Text = { type: "text", value: only.value.slice(cut) };
    setPosition(rest, start + cut, start + only.value.length, positions);
    node.url = node.url.slice(0, node.url.length - rest.value.length);
    only.value = only.value.slice(0, cut);
    setPosition(only, start, start + cut, positions);
    setPosition(node, start, start + cut, positions);
    return [node, rest];
  });
}
