import type { Diagnostic, Place } from "../../model/diagnostic.ts";
import type { ManuscriptBlock, ManuscriptHint, ManuscriptParagraph, ManuscriptRun } from "../../model/manuscript.ts";
import { finding } from "../../model/report.ts";
import { excerpt } from "../manuscript/patterns.ts";
import { textOfRuns, trimRuns } from "../manuscript/runs.ts";
import type { WordImages } from "./images.ts";
import type { WordNumbering } from "./numbering.ts";
import { RunReader, type RunContext, type WordRun } from "./runs.ts";
import { roleOfFont, type WordStyles } from "./styles.ts";
import { isLayoutTable, tableOf } from "./tables.ts";
import { child, descendants, elements, textBelow, valueOf, type XmlElement } from "./xml.ts";

/** What the paragraphs of a part are read with. */
export interface DocumentContext {
  readonly path: string;
  readonly styles: WordStyles;
  readonly numbering: WordNumbering;
  readonly images: WordImages;
  readonly links: ReadonlyMap<string, string>;
  readonly comments: ReadonlyMap<string, { readonly author: string; readonly text: string }>;
  readonly diagnostics: Diagnostic[];
}

/** Reads the blocks of a document, a footnote or a text box. Places count paragraphs: a Word file has no lines. */
export class DocumentReader {
  readonly #context: DocumentContext;
  #count = 0;
  #apart = true;
  /** Runs of a paragraph whose mark was deleted: they go on with the next. */
  #open: WordRun[] = [];

  constructor(context: DocumentContext) {
    this.#context = context;
  }

  /** The blocks below an element: paragraphs and tables, text boxes before the paragraph they hang on. */
  blocks(container: XmlElement | undefined): ManuscriptBlock[] {
    const read = elements(container).flatMap((element): ManuscriptBlock[] => {
      const { name } = element;
      if (name === "w:p") return this.#paragraph(element);
      if (name === "w:tbl") return [...this.#rest(), ...this.#table(element)];
      if (/^(?:w:(?:sdt|sdtContent|customXml|ins|moveTo)|mc:.+)$/.test(name)) return this.blocks(element);
      if (name === "w:altChunk") this.#leave("另一个文件里的内容");
      if (name === "m:oMathPara" || name === "m:oMath") this.#leave("公式");
      if (name === "w:del" || name === "w:moveFrom") this.#deleted(element);
      return [];
    });
    return [...read, ...this.#rest()];
  }

  /** What a deleted paragraph mark left open where no paragraph follows. */
  #rest(): ManuscriptBlock[] {
    const runs = this.#open;
    this.#open = [];
    return runs.length === 0 ? [] : this.#paragraphs(plain(runs, false, {}), {}, this.#place());
  }

  #leave(what: string): void {
    this.#context.diagnostics.push(finding("import/object", this.#place(), { what }));
  }

  #deleted(element: XmlElement, author = element.attributes["w:author"] ?? "?"): void {
    const texts = ["w:t", "w:delText"].flatMap((name) => descendants(element, name)).map(textBelow);
    if (texts.length > 0)
      this.#context.diagnostics.push(
        finding("import/deletion", this.#place(), { author, text: excerpt(texts.join("")) }),
      );
  }

  #place(): Place {
    return { path: this.#context.path, line: this.#count, column: 1, endLine: this.#count, endColumn: 1 };
  }

  #paragraph(element: XmlElement): ManuscriptBlock[] {
    this.#count += 1;
    const place = this.#place();
    const { styles } = this.#context;
    const properties = child(element, "w:pPr");
    const boxes: XmlElement[] = [];
    const style = valueOf(properties, "w:pStyle");
    const own = new RunReader(this.#runContext(place, boxes), style).read(element);
    const mark = child(properties, "w:rPr");
    if (child(mark, "w:del") !== undefined) {
      this.#open = [...this.#open, ...own];
      return [];
    }
    const runs = [...this.#open, ...own];
    this.#open = [];
    const part = styles.partOf(style);
    const number = this.#number(properties, part);
    const hint: ManuscriptHint = {
      ...(part === undefined ? {} : { part }),
      ...lookOf(runs, styles, style),
      ...alignOf(styles.paragraphProperty(properties, "w:jc")?.attributes["w:val"]),
      ...(number.list === undefined ? {} : { list: number.list }),
    };
    const before = boxes.flatMap((box) => this.blocks(box));
    const words = plain(runs, styles.styleLook(style).bold === true, hint);
    return [...before, ...this.#paragraphs([...number.prefix, ...words], hint, place)];
  }

  /** A paragraph; where lines were broken by hand in one that no style names, one for each line. */
  #paragraphs(runs: readonly ManuscriptRun[], hint: ManuscriptHint, place: Place): ManuscriptParagraph[] {
    const lines = hint.part === undefined ? splitLines(runs) : [runs];
    const written = lines
      .map((line) => (hint.part === "code" ? [...line] : trimRuns(line)))
      .filter((line) => textOfRuns(line) !== "" || line.some((run) => run.image !== undefined));
    const apart = this.#apart;
    if (written.length === 0) this.#apart = true;
    else this.#apart = false;
    return written.map((line, index) => ({
      kind: "paragraph",
      runs: hint.part === "headline" ? line.map((run) => ({ ...run, text: run.text.replaceAll("\n", "|") })) : line,
      place,
      hint,
      apart: index === 0 && apart,
    }));
  }

  #table(element: XmlElement): ManuscriptBlock[] {
    const place = { ...this.#place(), line: this.#count + 1, endLine: this.#count + 1 };
    const rows = elements(element)
      .flatMap((row) => (row.name === "w:sdt" ? elements(child(row, "w:sdtContent")) : [row]))
      .filter(({ name }) => name === "w:tr")
      .filter((row) => {
        const deletion = child(child(row, "w:trPr"), "w:del");
        if (deletion !== undefined) this.#deleted(row, deletion.attributes["w:author"] ?? "?");
        return deletion === undefined;
      });
    const cells = rows.map((row) =>
      elements(row)
        .flatMap((cell) => (cell.name === "w:sdt" ? elements(child(cell, "w:sdtContent"), "w:tc") : [cell]))
        .filter((cell) => cell.name === "w:tc")
        .map((cell) => ({ cell, blocks: this.blocks(cell) })),
    );
    this.#apart = true;
    if (isLayoutTable(cells.map((row) => row.map(({ blocks }) => blocks))))
      return cells.flatMap((row) =>
        this.#layoutRow(
          row.map(({ blocks }) => blocks),
          place,
        ),
      );
    if (cells.some((row) => row.some(({ blocks }) => blocks.some((block) => block.kind === "table"))))
      this.#context.diagnostics.push(finding("import/nested-table", place));
    const { table, isMerged } = tableOf(cells, place);
    if (isMerged) this.#context.diagnostics.push(finding("import/merged-cells", place));
    return [table];
  }

  /** A row of a table that only sets things side by side: one line, or the paragraphs of its one cell. */
  #layoutRow(row: readonly (readonly ManuscriptBlock[])[], place: Place): ManuscriptBlock[] {
    const filled = row.filter((blocks) => blocks.length > 0);
    const isRow = filled.length > 1 && filled.every((blocks) => blocks.length === 1 && blocks[0]?.kind === "paragraph");
    if (!isRow) return row.flat();
    const paragraphs = filled.flatMap((blocks) => blocks.filter((block) => block.kind === "paragraph"));
    const runs = paragraphs.flatMap((one, index) => (index === 0 ? one.runs : [{ text: "\t" }, ...one.runs]));
    return [{ kind: "paragraph", runs, place, hint: paragraphs[0]?.hint ?? {}, apart: true }];
  }

  /** An automatic number becomes a typed one; a list of our own export stays a list. */
  #number(
    properties: XmlElement | undefined,
    part: ManuscriptHint["part"],
  ): { prefix: ManuscriptRun[]; list?: NonNullable<ManuscriptHint["list"]> } {
    const numbered = this.#context.styles.paragraphProperty(properties, "w:numPr");
    const id = valueOf(numbered, "w:numId");
    if (id === undefined || id === "0") return { prefix: [] };
    const number = this.#context.numbering.next(id, Math.min(8, Number(valueOf(numbered, "w:ilvl") ?? 0)));
    if (number === undefined) return { prefix: [] };
    if (number.isBullet) return { prefix: [], list: { level: number.level } };
    if (part === "text") return { prefix: [], list: { level: number.level, number: number.value } };
    return { prefix: [{ text: /[.．]$/u.test(number.text) ? `${number.text} ` : number.text }] };
  }

  #runContext(place: Place, boxes: XmlElement[]): RunContext {
    const { styles, links, images, comments, diagnostics } = this.#context;
    return {
      styles,
      link: (id) => links.get(id),
      image: (drawing) => images.nameOf(drawing, place),
      onHidden: (text) =>
        diagnostics.push(finding("import/left-out", place, { what: "隐藏文字", text: excerpt(text) })),
      onLine: () => diagnostics.push(finding("import/left-out", place, { what: "图形", text: "直线" })),
      onBadLink: (address, text) =>
        diagnostics.push(finding("import/link", place, { address: address.slice(0, 120), text: excerpt(text) })),
      onInsertion: (author, text) =>
        diagnostics.push(finding("import/insertion", place, { author, text: excerpt(text) })),
      onDeletion: (author, text) =>
        diagnostics.push(finding("import/deletion", place, { author, text: excerpt(text) })),
      onComment(id) {
        const comment = comments.get(id);
        if (comment !== undefined) diagnostics.push(finding("import/comment", place, comment));
      },
      onObject: (what) => diagnostics.push(finding("import/object", place, { what })),
      onTextBox: (content) => boxes.push(content),
    };
  }
}

/** The face and size that most of a paragraph's characters have. */
function lookOf(
  runs: readonly WordRun[],
  styles: WordStyles,
  style: string | undefined,
): Pick<ManuscriptHint, "role" | "size"> {
  const weights = new Map<string, number>();
  for (const { look, text } of runs) {
    const key = JSON.stringify([look.font ?? "", look.size ?? 0]);
    weights.set(key, (weights.get(key) ?? 0) + text.trim().length);
  }
  const [heaviest] = [...weights].toSorted((a, b) => b[1] - a[1]);
  const base = styles.styleLook(style);
  const [font, size] = heaviest === undefined ? [base.font, base.size] : (JSON.parse(heaviest[0]) as [string, number]);
  const role = roleOfFont(font);
  return { ...(role === undefined ? {} : { role }), ...(size === undefined || size === 0 ? {} : { size }) };
}

function alignOf(value: string | undefined): Pick<ManuscriptHint, "align"> {
  if (value === "center") return { align: "center" };
  if (value === "right" || value === "end") return { align: "right" };
  return {};
}

/**
 * Runs without their looks. What a paragraph's style makes bold throughout is no emphasis; words in 黑体 within a paragraph
 * of another face are.
 */
function plain(runs: readonly WordRun[], isBoldStyle: boolean, { part, role }: ManuscriptHint): ManuscriptRun[] {
  return runs.map(({ look, bold, ...run }) => {
    const isHeiti =
      part === undefined && role !== "heiti" && role !== "xiaobiaosong" && roleOfFont(look.font) === "heiti";
    return isHeiti || (bold === true && !isBoldStyle) ? { ...run, bold: true } : run;
  });
}

function splitLines(runs: readonly ManuscriptRun[]): ManuscriptRun[][] {
  const lines: ManuscriptRun[][] = [[]];
  for (const run of runs) {
    const [first = "", ...more] = run.text.split("\n");
    lines.at(-1)?.push({ ...run, text: first });
    for (const text of more) lines.push([{ ...run, text }]);
  }
  return lines;
}
