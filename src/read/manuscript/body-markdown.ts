import type { FoundBlock, ManuscriptParagraph, ManuscriptTable } from "../../model/manuscript.ts";
import { inlineMarkdown, paragraphMarkdown } from "./inline-markdown.ts";
import { textOfRuns } from "./runs.ts";

/** Writes bodies of one file; footnotes are numbered through the file and stand at the end of the body that refers to them. */
export class BodyWriter {
  readonly #notes: ReadonlyMap<string, readonly ManuscriptParagraph[]>;
  readonly #labels = new Map<string, string>();
  #written = 0;

  constructor(notes: ReadonlyMap<string, readonly ManuscriptParagraph[]>) {
    this.#notes = notes;
  }

  /** One body, its blocks apart by blank lines, its footnotes at its end; no line end. */
  body(blocks: readonly FoundBlock[]): string {
    const texts: string[] = [];
    for (let index = 0; index < blocks.length; index += 1) {
      const block = blocks[index];
      if (block === undefined) break;
      const end = groupEnd(blocks, index);
      texts.push(end > index + 1 || block.kind === "item" ? this.#group(blocks.slice(index, end)) : this.#block(block));
      index = end - 1;
    }
    return [...texts.filter((text) => text !== ""), ...this.#definitions()].join("\n\n");
  }

  #block(block: FoundBlock): string {
    if (block.kind === "table") return this.#table(block);
    if (block.kind === "heading") return `${"#".repeat(block.level + 1)} ${this.#inline(block.runs)}`;
    if (block.kind === "code") return fenced(textOfRuns(block.runs));
    if (block.kind === "quote") return `> ${paragraphMarkdown(block.runs, this.#label)}`;
    return paragraphMarkdown(block.runs, this.#label);
  }

  /** Items of a list one below the other; paragraphs of a quotation and lines of code together. */
  #group(blocks: readonly FoundBlock[]): string {
    const first = blocks[0];
    if (first?.kind === "quote") return blocks.map((block) => this.#block(block)).join("\n>\n");
    if (first?.kind === "code")
      return fenced(blocks.map((block) => (block.kind === "code" ? textOfRuns(block.runs) : "")).join("\n"));
    const indents: number[] = [];
    return blocks
      .map((block) => {
        if (block.kind !== "item") return "";
        const indent = block.level === 0 ? 0 : (indents[block.level - 1] ?? 0);
        const mark = block.number === undefined ? "- " : `${block.number}. `;
        indents[block.level] = indent + mark.length;
        return `${" ".repeat(indent)}${mark}${paragraphMarkdown(block.runs, this.#label)}`;
      })
      .join("\n");
  }

  #inline(runs: Parameters<typeof inlineMarkdown>[0]): string {
    return inlineMarkdown(runs, this.#label).trim();
  }

  readonly #label = (note: string): string => {
    const known = this.#labels.get(note);
    if (known !== undefined) return known;
    const label = String(this.#labels.size + 1);
    this.#labels.set(note, label);
    return label;
  };

  #definitions(): string[] {
    const texts: string[] = [];
    // Notes may refer to notes: the list may grow while it is written.
    for (; this.#written < this.#labels.size; this.#written += 1) {
      const [note = "", label = ""] = [...this.#labels][this.#written] ?? [];
      const [first, ...more] = this.#notes.get(note) ?? [];
      const lines = [first, ...more].map((paragraph) => this.#inline(paragraph?.runs ?? []));
      texts.push(`[^${label}]: ${lines.join("\n\n    ")}`);
    }
    return texts;
  }

  #table({ rows, aligns }: ManuscriptTable): string {
    const width = rows.reduce((most, row) => Math.max(most, row.length), 1);
    const texts = rows.map((row) =>
      Array.from({ length: width }, (_, column) => this.#inline(row[column] ?? []).replaceAll(/\s*\n\s*/g, " ")),
    );
    const delimiters = Array.from({ length: width }, (_, column) => {
      const align = aligns[column];
      return align === "center" ? ":---:" : align === "right" ? "---:" : "---";
    });
    const [head = [], ...others] = texts;
    return [tableLine(head), tableLine(delimiters), ...others.map(tableLine)].join("\n");
  }
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function groupEnd(blocks: readonly FoundBlock[], start: number): number {
  const kind = blocks[start]?.kind;
  if (kind !== "item" && kind !== "quote" && kind !== "code") return start + 1;
  let end = start + 1;
  while (blocks[end]?.kind === kind && !isOtherList(blocks[start], blocks[end])) end += 1;
  return end;
}

/** Bullets behind numbers, at the first level, are a list of their own. */
function isOtherList(first: FoundBlock | undefined, next: FoundBlock | undefined): boolean {
  if (first?.kind !== "item" || next?.kind !== "item" || next.level > 0) return false;
  return (first.number === undefined) !== (next.number === undefined);
}

function fenced(text: string): string {
  const fence = "`".repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `${fence}\n${text}\n${fence}`;
}
