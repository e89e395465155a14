import type { Nodes, PhrasingContent, Root, RootContent } from "mdast";
import { leafText, walk } from "../../read/node-places.ts";
import { align, push } from "./align.ts";
import { flag, opaqueMark, ProofBlock, type BlockFile, type BlockKind, type BlockParts } from "./block.ts";

/** The offset in the file of a point of the tree; the tree's own offsets count from where its text was cut. */
type Offset = (point: { readonly line: number; readonly column: number }) => number;

/** Every text of a body in the order of the file: paragraphs, headings, cells of tables, captions of images. */
export function bodyBlocks(tree: Root, file: BlockFile): ProofBlock[] {
  return tree.children.flatMap((node, at) => {
    const line = headLine(tree, at);
    if (line === undefined || node.type !== "paragraph") return blocksBelow(node, at, node.type, file);
    return phrasingBlock(node.children, line.kind, { at, within: node.type, file, key: line.key }) ?? [];
  });
}

/** Whether a node is the subhead or the byline of the headline above it (contract §2.2), not a text. */
function headLine(tree: Root, at: number): { readonly kind: BlockKind; readonly key: string } | undefined {
  const node = tree.children[at];
  if (node?.type !== "paragraph") return undefined;
  const isByline = node.children.length === 1 && node.children[0]?.type === "emphasis";
  const isSubhead = leafText(node).startsWith("——");
  if (!isByline && !isSubhead) return undefined;
  const before = tree.children[at - 1];
  const isBelow = before?.type === "heading" && before.depth === 1;
  if (isBelow) return isByline ? { kind: "name", key: "byline" } : { kind: "title", key: "subtitle" };
  return isByline && headLine(tree, at - 1)?.key === "subtitle" ? { kind: "name", key: "byline" } : undefined;
}

function blocksBelow(node: RootContent, at: number, within: Nodes["type"], file: BlockFile): ProofBlock[] {
  if (node.type === "paragraph" || node.type === "heading" || node.type === "tableCell") {
    const kind = node.type === "tableCell" ? "cell" : node.type;
    const block = phrasingBlock(node.children, kind, {
      at,
      within,
      file,
      depth: node.type === "heading" ? node.depth : 0,
    });
    return [...(block === undefined ? [] : [block]), ...captions(node, at, within, file)];
  }
  return "children" in node ? node.children.flatMap((child) => blocksBelow(child, at, within, file)) : [];
}

/** The alternative text of images, which is set as their caption. */
function captions(node: RootContent, at: number, within: Nodes["type"], file: BlockFile): ProofBlock[] {
  const found: ProofBlock[] = [];
  walk(node, (inner) => {
    if (inner.type !== "image" || (inner.alt ?? "") === "" || inner.position === undefined) return;
    const start = file.positions.offset(inner.position.start) + "![".length;
    const parts = emptyParts();
    const alt = inner.alt ?? "";
    if (align(alt, file.text, { start, end: file.positions.offset(inner.position.end) }, "markdown", parts, 0))
      found.push(new ProofBlock(parts, { kind: "caption", file, at, within }));
  });
  return found;
}

/** A block of inline Markdown; undefined where it holds no text. */
export function phrasingBlock(
  children: readonly PhrasingContent[],
  kind: ProofBlock["kind"],
  about: {
    readonly at: number;
    readonly within: ProofBlock["within"];
    readonly file: BlockFile;
    readonly depth?: number;
    readonly key?: string;
    /** Set where the text is one line of its own: the file's offset at which that line begins. */
    readonly shift?: number;
  },
): ProofBlock | undefined {
  const parts = emptyParts();
  const { shift } = about;
  const offset: Offset = (point) =>
    shift === undefined ? about.file.positions.offset(point) : shift + point.column - 1;
  for (const child of children) addNode(child, parts, 0, about.file.text, offset);
  return parts.text.replaceAll(opaqueMark, "").trim() === "" ? undefined : new ProofBlock(parts, { kind, ...about });
}

/** A block's parts before anything is added. */
export function emptyParts(): BlockParts {
  return { text: "", starts: [], ends: [], flags: [] };
}

function addNode(node: PhrasingContent, parts: BlockParts, bits: number, source: string, offset: Offset): void {
  if (node.position === undefined) return;
  const start = offset(node.position.start);
  const end = offset(node.position.end);
  switch (node.type) {
    case "text":
      if (!align(node.value, source, { start, end }, "markdown", parts, bits))
        // A notation we do not know: the words are read, but every one points at the whole.
        for (const unit of node.value.split("")) push(parts, unit, start, end - start, bits | flag.opaque);
      return;
    case "break":
      return push(parts, "\n", start, end - start, bits);
    case "inlineCode":
    case "image":
      return push(parts, opaqueMark, start, end - start, bits | flag.opaque);
    case "link":
      if (isTypedAddress(node.url, node.children))
        return push(parts, opaqueMark, start, end - start, bits | flag.opaque);
      for (const child of node.children) addNode(child, parts, bits | flag.link, source, offset);
      return;
    case "footnoteReference":
    case "html":
      return;
    default:
      if ("children" in node)
        for (const child of node.children)
          addNode(child, parts, node.type === "strong" ? bits | flag.strong : bits, source, offset);
  }
}

/** An address typed as such: its text is the address. */
function isTypedAddress(url: string, children: readonly PhrasingContent[]): boolean {
  const only = children[0];
  if (children.length !== 1 || only?.type !== "text") return false;
  return url.endsWith(only.value) || encodeURI(only.value) === url;
}
