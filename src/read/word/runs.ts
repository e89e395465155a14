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
  /** The name of a picture's file; undefined where it can't be used. */
  image(drawing: XmlElement): string | undefined;
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
  #fieldDepth = 0;
  #isInstruction = false;

  constructor(context: RunContext, paragraphStyle: string | undefined) {
    this.#context = context;
    this.#style = paragraphStyle;
  }

  /** Reads the children of a paragraph. */
  read(paragraph: XmlElement): WordRun[] {
    for (const one of elements(paragraph)) this.#visit(one, undefined);
    return this.#runs;
  }

  #visit(element: XmlElement, link: string | undefined): void {
    const { name, attributes } = element;
    const inside = (): void => {
      for (const one of elements(element)) this.#visit(one, link);
    };
    if (name === "w:r") this.#run(element, link);
    else if (name === "w:hyperlink") {
      const address = this.#context.link(attributes["r:id"] ?? "");
      for (const one of elements(element)) this.#visit(one, address ?? link);
    } else if (name === "w:del" || name === "w:moveFrom") {
      const text = descendants(element, "w:delText").concat(descendants(element, "w:t")).map(textBelow).join("");
      if (text !== "") this.#context.onDeletion(attributes["w:author"] ?? "?", text);
    } else if (name === "w:ins" || name === "w:moveTo") {
      const before = this.#runs.length;
      inside();
      const text = this.#runs
        .slice(before)
        .map((run) => run.text)
        .join("");
      if (text !== "") this.#context.onInsertion(attributes["w:author"] ?? "?", text);
    } else if (name === "m:oMath" || name === "m:oMathPara") {
      const text = descendants(element, "m:t").map(textBelow).join("");
      this.#context.onObject(`公式“${text}”`);
      this.#push(text, {}, link);
    } else if (/^w:(?:sdt|sdtContent|smartTag|fldSimple|customXml|dir|bdo)$/.test(name)) inside();
  }

  #run(run: XmlElement, link: string | undefined): void {
    const properties = child(run, "w:rPr");
    const look = this.#context.styles.runLook(this.#style, properties);
    if (look.hidden === true) return;
    const style = this.#context.styles.nameOf(valueOf(properties, "w:rStyle"));
    const own: Marks = {
      ...(style === wordNumberStyle ? { generated: true } : {}),
      ...(style === wordMarks.bold || look.bold === true ? { bold: true } : {}),
      ...(style === wordMarks.italic || look.italic === true ? { italic: true } : {}),
      ...(style === wordMarks.code ? { code: true } : {}),
      ...(look.struck === true ? { struck: true } : {}),
    };
    for (const one of elements(run)) this.#piece(one, look, link, own);
  }

  #piece(piece: XmlElement, look: CharacterLook, link: string | undefined, marks: Marks): void {
    const { name, attributes } = piece;
    if (name === "w:fldChar") this.#field(attributes["w:fldCharType"] ?? "");
    else if (this.#isInstruction) return;
    else if (name === "w:t") this.#push(textBelow(piece), look, link, marks);
    else if (name === "w:tab" || name === "w:ptab") this.#push("\t", look, link, marks);
    else if (name === "w:br" || name === "w:cr") {
      if (attributes["w:type"] !== "page" && attributes["w:type"] !== "column") this.#push("\n", look, link, marks);
    } else if (name === "w:noBreakHyphen") this.#push("-", look, link, marks);
    else if (name === "w:sym")
      this.#push(String.fromCodePoint(Number.parseInt(attributes["w:char"] ?? "3f", 16) || 63), look, link, marks);
    else if (name === "w:footnoteReference") this.#runs.push({ text: "", note: `f${attributes["w:id"] ?? ""}`, look });
    else if (name === "w:endnoteReference") this.#runs.push({ text: "", note: `e${attributes["w:id"] ?? ""}`, look });
    else if (name === "w:commentReference") this.#context.onComment(attributes["w:id"] ?? "");
    else if (name === "w:ruby") for (const base of elements(child(piece, "w:rubyBase"), "w:r")) this.#run(base, link);
    else if (name === "w:object") this.#context.onObject("嵌入的对象");
    else if (name === "w:drawing" || name === "w:pict") this.#drawing(piece, look);
    else if (name === "mc:AlternateContent") {
      // The same picture or text box in two forms: one is enough.
      const choice = child(piece, "mc:Choice") ?? child(piece, "mc:Fallback");
      for (const one of elements(choice)) this.#piece(one, look, link, marks);
    }
  }

  /** Of a field, what it shows counts, not its instruction. */
  #field(type: string): void {
    if (type === "begin") {
      this.#fieldDepth += 1;
      this.#isInstruction = true;
    } else if (type === "separate") this.#isInstruction = false;
    else if (type === "end") {
      this.#fieldDepth = Math.max(0, this.#fieldDepth - 1);
      this.#isInstruction = false;
    }
  }

  #drawing(drawing: XmlElement, look: CharacterLook): void {
    const boxes = descendants(drawing, "w:txbxContent");
    for (const box of boxes) this.#context.onTextBox(box);
    if (boxes.length > 0) return;
    const image = this.#context.image(drawing);
    if (image === undefined) return;
    const alt = descendants(drawing, "wp:docPr")[0]?.attributes["descr"] ?? "";
    this.#runs.push({ text: alt, image, look });
  }

  #push(text: string, look: CharacterLook, link: string | undefined, marks: Marks = {}): void {
    if (text !== "") this.#runs.push({ text, look, ...marks, ...(link === undefined ? {} : { link }) });
  }
}
