import type { ManuscriptRun } from "../../model/manuscript.ts";
import { wordMarks, wordNumberStyle } from "../../model/word-styles.ts";
import type { WordStyles, CharacterLook } from "./styles.ts";
import { child, descendants, elements, textBelow, valueOf, type XmlElement } from "./xml.ts";

/** A run with what its characters look like. */
export interface WordRun extends ManuscriptRun {
  readonly look: CharacterLook;
}

/** What runs are read with: styles, relations, and what else is met on the way. */
export interface RunContext {
  readonly styles: WordStyles;
  /** An external address by its relation's id. */
  link(id: string): string | undefined;
  /** The name of a picture's file; undefined where it can't be used, which is told, and where a drawing shows none. */
  image(drawing: XmlElement): { readonly name: string | undefined } | undefined;
  onHidden(text: string): void;
  /** A drawn line, as offices draw the red rule. */
  onLine(): void;
  /** A link whose address is none of the web's or of mail. */
  onBadLink(address: string, text: string): void;
  onInsertion(author: string, text: string): void;
  onDeletion(author: string, text: string): void;
  onComment(id: string): void;
  onObject(what: string): void;
  /** The paragraphs of a text box, which are set beside the text. */
  onTextBox(content: XmlElement): void;
}

type Marks = Pick<WordRun, "bold" | "italic" | "struck" | "code" | "generated">;

/** The runs of a paragraph or of what stands in one, tracked changes resolved: insertions kept, deletions dropped. */
export class RunReader {
  readonly #context: RunContext;
  readonly #style: string | undefined;
  readonly #runs: WordRun[] = [];
  readonly #changes: { isInsertion: boolean; author: string; text: string; end: number }[] = [];
  /** Runs that were met so far, where they show something or not. */
  #visited = 0;
  /** Fields that are open, from outside in: the instruction as far as it was read, and whether it still goes on. */
  readonly #fields: { instruction: string; isOpen: boolean; link: string | undefined }[] = [];

  constructor(context: RunContext, paragraphStyle: string | undefined) {
    this.#context = context;
    this.#style = paragraphStyle;
  }

  /** Reads the children of a paragraph. */
  read(paragraph: XmlElement): WordRun[] {
    for (const one of elements(paragraph)) this.#visit(one, undefined);
    for (const { isInsertion, author, text } of this.#changes) {
      if (isInsertion) this.#context.onInsertion(author, text);
      else this.#context.onDeletion(author, text);
    }
    return this.#runs;
  }

  #visit(element: XmlElement, link: string | undefined): void {
    const { name, attributes } = element;
    const inside = (): void => {
      for (const one of elements(element)) this.#visit(one, link);
    };
    if (name === "w:r") {
      this.#visited += 1;
      this.#run(element, link);
    } else if (name === "w:hyperlink") {
      const address = this.#context.link(attributes["r:id"] ?? "");
      const target = address === undefined ? link : this.#address(address, wordsOf(element));
      for (const one of elements(element)) this.#visit(one, target);
    } else if (name === "w:del" || name === "w:moveFrom") {
      const text = descendants(element, "w:delText").concat(descendants(element, "w:t")).map(textBelow).join("");
      this.#change(false, attributes["w:author"] ?? "?", text, this.#visited);
    } else if (name === "w:ins" || name === "w:moveTo") {
      const [before, start] = [this.#runs.length, this.#visited];
      inside();
      const text = this.#runs
        .slice(before)
        .map((run) => run.text)
        .join("");
      this.#change(true, attributes["w:author"] ?? "?", text, start);
    } else if (name === "m:oMath" || name === "m:oMathPara") {
      const text = descendants(element, "m:t").map(textBelow).join("");
      this.#context.onObject(`公式“${text}”`);
      this.#push(text, {}, link);
    } else if (/^w:(?:sdt|sdtContent|smartTag|fldSimple|customXml|dir|bdo)$/.test(name)) inside();
  }

  /** A tracked change; one that goes on where the last one by the same hand ended is part of it: programs cut them up. */
  #change(isInsertion: boolean, author: string, text: string, start: number): void {
    if (text === "") return;
    const last = this.#changes.at(-1);
    const goesOn = last?.isInsertion === isInsertion && last.author === author && last.end === start;
    if (goesOn && last !== undefined) {
      last.text += text;
      last.end = this.#visited;
    } else this.#changes.push({ isInsertion, author, text, end: this.#visited });
  }

  #run(run: XmlElement, link: string | undefined): void {
    const properties = child(run, "w:rPr");
    const look = this.#context.styles.runLook(this.#style, properties);
    if (look.hidden === true) {
      const text = wordsOf(run);
      if (text.trim() !== "") this.#context.onHidden(text);
      return;
    }
    const style = this.#context.styles.nameOf(valueOf(properties, "w:rStyle"));
    const own: Marks = {
      ...(style === wordNumberStyle ? { generated: true } : {}),
      ...(style === wordMarks.bold || look.bold === true ? { bold: true } : {}),
      ...(style === wordMarks.italic || look.italic === true ? { italic: true } : {}),
      ...(style === wordMarks.code ? { code: true } : {}),
      ...(look.struck === true ? { struck: true } : {}),
    };
    for (const one of elements(run)) this.#piece(one, look, this.#fieldLink() ?? link, own);
  }

  #piece(piece: XmlElement, look: CharacterLook, link: string | undefined, marks: Marks): void {
    const { name, attributes } = piece;
    if (name === "w:fldChar") this.#field(attributes["w:fldCharType"] ?? "");
    else if (name === "w:instrText") this.#instruct(textBelow(piece));
    else if (this.#fields.some((field) => field.isOpen)) return;
    else if (name === "w:t") this.#push(textBelow(piece), look, link, marks);
    else if (name === "w:tab" || name === "w:ptab") this.#push("\t", look, link, marks);
    else if (name === "w:br" || name === "w:cr") {
      if (attributes["w:type"] !== "page" && attributes["w:type"] !== "column") this.#push("\n", look, link, marks);
    } else if (name === "w:noBreakHyphen") this.#push("-", look, link, marks);
    else if (name === "w:sym") this.#symbol(attributes, look, link, marks);
    else if (name === "w:footnoteReference") this.#runs.push({ text: "", note: `f${attributes["w:id"] ?? ""}`, look });
    else if (name === "w:endnoteReference") this.#runs.push({ text: "", note: `e${attributes["w:id"] ?? ""}`, look });
    else if (name === "w:commentReference") this.#context.onComment(attributes["w:id"] ?? "");
    else if (name === "w:ruby") for (const base of elements(child(piece, "w:rubyBase"), "w:r")) this.#run(base, link);
    else if (name === "w:object") this.#context.onObject("嵌入的对象");
    else if (name === "w:drawing" || name === "w:pict") this.#drawing(piece, look);
    else if (name === "mc:AlternateContent") {
      for (const form of elements(piece)) for (const one of elements(form)) this.#piece(one, look, link, marks);
    }
  }

  /** Of a field, what it shows counts, not its instruction. */
  #field(type: string): void {
    const last = this.#fields.at(-1);
    if (type === "begin") this.#fields.push({ instruction: "", isOpen: true, link: undefined });
    else if (type === "separate" && last !== undefined) {
      last.isOpen = false;
      const address = /^\s*HYPERLINK\s+"([^"]+)"/i.exec(last.instruction)?.[1];
      last.link = address === undefined ? undefined : this.#address(address, address);
    } else if (type === "end") this.#fields.pop();
  }

  #instruct(text: string): void {
    const last = this.#fields.at(-1);
    if (last?.isOpen === true) last.instruction += text;
  }

  /** The address that a field `HYPERLINK "…"` gives what it shows. */
  #fieldLink(): string | undefined {
    return this.#fields.findLast(({ isOpen }) => !isOpen)?.link;
  }

  #address(address: string, text: string): string | undefined {
    if (/^(?:https?|mailto|tel):/i.test(address)) return address;
    this.#context.onBadLink(address, text);
    return undefined;
  }

  /** A sign of a symbol font stands where Unicode has no character: its number says nothing without the font. */
  #symbol(attributes: XmlElement["attributes"], look: CharacterLook, link: string | undefined, marks: Marks): void {
    const code = Number.parseInt(attributes["w:char"] ?? "", 16);
    const isPrivate = !(code > 0x1f && code < 0xd800) && !(code > 0xf8ff && code < 0xffff);
    if (isPrivate) this.#context.onObject(`符号（${attributes["w:font"] ?? "?"} ${attributes["w:char"] ?? "?"}）`);
    else this.#push(String.fromCodePoint(code), look, link, marks);
  }

  #drawing(drawing: XmlElement, look: CharacterLook): void {
    const boxes = descendants(drawing, "w:txbxContent");
    for (const box of boxes) this.#context.onTextBox(box);
    if (boxes.length > 0) return;
    const image = this.#context.image(drawing);
    if (image === undefined) {
      const art = descendants(drawing, "v:textpath")[0]?.attributes["string"];
      if (isLine(drawing)) this.#context.onLine();
      else this.#context.onObject(art === undefined ? "图形" : `艺术字“${art}”`);
    }
    if (image?.name === undefined) return;
    const alt = descendants(drawing, "wp:docPr")[0]?.attributes["descr"] ?? "";
    this.#runs.push({ text: alt, image: image.name, look });
  }

  #push(text: string, look: CharacterLook, link: string | undefined, marks: Marks = {}): void {
    if (text !== "") this.#runs.push({ text, look, ...marks, ...(link === undefined ? {} : { link }) });
  }
}

function wordsOf(element: XmlElement): string {
  return descendants(element, "w:t").map(textBelow).join("");
}

function isLine(drawing: XmlElement): boolean {
  const shapes = descendants(drawing, "a:prstGeom");
  if (shapes.length > 0)
    return shapes.every((shape) => /^(?:line|straightConnector1)$/.test(shape.attributes["prst"] ?? ""));
  return descendants(drawing, "v:line").length > 0;
}
