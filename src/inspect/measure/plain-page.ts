import { decodeName, PdfScanner, readString } from "../../render/pdf/syntax.ts";
import type { Box, Character, Colour } from "../measured.ts";
import { angleOf, emBox, smallest } from "./characters.ts";
import { gray, rgb } from "./colour-spaces.ts";
import { DrawingList, type Drawings } from "./drawings.ts";
import type { FontList } from "./fonts.ts";
import { holds } from "./hidden.ts";
import type { ObjectReader } from "./objects.ts";
import { figuresOf, penOf } from "./path-figures.ts";
import { chain, mmPerPt, place, placeBox, type Matrix } from "./placement.ts";
import { PlainFont } from "./plain-font.ts";
import { PlainPath } from "./plain-path.ts";
import { matrixOf, numbersOf, startState, type Operand, type PlainState } from "./plain-state.ts";
import { asName, asNumber, PdfStream, type PdfDictionary, type PdfValue } from "./values.ts";
import { changeVeils, isVeiledPicture } from "./veils.ts";

/** Characters of content that are read here: a page of a bulletin has some ten thousand. */
const mostContent = 4 * 1024 * 1024;

/** Deepest nesting of graphics states, most operands: plain pages stay far below. */
const [deepest, mostOperands] = [64, 4096];

/** What a plain page shows. */
export interface PlainPage {
  readonly characters: readonly Character[];
  readonly drawings: Drawings;
  readonly colours: readonly Colour[];
}

/** What reading pages shares from page to page. */
export interface PlainContext {
  readonly objects: ObjectReader;
  readonly fonts: FontList;
  /** Fonts by their dictionary; undefined for those that are not plain. */
  readonly known: Map<PdfDictionary, PlainFont | undefined>;
}

/**
 * Measures a page of plain content: composite TrueType text, filled level shapes, opaque pictures, grey and RGB colours,
 * clipped by boxes; the pages of a bulletin, whoever printed it. It takes a tenth of PDFium's time and gives what PDFium gives
 * (a test compares both on every page that we set); whatever it does not know word for word, it leaves to PDFium.
 * @returns undefined for any other page.
 */
export function readPlainPage(context: PlainContext, page: PdfDictionary, placement: Matrix): PlainPage | undefined {
  const { objects } = context;
  const contents = objects.resolve(page.get("Contents"));
  const streams = Array.isArray(contents) ? (contents as readonly PdfValue[]) : [contents];
  const parts: string[] = [];
  for (const stream of streams) {
    const bytes = objects.bytes(stream);
    if (bytes === undefined || bytes.length > mostContent) return undefined;
    parts.push(bytes.toString("latin1"));
  }
  const source = parts.join("\n");
  if (source.length > mostContent) return undefined;
  return new PlainReading(context, objects.dictionary(page.get("Resources")), placement).read(source);
}

const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** Operators that change nothing that is measured here: marks, joins, dashes, rendering intents. */
const silent = new Set(["EMC", "BMC", "MP", "DP", "j", "M", "d", "i", "ri", "ET", "BDC"]);

/** Text states that have to be as they are at first: spacing, scale, rise, rendering mode. */
const usualText: Readonly<Record<string, number>> = { Tc: 0, Tw: 0, Tz: 100, Ts: 0, Tr: 0 };

/** How operators paint a path. */
const manners: Readonly<Record<string, string>> = {
  f: "fill",
  F: "fill",
  "f*": "fill",
  S: "stroke",
  s: "close stroke",
  B: "fill stroke",
  "B*": "fill stroke",
  b: "close fill stroke",
  "b*": "close fill stroke",
};

class PlainReading {
  readonly #context: PlainContext;
  readonly #resources: PdfDictionary;
  readonly #fontNames = new Map<string, PlainFont | undefined>();
  readonly #veils = new Map<string, boolean>();
  readonly #characters: Character[] = [];
  readonly #drawings = new DrawingList();
  readonly #colours = new Map<string, Colour>();
  readonly #stack: PlainState[] = [];
  readonly #path = new PlainPath();
  #state: PlainState;
  #lastUsed: Colour | undefined;
  #order = 0;
  #textMatrix: Matrix = identity;
  #lineMatrix: Matrix = identity;

  constructor(context: PlainContext, resources: PdfDictionary, placement: Matrix) {
    this.#context = context;
    this.#resources = resources;
    this.#state = startState(placement);
  }

  read(source: string): PlainPage | undefined {
    const scanner = new PdfScanner(source);
    const operands: Operand[] = [];
    let name = "";
    let hasDictionary = false;
    for (let kind = scanner.next(); kind !== "end"; kind = scanner.next()) {
      const { token } = scanner;
      if (kind === "word") {
        const code = token.charCodeAt(0);
        // Numbers begin with a digit, a sign or a point.
        if (code <= 0x39 && code >= 0x2b) operands.push(Number(token));
        else if (token !== "true" && token !== "false" && token !== "null") {
          // What is described elsewhere may be replaced or switched off there.
          if (token === "BDC" && (!hasDictionary || name === "OC")) return undefined;
          if (!this.#perform(token, operands, name)) return undefined;
          operands.length = 0;
          name = "";
          hasDictionary = false;
        }
      } else if (kind === "hex" || kind === "literal") operands.push(stringOf(token));
      else if (kind === "name") {
        if (token === "/ActualText" || token.includes("#")) return undefined;
        if (name === "") name = decodeName(token);
      } else if (token === "<<") hasDictionary = true;
      if (operands.length > mostOperands) return undefined;
    }
    return { characters: this.#characters, drawings: this.#drawings.sorted(), colours: [...this.#colours.values()] };
  }

  /** Performs an operator; false for one that is not plain. */
  #perform(operator: string, operands: readonly Operand[], name: string): boolean {
    switch (operator) {
      case "Td":
        return this.#moveText(operands);
      case "Tj":
      case "TJ":
        return this.#show(operands);
      case "Tf":
        return this.#setFont(name, operands);
      case "Tm": {
        const matrix = matrixOf(operands);
        if (matrix === undefined) return false;
        this.#textMatrix = matrix;
        this.#lineMatrix = matrix;
        return true;
      }
      case "BT":
        this.#textMatrix = identity;
        this.#lineMatrix = identity;
        return true;
      default:
        return (
          silent.has(operator) || this.#setState(operator, operands, name) || this.#paint(operator, operands, name)
        );
    }
  }

  #setState(operator: string, operands: readonly Operand[], name: string): boolean {
    switch (operator) {
      case "q":
        this.#stack.push({ ...this.#state });
        return this.#stack.length <= deepest;
      case "Q":
        this.#state = this.#stack.pop() ?? this.#state;
        return true;
      case "cm": {
        const matrix = matrixOf(operands);
        if (matrix !== undefined) this.#state.ctm = chain(matrix, this.#state.ctm);
        return matrix !== undefined;
      }
      case "g":
      case "G":
      case "rg":
      case "RG":
        return this.#setColour(operator, operands);
      case "w":
      case "J":
        return this.#setNib(operator, operands);
      case "gs":
        return !this.#isVeiling(name);
      default:
        return usualText[operator] !== undefined && operands.length === 1 && operands[0] === usualText[operator];
    }
  }

  #setColour(operator: string, operands: readonly Operand[]): boolean {
    const space = operator.length === 1 ? gray : rgb;
    const numbers = numbersOf(operands, space.components);
    if (numbers === undefined) return false;
    if (operator === "g" || operator === "rg") this.#state.fill = space.colour(numbers);
    else this.#state.stroke = space.colour(numbers);
    return true;
  }

  #setNib(operator: string, operands: readonly Operand[]): boolean {
    const [value] = numbersOf(operands, 1) ?? [];
    if (value === undefined) return false;
    const { nib } = this.#state;
    this.#state.nib = operator === "w" ? { ...nib, width: value } : { ...nib, hasWideEnds: value !== 0 };
    return true;
  }

  /** Whether a dictionary of graphics state lets something show through, or sets what is read here from operators alone. */
  #isVeiling(name: string): boolean {
    const known = this.#veils.get(name);
    if (known !== undefined) return known;
    const { objects } = this.#context;
    const state = objects.dictionary(objects.dictionary(this.#resources.get("ExtGState")).get(name));
    const isVeiling =
      ["Font", "LW", "LC"].some((key) => state.has(key)) || changeVeils(objects, new Set(), state).size > 0;
    this.#veils.set(name, isVeiling);
    return isVeiling;
  }

  #paint(operator: string, operands: readonly Operand[], name: string): boolean {
    switch (operator) {
      case "W":
      case "W*":
        this.#path.isClipping = true;
        return true;
      case "n":
        return this.#path.end(this.#state);
      case "Do":
        return this.#paintPicture(name);
      default: {
        const manner = manners[operator];
        return manner === undefined ? this.#path.add(operator, operands, this.#state) : this.#paintPath(manner);
      }
    }
  }

  #paintPath(manner: string): boolean {
    const { clip, fill, stroke, nib, ctm } = this.#state;
    if (manner.includes("close")) this.#path.close();
    const { stretches } = this.#path;
    const [isFilled, isStroked] = [manner.includes("fill"), manner.includes("stroke")];
    if (stretches.length > 0) {
      if (isFilled) this.#use(fill);
      if (isStroked) this.#use(stroke);
    }
    if (clip !== "nothing") {
      const figures = figuresOf(
        stretches,
        isFilled ? { color: fill.hex, isOpaque: true } : undefined,
        isStroked ? { color: stroke.hex, ...penOf(nib, ctm) } : undefined,
      );
      for (const figure of figures) this.#drawings.addFigure(figure, clip, this.#order);
    }
    this.#order += 1;
    return this.#path.end(this.#state);
  }

  #paintPicture(name: string): boolean {
    const { objects } = this.#context;
    const found = objects.resolve(objects.dictionary(this.#resources.get("XObject")).get(name));
    if (!(found instanceof PdfStream) || asName(objects.resolve(found.entries.get("Subtype"))) !== "Image")
      return false;
    if (isVeiledPicture(objects, found) || objects.resolve(found.entries.get("ImageMask")) === true) return false;
    const [width, height] = ["Width", "Height"].map((key) => asNumber(objects.resolve(found.entries.get(key))));
    if (width === undefined || height === undefined || !(width > 0 && height > 0)) return false;
    const { clip, ctm } = this.#state;
    this.#order += 1;
    if (clip !== "nothing") this.#drawings.addPicture(ctm, [width, height], clip);
    return true;
  }

  #setFont(name: string, operands: readonly Operand[]): boolean {
    const [size] = numbersOf(operands, 1) ?? [0];
    if (size === undefined || size <= 0) return false;
    if (!this.#fontNames.has(name)) this.#fontNames.set(name, this.#font(name));
    this.#state.font = this.#fontNames.get(name);
    this.#state.size = size;
    return this.#state.font !== undefined;
  }

  #font(name: string): PlainFont | undefined {
    const { objects, fonts, known } = this.#context;
    const value = objects.dictionary(this.#resources.get("Font")).get(name);
    const entries = objects.dictionary(value);
    const index = fonts.add(value);
    if (!known.has(entries))
      known.set(entries, index === undefined ? undefined : PlainFont.read(objects, entries, index));
    return known.get(entries);
  }

  #moveText(operands: readonly Operand[]): boolean {
    const numbers = numbersOf(operands, 2);
    if (numbers === undefined) return false;
    const [x, y] = numbers as [number, number];
    const [a, b, c, d, e, f] = this.#lineMatrix;
    this.#lineMatrix = [a, b, c, d, a * x + c * y + e, b * x + d * y + f];
    this.#textMatrix = this.#lineMatrix;
    return true;
  }

  #show(operands: readonly Operand[]): boolean {
    const { font, size, ctm, clip } = this.#state;
    if (font === undefined) return false;
    const matrix = chain(this.#textMatrix, ctm);
    const [a, b, c, d] = matrix;
    // In points of the page: a matrix to mm is as long as mm are to points.
    const sizePt = (size * Math.hypot(c, d)) / mmPerPt;
    const isVisible = clip !== "nothing" && sizePt >= smallest;
    const run: Run = { font, matrix, size, isVisible, angle: angleOf(a, b), sizePt };
    let along = 0;
    for (const operand of operands) {
      if (typeof operand === "number") {
        along -= (operand / 1000) * size;
        continue;
      }
      if (operand.length % 2 !== 0) return false;
      for (let index = 0; index < operand.length; index += 2) {
        const code = operand.charCodeAt(index) * 256 + operand.charCodeAt(index + 1);
        const advance = font.advance(code) * size;
        if (!this.#put(run, code, along, advance)) return false;
        along += advance;
      }
    }
    const [p, q, r, s] = this.#textMatrix;
    const [x, y] = place(this.#textMatrix, along, 0);
    this.#textMatrix = [p, q, r, s, x, y];
    return true;
  }

  /** Puts a glyph so far along its line. */
  #put(run: Run, code: number, along: number, advance: number): boolean {
    const { font, matrix, size } = run;
    const text = font.text(code);
    if (text === undefined) return false;
    this.#context.fonts.count(font.index, text.length === 1 ? 1 : Array.from(text).length);
    this.#use(this.#state.fill);
    const [x, y] = place(matrix, along, 0);
    // Numbers past all bounds are on no page.
    if (!Number.isFinite(x + y + advance + run.sizePt)) return false;
    if (!run.isVisible) return true;
    let ink: Box = { left: x, top: y, right: x, bottom: y };
    const outline = font.box(code);
    if (outline !== undefined) {
      const [left, bottom, right, top] = outline;
      ink = placeBox(matrix, along + left * size, bottom * size, along + right * size, top * size);
    } else if (!/^\s$/.test(text)) return false;
    const { clip, fill } = this.#state;
    if (clip !== undefined && clip !== "nothing" && !holds(clip, ink)) return true;
    const box = emBox(run, x, y, x + advance * matrix[0], y + advance * matrix[1]);
    this.#characters.push({
      text,
      left: box.left,
      right: box.right,
      top: box.top,
      bottom: box.bottom,
      baseline: box.baseline,
      ink,
      sizePt: run.sizePt,
      font: font.index,
      color: fill.hex,
      angle: run.angle,
      order: this.#order,
    });
    this.#order += 1;
    return true;
  }

  #use(colour: Colour): void {
    if (this.#lastUsed === colour) return;
    this.#lastUsed = colour;
    this.#colours.set(`${colour.space} ${colour.hex}`, colour);
  }
}

/** What all glyphs that are shown at once have in common; the size in units of the text's own space. */
interface Run extends Pick<Character, "angle" | "sizePt"> {
  readonly font: PlainFont;
  readonly matrix: Matrix;
  readonly size: number;
  readonly isVisible: boolean;
}

/** The bytes of a string; one code in hexadecimal, as nearly all are, without the general way. */
function stringOf(token: string): string {
  if (token.length === 6 && token.startsWith("<")) {
    const code = Number.parseInt(token.slice(1, 5), 16);
    if (code >= 0) return String.fromCharCode(code >> 8, code & 0xff);
  }
  return readString(token);
}
