import type { FootnoteDefinition, List, Nodes, PhrasingContent, RootContent } from "mdast";
import type { ManuscriptPart } from "../../model/manuscript.ts";
import { levelOf, splitRunIn } from "../../transform/structure.ts";
import { paragraph, run, type RunMarks } from "./markup.ts";
import type { WordParts } from "./word-parts.ts";
import { tablePart } from "../../transform/table-parts.ts";
import { noteText } from "./styles-part.ts";
import { tableMarkup, tableTextParagraph } from "./table.ts";

/** Writes the text of an article as paragraphs and tables. */
export class BodyMarkup {
  readonly #parts: WordParts;
  readonly #namedBy: string;
  readonly #notes: readonly FootnoteDefinition[];

  /** @param namedBy the file whose addresses the text has. */
  constructor(parts: WordParts, namedBy: string, notes: readonly FootnoteDefinition[]) {
    this.#parts = parts;
    this.#namedBy = namedBy;
    this.#notes = notes;
  }

  /** Blocks one after another. `generated` are headings whose first piece is a number that we set. */
  blocks(nodes: readonly RootContent[], generated: ReadonlySet<RootContent>, part: ManuscriptPart = "text"): string {
    return nodes
      .map((node, index) => {
        const kind = part === "text" ? tablePart(nodes, index) : undefined;
        if (kind === undefined || node.type !== "paragraph") return this.#block(node, generated, part);
        return tableTextParagraph(kind, (marks) => this.inline(node.children, marks));
      })
      .join("");
  }

  /** Words in a line. */
  inline(nodes: readonly PhrasingContent[], marks: RunMarks = {}): string {
    return nodes.map((node) => this.#phrase(node, marks)).join("");
  }

  #block(node: RootContent, generated: ReadonlySet<RootContent>, part: ManuscriptPart): string {
    if (node.type === "heading") {
      const level = `level-${levelOf(node)}` as const;
      const [number, ...rest] = node.children;
      const isOurs = generated.has(node) && number?.type === "text";
      const words = isOurs ? rest : node.children;
      const split = splitRunIn({ ...node, children: words });
      const inner =
        split === undefined ? this.inline(words) : this.inline(split.head) + this.inline(split.rest, { style: "text" });
      return paragraph(level, (isOurs ? run(number.value, { style: "number" }) : "") + inner);
    }
    if (node.type === "paragraph") {
      const only = node.children.length === 1 ? node.children[0] : undefined;
      if (only?.type === "image") return this.#figure(only.url, only.alt ?? "");
      return paragraph(part, this.inline(node.children));
    }
    if (node.type === "list") return this.#list(node, 0);
    if (node.type === "table") return tableMarkup(node, (words, marks) => this.inline(words, marks));
    if (node.type === "blockquote") return this.blocks(node.children, generated, "quote");
    if (node.type === "code") return paragraph("code", run(node.value));
    return "";
  }

  #figure(url: string, alt: string): string {
    const drawing = this.#parts.drawing(url, this.#namedBy, alt);
    const centred = '<w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>';
    return `<w:p><w:pPr><w:keepNext/>${centred}</w:pPr>${drawing}</w:p>${alt === "" ? "" : paragraph("caption", run(alt))}`;
  }

  #list(list: List, level: number): string {
    const id = this.#parts.listId(list.ordered === true ? (list.start ?? 1) : undefined, level);
    return list.children
      .map((item) =>
        item.children
          .map((block, index) => {
            if (block.type === "list") return this.#list(block, level + 1);
            if (block.type !== "paragraph" || index > 0) return this.#block(block, new Set(), "text");
            const task = typeof item.checked === "boolean" ? run(item.checked ? "[x] " : "[ ] ") : "";
            const numbered = `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;
            return paragraph("text", task + this.inline(block.children), numbered);
          })
          .join(""),
      )
      .join("");
  }

  #phrase(node: PhrasingContent, marks: RunMarks): string {
    if (node.type === "text") return run(node.value, marks);
    if (node.type === "strong") return this.inline(node.children, { ...marks, style: "bold" });
    if (node.type === "emphasis") return this.inline(node.children, { ...marks, style: "italic" });
    if (node.type === "delete") return this.inline(node.children, { ...marks, struck: true });
    if (node.type === "inlineCode") return run(node.value, { ...marks, style: "code" });
    if (node.type === "break") return run("\n", marks);
    if (node.type === "link") return this.#parts.link(node.url, this.inline(node.children, marks));
    if (node.type === "image") return this.#parts.drawing(node.url, this.#namedBy, node.alt ?? "");
    if (node.type === "footnoteReference") return this.#note(node.identifier);
    return "";
  }

  #note(identifier: string): string {
    const note = this.#notes.find((one) => one.identifier === identifier);
    if (note === undefined) return "";
    const id = this.#parts.note(note, () =>
      note.children
        .map((block) =>
          paragraph("text", "children" in block ? this.inline(phrases(block), noteText.marks) : "", noteText.paragraph),
        )
        .join(""),
    );
    return `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="${id}"/></w:r>`;
  }
}

function phrases(node: Nodes): PhrasingContent[] {
  if (node.type === "paragraph" || node.type === "heading") return node.children;
  return "children" in node ? node.children.flatMap((child) => phrases(child)) : [];
}
