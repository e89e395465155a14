import { decodeName, PdfScanner } from "../../render/pdf/syntax.ts";
import type { Colour, Page } from "../measured.ts";
import { cmyk, gray, readColourSpace, rgb, unknownColour, type ColourSpace } from "./colour-spaces.ts";
import { UnreadablePdf } from "../unreadable-pdf.ts";
import type { ObjectReader } from "./objects.ts";
import { asName, PdfName, PdfStream, type PdfDictionary, type PdfValue } from "./values.ts";
import { changeVeils, isVeiledPicture, type Veil } from "./veils.ts";

/** Deepest nesting of forms and patterns that is followed: as far as PDFium goes, or further. */
const deepest = 40;

/**
 * Most forms and patterns that a page may paint, characters of content that it may have with all of them, and operators that
 * paint: PDFium takes 1 KB and 10 µs for each.
 */
const [mostForms, mostContent, mostPainted] = [20_000, 32 * 1024 * 1024, 400_000];

/** Operators that paint something (PDF 32000-1, annex A). */
const painting = new Set(["f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Tj", "TJ", "'", '"', "Do", "sh", "ID"]);

/** Most operands of an operator that are remembered, and states that are put aside. */
const [mostOperands, mostStates] = [64, 100_000];

/** What something is painted with. */
interface Paint {
  readonly space: ColourSpace;
  readonly colour: Colour;
  readonly pattern?: string;
}

/** The part of the graphics state that colours depend on (PDF 32000-1, 8.4). */
interface State {
  readonly fill: Paint;
  readonly stroke: Paint;
  readonly veils: ReadonlySet<Veil>;
  /** Text rendering mode (9.3.6). */
  readonly textMode: number;
}

const black: Paint = { space: gray, colour: gray.colour([0]) };

/**
 * Every colour that a page's content sets before it paints something, and whether anything is painted with transparency: by
 * its own operators, in forms, and in patterns. It
 * reads the content itself, as PDFium tells no colour space and no alpha; and before PDFium does, which knows no bounds.
 * @throws UnreadablePdf `too-large` for a page of content without end, and for forms that multiply.
 */
export function readPainting(objects: ObjectReader, page: PdfDictionary): Painting {
  const reading = new ColourReading(objects);
  const contents = objects.resolve(page.get("Contents"));
  const streams = Array.isArray(contents) ? (contents as readonly PdfValue[]) : [contents];
  const parts: string[] = [];
  for (const stream of streams) {
    const bytes = objects.bytes(stream);
    if (bytes === undefined) continue;
    reading.count(bytes.length);
    parts.push(bytes.toString("latin1"));
  }
  reading.read(
    parts.join("\n"),
    objects.dictionary(page.get("Resources")),
    { fill: black, stroke: black, veils: new Set(), textMode: 0 },
    0,
  );
  return { colours: reading.colours, transparency: reading.isTransparent };
}

/** What a page is painted with. */
export type Painting = Pick<Page, "colours" | "transparency">;

class ColourReading {
  readonly #objects: ObjectReader;
  readonly #found = new Map<string, Colour>();
  readonly #glyphs = new Set<PdfDictionary>();
  readonly #spaces = new Map<PdfDictionary, Map<string, ColourSpace>>();
  /** Whether anything was painted through a veil. */
  isTransparent = false;
  #forms = 0;
  #content = 0;
  #painted = 0;
  #isMuted = false;

  constructor(objects: ObjectReader) {
    this.#objects = objects;
  }

  get colours(): Colour[] {
    return [...this.#found.values()];
  }

  /** Counts content that is about to be read. */
  count(characters: number): void {
    this.#content += characters;
    if (this.#content > mostContent) throw new UnreadablePdf("too-large", "a page of too much content");
  }

  read(text: string, resources: PdfDictionary, start: State, depth: number): void {
    const scanner = new PdfScanner(text);
    const stack: State[] = [];
    const operands: number[] = [];
    let state = start;
    let name = "";
    let isStencil = false;
    for (let kind = scanner.next(); kind !== "end"; kind = scanner.next()) {
      if (kind === "name") name = decodeName(scanner.token);
      if (kind !== "word") continue;
      const { token } = scanner;
      const code = token.charCodeAt(0);
      // Numbers begin with a digit, a sign or a point.
      if (code <= 0x39 && code >= 0x2b) {
        if (operands.length < mostOperands) operands.push(Number(token));
        continue;
      }
      if (painting.has(token)) this.#countPainted();
      if (token === "q") {
        if (stack.length < mostStates) stack.push(state);
      } else if (token === "Q") state = stack.pop() ?? state;
      else if (token === "true") isStencil ||= name === "IM" || name === "ImageMask";
      else if (token === "ID") {
        skipInlineImage(scanner, text);
        if (isStencil) this.#use("ca", resources, state, depth);
        this.#look(state, "ca");
        isStencil = false;
      } else if (token === "Do") this.#paintObject(name, resources, state, depth);
      else state = this.#perform(token, operands, name, resources, state, depth);
      operands.length = 0;
      name = "";
    }
  }

  #perform(
    operator: string,
    operands: readonly number[],
    name: string,
    resources: PdfDictionary,
    state: State,
    depth: number,
  ): State {
    switch (operator) {
      case "g":
        return { ...state, fill: paintOf(gray, operands) };
      case "G":
        return { ...state, stroke: paintOf(gray, operands) };
      case "rg":
        return { ...state, fill: paintOf(rgb, operands) };
      case "RG":
        return { ...state, stroke: paintOf(rgb, operands) };
      case "k":
        return { ...state, fill: paintOf(cmyk, operands) };
      case "K":
        return { ...state, stroke: paintOf(cmyk, operands) };
      case "cs":
        return { ...state, fill: startOf(this.#space(name, resources)) };
      case "CS":
        return { ...state, stroke: startOf(this.#space(name, resources)) };
      case "sc":
      case "scn":
        return { ...state, fill: paintOf(state.fill.space, operands, name) };
      case "SC":
      case "SCN":
        return { ...state, stroke: paintOf(state.stroke.space, operands, name) };
      case "Tf":
        this.#countGlyphs(name, resources, state, depth);
        return state;
      case "gs": {
        const set = this.#objects.dictionary(this.#objects.dictionary(resources.get("ExtGState")).get(name));
        return { ...state, veils: changeVeils(this.#objects, state.veils, set) };
      }
      case "Tr":
        return { ...state, textMode: operands[0] ?? 0 };
      case "sh":
        this.#add(unknownColour);
        this.#look(state, "ca");
        return state;
      default:
        this.#paint(operator, resources, state, depth);
        return state;
    }
  }

  #paint(operator: string, resources: PdfDictionary, state: State, depth: number): void {
    const isText = operator === "Tj" || operator === "TJ" || operator === "'" || operator === '"';
    const mode = state.textMode % 4;
    if (isText ? mode === 0 || mode === 2 : /^(?:f\*?|F|[Bb]\*?)$/.test(operator))
      this.#use("ca", resources, state, depth);
    if (isText ? mode === 1 || mode === 2 : /^(?:[Ss]|[Bb]\*?)$/.test(operator))
      this.#use("CA", resources, state, depth);
  }

  /** Notes whether what is painted now, with the alpha of fills or of strokes, lets something show through. */
  #look({ veils }: State, alpha: "ca" | "CA"): void {
    if (!this.#isMuted && (veils.has(alpha) || veils.has("BM") || veils.has("SMask"))) this.isTransparent = true;
  }

  #use(alpha: "ca" | "CA", resources: PdfDictionary, state: State, depth: number): void {
    const { colour, space, pattern } = alpha === "ca" ? state.fill : state.stroke;
    this.#look(state, alpha);
    if (space.isPattern !== true) {
      this.#add(colour);
      return;
    }
    const tile = this.#objects.resolve(this.#objects.dictionary(resources.get("Pattern")).get(pattern ?? ""));
    // A pattern that is drawn in its own colours starts in black (8.7.3.1), any other in the colour that came with it.
    const paint = space.components === 0 ? black : { space: gray, colour };
    if (tile instanceof PdfStream) this.#follow(tile, resources, { ...state, fill: paint, stroke: paint }, depth);
    else this.#add(unknownColour);
  }

  #paintObject(name: string, resources: PdfDictionary, state: State, depth: number): void {
    const found = this.#objects.resolve(this.#objects.dictionary(resources.get("XObject")).get(name));
    if (!(found instanceof PdfStream)) return;
    const isForm = asName(this.#objects.resolve(found.entries.get("Subtype"))) === "Form";
    if (isForm) {
      this.#follow(found, resources, state, depth);
      return;
    }
    this.#look(state, "ca");
    if (isVeiledPicture(this.#objects, found)) this.isTransparent = true;
    // A stencil is painted in the colour that is set (8.9.6.2).
    if (this.#objects.resolve(found.entries.get("ImageMask")) === true) this.#use("ca", resources, state, depth + 1);
  }

  #follow(form: PdfStream, resources: PdfDictionary, state: State, depth: number): void {
    if (depth >= deepest) return;
    this.#forms += 1;
    if (this.#forms > mostForms) throw new UnreadablePdf("too-large", "a page of too many forms");
    const own = this.#objects.dictionary(form.entries.get("Resources"));
    const bytes = this.#objects.bytes(form);
    if (bytes === undefined) return;
    this.count(bytes.length);
    this.read(bytes.toString("latin1"), own.size > 0 ? own : resources, state, depth + 1);
  }

  #space(name: string, resources: PdfDictionary): ColourSpace {
    const known = this.#spaces.get(resources) ?? new Map<string, ColourSpace>();
    this.#spaces.set(resources, known);
    const space =
      known.get(name) ??
      readColourSpace(this.#objects, new PdfName(name), (one) =>
        this.#objects.dictionary(resources.get("ColorSpace")).get(one),
      );
    known.set(name, space);
    return space;
  }

  /** The glyphs of a Type 3 font are content (9.6.5), which ones are shown isn't known: they are counted, once a page. */
  #countGlyphs(name: string, resources: PdfDictionary, state: State, depth: number): void {
    const font = this.#objects.dictionary(this.#objects.dictionary(resources.get("Font")).get(name));
    if (this.#glyphs.has(font) || asName(this.#objects.resolve(font.get("Subtype"))) !== "Type3") return;
    this.#glyphs.add(font);
    const own = this.#objects.dictionary(font.get("Resources"));
    const wasMuted = this.#isMuted;
    this.#isMuted = true;
    for (const glyph of this.#objects.dictionary(font.get("CharProcs")).values()) {
      const stream = this.#objects.resolve(glyph);
      if (stream instanceof PdfStream) this.#follow(stream, own.size > 0 ? own : resources, state, depth);
    }
    this.#isMuted = wasMuted;
  }

  #countPainted(): void {
    this.#painted += 1;
    if (this.#painted > mostPainted) throw new UnreadablePdf("too-large", "a page of too many objects");
  }

  #add(colour: Colour): void {
    if (this.#isMuted) return;
    this.#found.set(`${colour.space} ${colour.name ?? ""} ${colour.hex}`, colour);
  }
}

function paintOf(space: ColourSpace, operands: readonly number[], pattern = ""): Paint {
  const colour = space.components === 0 ? unknownColour : space.colour(operands.slice(-space.components));
  return { space, colour, ...(space.isPattern === true ? { pattern } : {}) };
}

/** The colour that a space starts with: full ink of a spot, black of the others (8.6.3). */
function startOf(space: ColourSpace): Paint {
  if (space.isPattern === true) return { space, colour: unknownColour, pattern: "" };
  const zero = space.colour(Array.from({ length: space.components }, () => 0));
  const isSpot = zero.space === "separation" || zero.name !== undefined;
  const start =
    space.components === 4 && !isSpot ? [0, 0, 0, 1] : Array.from({ length: space.components }, () => (isSpot ? 1 : 0));
  return { space, colour: space.colour(start) };
}

function skipInlineImage(scanner: PdfScanner, text: string): void {
  const end = /[\s]EI(?=[\s]|$)/g;
  end.lastIndex = scanner.position;
  scanner.position = end.test(text) ? end.lastIndex : text.length;
}
