import type { Element, ElementContent } from "hast";
import type { ListItem, Parents } from "mdast";
import type { State } from "mdast-util-to-hast";
import type { Medium } from "./to-hast.ts";

/** Marks of a task list: fonts for documents have a box and a tick, but no box with a tick in it. */
export const taskMarks = { open: "□", done: "√" } as const;

/** The mark of an item that is no task and has no number. */
export const itemMark = "·";

/**
 * Sets an item of a list. In print its mark is text, so that it is copied out and cannot differ between engines: a typed
 * 1., a middle dot, a box or a tick; on the web only boxes and ticks are, the others are the browser's.
 */
export function listItemElement(state: State, node: ListItem, parent: Parents | undefined, medium: Medium): Element {
  const content = state
    .all(node)
    .filter((child) => child.type === "element" || (child.type === "text" && child.value.trim() !== ""));
  const mark = markOf(node, parent, medium);
  const isTask = typeof node.checked === "boolean";
  const children = medium === "web" ? unwrapSingle(content) : content;
  return {
    type: "element",
    tagName: "li",
    properties: isTask && medium === "web" ? { className: ["task"] } : {},
    children: mark === "" ? children : withMark(children, mark),
  };
}

function markOf(node: ListItem, parent: Parents | undefined, medium: Medium): string {
  const list = parent?.type === "list" ? parent : undefined;
  const number = list?.ordered === true ? `${(list.start ?? 1) + list.children.indexOf(node)}.` : "";
  const task = node.checked === true ? taskMarks.done : node.checked === false ? taskMarks.open : "";
  if (medium === "web") return task;
  return number + task || itemMark;
}

/** Puts the mark in front of the item's first text. */
function withMark(content: readonly ElementContent[], value: string): ElementContent[] {
  const mark: ElementContent = { type: "text", value };
  const [first, ...rest] = content;
  return first?.type === "element" && first.tagName === "p"
    ? [{ ...first, children: [mark, ...first.children] }, ...rest]
    : [mark, ...content];
}

/** A list item of one paragraph is set without the paragraph on the web. */
function unwrapSingle(content: readonly ElementContent[]): ElementContent[] {
  const [only] = content;
  return content.length === 1 && only?.type === "element" && only.tagName === "p" ? only.children : [...content];
}
