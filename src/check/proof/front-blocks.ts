import { issueFields } from "../../read/issue-schema.ts";
import { parseMarkdown } from "../../read/markdown.ts";
import type { YamlMap, YamlNode, YamlText } from "../../read/yaml.ts";
import { align, push, type Notation } from "./align.ts";
import { emptyParts, phrasingBlock } from "./body-blocks.ts";
import { flag, ProofBlock, type BlockFile, type BlockKind } from "./block.ts";

/** Kinds of the keys whose values are texts or lists of texts. */
const simpleKinds: Readonly<Record<string, BlockKind>> = {
  title: "title",
  kicker: "title",
  subtitle: "title",
  column: "title",
  byline: "name",
  signer: "name",
  summary: "value",
  notice: "value",
};

/** The English name of each key, by either of its names. */
const names = new Map(
  Object.entries(issueFields).flatMap(([name, { alias }]) =>
    [name, alias].flatMap((typed) => (typed === undefined ? [] : [[typed, name] as const])),
  ),
);

/** Every text of the front matter that is set or shown: title, note, names, labels of rows. */
export function frontBlocks(map: YamlMap, file: BlockFile): ProofBlock[] {
  return map.entries.flatMap(({ key, value }) => {
    const name = names.get(key.text) ?? "";
    const kind = simpleKinds[name];
    if (kind !== undefined) return textsOf(value).flatMap((text) => scalarBlock(text, kind, name, file));
    switch (name) {
      case "editorsNote":
        return noteBlocks(value, file);
      case "distribution":
      case "credits":
        return rowBlocks(value, name, file);
      case "imprint":
        return imprintBlocks(value, file);
      case "attachments":
        return entriesOf(value, ["title", "标题"]).flatMap((text) =>
          scalarBlock(text, "value", "attachments.title", file),
        );
      case "corrections":
        return entriesOf(value, ["text", "内容"]).flatMap((text) =>
          scalarBlock(text, "value", "corrections.text", file),
        );
      default:
        return [];
    }
  });
}

/** Every text below a node, whatever lists it is in. */
function textsOf(node: YamlNode): YamlText[] {
  if (node.kind === "text") return [node];
  return node.kind === "list" ? node.items.flatMap(textsOf) : [];
}

/** The texts that a mapping, or each mapping of a list, has under one of the names. */
function entriesOf(node: YamlNode, wanted: readonly string[]): YamlText[] {
  if (node.kind === "list") return node.items.flatMap((item) => entriesOf(item, wanted));
  return node.kind === "map"
    ? node.entries.flatMap(({ key, value }) => (wanted.includes(key.text) ? textsOf(value) : []))
    : [];
}

function rowBlocks(node: YamlNode, name: string, file: BlockFile): ProofBlock[] {
  if (node.kind !== "map") return [];
  return node.entries.flatMap(({ key, value }) => [
    ...scalarBlock({ kind: "text", ...key }, "value", `${name}.label`, file),
    ...textsOf(value)
      .filter(({ text }) => !text.startsWith("@"))
      .flatMap((text) => scalarBlock(text, "name", name, file)),
  ]);
}

function imprintBlocks(node: YamlNode, file: BlockFile): ProofBlock[] {
  return [
    ...entriesOf(node, ["by", "印发机关"]).flatMap((text) => scalarBlock(text, "name", "imprint.by", file)),
    ...(node.kind === "map" ? node.entries : []).flatMap(({ key, value }) =>
      key.text === "staff" || key.text === "人员" ? rowBlocks(value, "imprint.staff", file) : [],
    ),
  ];
}

function noteBlocks(node: YamlNode, file: BlockFile): ProofBlock[] {
  const texts = node.kind === "text" ? [node] : entriesOf(node, ["text", "内容"]);
  return texts.flatMap((text) => {
    const plain = scalarBlock(text, "note", "editorsNote", file);
    return /[*_[\]`<>&\\~|]/.test(text.text) ? markedNote(text, plain, file) : plain;
  });
}

/** A note with marks of Markdown: its words without them; where each was typed is known for a plain scalar on one line. */
function markedNote(text: YamlText, plain: ProofBlock[], file: BlockFile): ProofBlock[] {
  const start = file.positions.offset(text.place);
  const isPlain = file.text.startsWith(text.text, start) && text.place.line === text.place.endLine;
  const paragraph = parseMarkdown(text.text, file.path).value?.children[0];
  if (!isPlain || paragraph?.type !== "paragraph") return plain;
  const block = phrasingBlock(paragraph.children, "note", {
    at: -1,
    within: "front-matter",
    file,
    key: "editorsNote",
    shift: start,
  });
  return block === undefined ? [] : [block];
}

function scalarBlock(node: YamlText, kind: BlockKind, key: string, file: BlockFile): ProofBlock[] {
  if (node.text.trim() === "") return [];
  const from = file.positions.offset(node.place);
  const to = file.positions.offset({ line: node.place.endLine, column: node.place.endColumn });
  const parts = emptyParts();
  const { notation, start, end } = notationOf(file.text, from, to);
  if (!align(node.text, file.text, { start, end }, notation, parts, 0))
    for (const unit of node.text.split("")) push(parts, unit, from, to - from, flag.opaque);
  return [new ProofBlock(parts, { kind, file, key, at: -1, within: "front-matter" })];
}

function notationOf(source: string, from: number, to: number): { notation: Notation; start: number; end: number } {
  const first = source[from];
  if (first === '"') return { notation: "double-quoted", start: from + 1, end: to - 1 };
  if (first === "'") return { notation: "single-quoted", start: from + 1, end: to - 1 };
  if (first === "|" || first === ">")
    return { notation: "plain", start: Math.max(from, source.indexOf("\n", from)), end: to };
  return { notation: "plain", start: from, end: to };
}
