import type { FootnoteDefinition, Root, RootContent } from "mdast";
import type { Passage } from "../model/composed.ts";
import { toHtml, toSafeTree } from "./html.ts";
import { markPassages } from "./passages.ts";
import { plainBlock } from "./plain-blocks.ts";
import { tablePart } from "./table-parts.ts";
import { bodyToHast, type HastOptions } from "./to-hast.ts";

/** A body as a page has it: its markup and what of it can be found and pointed at. */
export interface WebBody {
  readonly html: string;
  readonly passages: readonly Passage[];
}

/** What a page's body is made with. */
type WebOptions = Omit<HastOptions, "medium">;

/**
 * Sets a body for a page. Its markup is that of {@link throughTrees}; but blocks of nothing but words and emphasis, as
 * nearly all are, are written as they are read: an eighth of the time.
 * @param body our own copy, with spaces and numbers set.
 */
export function webBody(body: Root, footnotes: readonly FootnoteDefinition[], options: WebOptions): WebBody {
  // Notes are counted through the whole text.
  if (footnotes.length > 0) return throughTrees(body.children, footnotes, options);
  const hasTable = body.children.some(({ type }) => type === "table");
  const parts = body.children.map((_, index) => (hasTable ? tablePart(body.children, index) : undefined));
  const blocks = body.children.map((node, index) => plainBlock(node, parts[index]));
  // What a paragraph is to a table, a tree finds out by itself: both have to be in it.
  if (parts.some((part, index) => part !== undefined && blocks[index] === undefined))
    return throughTrees(body.children, [], options);
  const html: string[] = [];
  const passages: Passage[] = [];
  let others: RootContent[] = [];
  const flush = (): void => {
    if (others.length === 0) return;
    const set = throughTrees(others, [], options, passages.length);
    if (set.html !== "") html.push(set.html);
    passages.push(...set.passages);
    others = [];
  };
  for (const [index, node] of body.children.entries()) {
    const block = blocks[index];
    if (block === undefined) {
      others.push(node);
      continue;
    }
    flush();
    let written = "";
    for (const { before, open, content, after, text, isOwnPlace } of block) {
      const id = `${options.anchor}-${isOwnPlace === true ? options.placeId(node) : `p${passages.length + 1}`}`;
      written += `${before}<${open}${text === "" ? "" : ` id="${id}"`}>${content}${after}`;
      if (text !== "") passages.push({ anchor: id, text: text.normalize("NFC") });
    }
    html.push(written);
  }
  flush();
  return { html: html.join("\n"), passages };
}

/**
 * Sets some blocks by way of a tree of elements, made safe last.
 * @param before passages that stand before them in the article.
 */
export function throughTrees(
  blocks: readonly RootContent[],
  footnotes: readonly FootnoteDefinition[],
  options: WebOptions,
  before = 0,
): WebBody {
  const hast = bodyToHast({ type: "root", children: [...blocks] }, footnotes, { ...options, medium: "web" });
  const safe = toSafeTree(hast, "web");
  const passages = markPassages(safe, options.anchor, before);
  return { html: toHtml(safe), passages };
}
