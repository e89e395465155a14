import type { FootnoteDefinition, Heading, PhrasingContent, Root, RootContent } from "mdast";
import type { Passage } from "../model/composed.ts";
import { toHtml, toSafeTree } from "./html.ts";
import { markPassages } from "./passages.ts";
import { levelOf, splitRunIn } from "./structure.ts";
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
 * Sets a body for a page. Its markup is that of {@link throughTrees}; but paragraphs and headings of nothing but words and
 * emphasis, as nearly all are, are written as they are read: an eighth of the time.
 * @param body our own copy, with spaces and numbers set.
 */
export function webBody(body: Root, footnotes: readonly FootnoteDefinition[], options: WebOptions): WebBody {
  // Notes are counted through the whole text.
  if (footnotes.length > 0) return throughTrees(body.children, footnotes, options);
  const hasTable = body.children.some(({ type }) => type === "table");
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
    // What belongs to a table goes with it.
    const isPart = hasTable && tablePart(body.children, index) !== undefined;
    const block = isPart ? undefined : plainBlock(node);
    if (block === undefined) {
      others.push(node);
      continue;
    }
    flush();
    const id = `${options.anchor}-${block.isOwnPlace ? options.placeId(node) : `p${passages.length + 1}`}`;
    html.push(`<${block.open} id="${id}">${block.content}</${block.name}>`);
    passages.push({ anchor: id, text: block.text.normalize("NFC") });
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

/** A block that is written as it is read. */
interface PlainBlock {
  readonly name: string;
  /** Its name with its class. */
  readonly open: string;
  readonly content: string;
  /** Its words. */
  readonly text: string;
  /** Whether it has a place that links of the issue point to. */
  readonly isOwnPlace: boolean;
}

function plainBlock(node: RootContent): PlainBlock | undefined {
  if (node.type === "heading") return plainHeading(node);
  return node.type === "paragraph" ? filled("p", "", plainContent(node.children)) : undefined;
}

function plainHeading(node: Heading): PlainBlock | undefined {
  const level = levelOf(node);
  const split = splitRunIn(node);
  if (split === undefined) return filled(`h${level + 2}`, ` class="level-${level}"`, plainContent(node.children), true);
  const head = plainContent(split.head);
  const rest = plainContent(split.rest);
  if (head === undefined || rest === undefined) return undefined;
  return filled("p", ' class="run-in-block"', `<span class="run-in level-${level}">${head}</span>${rest}`);
}

function filled(
  name: string,
  attribute: string,
  content: string | undefined,
  isOwnPlace = false,
): PlainBlock | undefined {
  if (content === undefined) return undefined;
  // The only `<` and `>` of a plain content are those of its tags.
  const text = (content.includes("<") ? content.replaceAll(/<[^>]*>/g, "") : content).trim();
  return text === "" ? undefined : { name, open: name + attribute, content, text, isOwnPlace };
}

const tags = { strong: "strong", emphasis: "em", delete: "del" } as const;

/** Words in which no character means anything to HTML, emphasised or not; undefined where there is anything else. */
function plainContent(nodes: readonly PhrasingContent[]): string | undefined {
  let content = "";
  for (const node of nodes) {
    if (node.type === "text") {
      if (/[<>&\n\r]/.test(node.value)) return undefined;
      content += node.value;
    } else if (node.type === "strong" || node.type === "emphasis" || node.type === "delete") {
      const inner = plainContent(node.children);
      if (inner === undefined) return undefined;
      content += `<${tags[node.type]}>${inner}</${tags[node.type]}>`;
    } else return undefined;
  }
  return content;
}
