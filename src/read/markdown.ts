import type { Root } from "mdast";
import remarkCjkFriendly from "remark-cjk-friendly";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified, type Processor } from "unified";
import type { Staged } from "../model/diagnostic.ts";
import { trimAddresses, withStoppedAddresses } from "./autolinks.ts";
import { PatternParser } from "./block-patterns.ts";
import { checkFootnotes, resolveDefinitions } from "./definitions.ts";
import { checkHeadings } from "./heading-slips.ts";
import { checkShape } from "./markdown-limits.ts";
import { fillPositions } from "./node-places.ts";
import { cleanHtml } from "./raw-html.ts";
import { joinSoftBreaks } from "./soft-breaks.ts";
import { TextPositions } from "./source-text.ts";

// singleTilde: 100%~200% is a range, not a deletion.
const full = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkCjkFriendly).freeze();

/** The same without GFM's second search for addresses, through all text of the finished tree: most issues hold none. */
const withoutAddresses = full().use(dropTreeSearches).freeze();

/** What that search finds begins with or holds one of these. */
const addressLike = /https?:|www\.|@/i;

/**
 * Parses Markdown: GitHub-flavoured, emphasis beside Chinese marks, addresses that end where Chinese begins, soft breaks
 * joined as Chinese is. What the tree holds is what may be set: raw HTML is gone but for comments that switch a rule off,
 * references are resolved.
 * @param text LF line ends; its lines are those of the file (front matter blanked by the caller), so all positions are too.
 * @returns the tree; absent where the text has a shape that would take too long. Every node has a position.
 */
export function parseMarkdown(text: string, path: string): Staged<Root> {
  const shape = checkShape(text, path);
  if (shape.length > 0) return { diagnostics: shape };
  const tree = addressLike.test(text) ? withAddresses(text) : patterns.parse(text);
  // What can't be in a text is not looked for in its tree.
  const diagnostics = [
    ...(text.includes("]:") ? resolveDefinitions(tree, path) : []),
    ...(text.includes("[^") ? checkFootnotes(tree, text, path) : []),
    ...(text.includes("<") ? cleanHtml(tree, path) : []),
    ...checkHeadings(tree, path),
  ];
  joinSoftBreaks(tree, text);
  return { value: tree, diagnostics };
}

/** The tree of a text that may hold addresses. */
function withAddresses(text: string): Root {
  const positions = new TextPositions(text);
  const { stopped, restore } = withStoppedAddresses(text);
  const tree = patterns.parse(stopped);
  fillPositions(tree, stopped, positions);
  restore(tree);
  trimAddresses(tree, text, positions);
  return tree;
}

/** One for all texts: what it remembers changes no result. */
const patterns = new PatternParser((text) => (addressLike.test(text) ? full : withoutAddresses).parse(text));

/** GFM's search for addresses is the only one of its parts that looks at the tree again. */
function dropTreeSearches(this: Processor): void {
  const data = this.data();
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? [])
    .flat()
    .map((extension) => ({ ...extension, transforms: [] }));
}
