import { deflateSync } from "node:zlib";
import { pageNumbers, readObjects, type PdfObjects } from "../../src/render/pdf/objects.ts";
import {
  readArray,
  readDictionary,
  readReference,
  writeDictionary,
  type PdfDictionary,
} from "../../src/render/pdf/syntax.ts";
import { readToUnicode, type ToUnicode } from "../../src/render/pdf/to-unicode.ts";
import { PdfUpdate } from "../../src/render/pdf/update.ts";

/** One shown string of a page, mostly one character; lengths in mm from the page's upper left corner. */
export interface Glyph {
  readonly kind: "glyph";
  /** Its name among the page's fonts. */
  font: string;
  /** Hexadecimal code, as it is shown. */
  code: string;
  text: string;
  sizePt: number;
  left: number;
  baseline: number;
  /** Red, green and blue from 0 to 1, where it differs from what the content sets before it. */
  color?: string;
}

/** One filled bar of a page, in mm. */
export interface Bar {
  readonly kind: "bar";
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Operators that are kept as they are, with the matrix that holds at them. */
interface Verbatim {
  readonly kind: "verbatim";
  text: string;
}

interface Matrix {
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly up: number;
}

type Placed<T> = T & { readonly matrix: Matrix };

/** What a page's content is made of, in the order in which it is painted. */
export type PageItem = Placed<Glyph> | Placed<Bar> | Placed<Verbatim>;

const mm = 25.4 / 72;

/** A PDF that this program made, to be changed object by object and glyph by glyph. */
export class PdfEdit {
  readonly objects: PdfObjects;
  readonly update: PdfUpdate;
  /** Object numbers of the pages. */
  readonly pages: readonly number[];
  readonly #changed = new Map<number, PdfDictionary>();

  constructor(bytes: Uint8Array) {
    this.objects = readObjects(bytes);
    this.update = new PdfUpdate(this.objects);
    this.pages = pageNumbers(this.objects);
  }

  /** Changes entries of an object that is a dictionary; undefined takes one out. */
  entries(number: number, changes: Readonly<Record<string, string | undefined>>): void {
    const entries = new Map(this.#changed.get(number) ?? this.objects.dictionary(number));
    for (const [key, value] of Object.entries(changes))
      if (value === undefined) entries.delete(key);
      else entries.set(key, value);
    this.#changed.set(number, entries);
    this.update.replace(number, writeDictionary(entries));
  }

  /** Object number of a page, from 1. */
  page(number: number): number {
    const page = this.pages[number - 1];
    if (page === undefined) throw new Error(`no page ${number}`);
    return page;
  }

  /** Changes what a page paints. */
  content(number: number, change: (items: PageItem[], page: PageFonts) => PageItem[] | void): void {
    const page = this.page(number);
    const entries = this.objects.dictionary(page);
    const contents = entries.get("Contents") ?? "";
    const streams = (contents.startsWith("[") ? readArray(contents) : [contents]).map((one) => readReference(one) ?? 0);
    const source = streams.map((one) => Buffer.from(this.objects.stream(one)).toString("latin1")).join("\n");
    const fonts = new PageFonts(this.objects, entries);
    const items = readItems(source, fonts);
    const changed = change(items, fonts) ?? items;
    const text = `${changed.map((item) => itemSource(item)).join("\n")}\n`;
    const stream = this.update.addStream({ Filter: "/FlateDecode" }, deflateSync(Buffer.from(text, "latin1")));
    this.entries(page, { Contents: `${stream} 0 R` });
  }

  /** Gives a page other resources. */
  resources(number: number, resources: string): void {
    this.entries(this.page(number), { Resources: resources });
  }

  /** The changed file. */
  finish(): Uint8Array {
    return this.update.finish();
  }
}

/** A page's fonts by name, with what their codes stand for. */
export class PageFonts {
  readonly #objects: PdfObjects;
  readonly #fonts: PdfDictionary;
  readonly #maps = new Map<string, ToUnicode>();

  constructor(objects: PdfObjects, page: PdfDictionary) {
    this.#objects = objects;
    const resources = page.get("Resources") ?? "<<>>";
    const number = readReference(resources);
    const own = number === undefined ? readDictionary(resources) : objects.dictionary(number);
    this.#fonts = readDictionary(own?.get("Font") ?? "<<>>") ?? new Map();
  }

  /** The object of a font. */
  object(name: string): number {
    const number = readReference(this.#fonts.get(name));
    if (number === undefined) throw new Error(`no font ${name}`);
    return number;
  }

  /** Names of all fonts whose PostScript name holds a text. */
  named(text: string): string[] {
    return [...this.#fonts.keys()].filter((name) =>
      (this.#objects.dictionary(this.object(name)).get("BaseFont") ?? "").includes(text),
    );
  }

  /** What a code is copied out as. */
  text(font: string, code: string): string {
    const map = this.#maps.get(font) ?? this.#map(font);
    this.#maps.set(font, map);
    return (code.match(/.{4}/g) ?? []).map((one) => map.get(Number.parseInt(one, 16)) ?? "\uFFFD").join("");
  }

  #map(font: string): ToUnicode {
    const map = readReference(this.#objects.dictionary(this.object(font)).get("ToUnicode"));
    return map === undefined ? new Map() : readToUnicode(Buffer.from(this.#objects.stream(map)).toString("latin1"));
  }
}

/** Parses a content stream as this program's are: one operator a line, matrices without turns. */
function readItems(source: string, fonts: PageFonts): PageItem[] {
  const state = new ContentState(fonts);
  const lines = source.split("\n").filter((line) => line !== "" && line !== "BT" && line !== "ET");
  return lines.flatMap((line, index): PageItem[] => {
    if (line === "f" && isRectangle(lines[index - 1])) return [];
    return state.read(line, lines[index + 1] === "f");
  });
}

function isRectangle(line: string | undefined): boolean {
  return line?.endsWith(" re") === true;
}

/** What holds while a content stream is read: matrix, font, place in the line. */
class ContentState {
  readonly #fonts: PageFonts;
  readonly #saved: Matrix[] = [];
  #matrix: Matrix = { x: 1, y: 1, right: 0, up: 0 };
  #font = "";
  #size = 0;
  #x = 0;
  #y = 0;

  constructor(fonts: PageFonts) {
    this.#fonts = fonts;
  }

  /** What an operator paints, or the operator itself; `isFilled` of a rectangle that is filled next. */
  read(line: string, isFilled: boolean): PageItem[] {
    const numbers = (line.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    if (line.endsWith(" Tf")) {
      this.#font = /^\/(\S+)/.exec(line)?.[1] ?? "";
      this.#size = Number(line.split(" ")[1]);
      return [];
    }
    if (line.endsWith(" Tm")) {
      const [a, b, c, d, x = 0, y = 0] = numbers;
      if (a !== 1 || b !== 0 || c !== 0 || d !== -1) throw new Error(`a turned text matrix: ${line}`);
      [this.#x, this.#y] = [x, y];
      return [];
    }
    if (line.endsWith(" Tj")) return [this.#glyph(line)];
    if (isRectangle(line) && isFilled) return [this.#bar(numbers)];
    const matrix = this.#matrix;
    if (line.endsWith(" cm")) this.#multiply(numbers);
    if (line === "q") this.#saved.push(matrix);
    if (line === "Q") this.#matrix = this.#saved.pop() ?? matrix;
    return [{ kind: "verbatim", text: line, matrix }];
  }

  #multiply([x = 1, , , y = 1, right = 0, up = 0]: readonly number[]): void {
    const { x: across, y: down, ...at } = this.#matrix;
    this.#matrix = { x: across * x, y: down * y, right: across * right + at.right, up: down * up + at.up };
  }

  #glyph(line: string): PageItem {
    const move = /^(\S+) (\S+) Td/.exec(line);
    if (move !== null) [this.#x, this.#y] = [this.#x + Number(move[1]), this.#y - Number(move[2])];
    const code = /<([0-9A-F]*)> Tj$/.exec(line)?.[1] ?? "";
    const matrix = this.#matrix;
    return {
      kind: "glyph",
      font: this.#font,
      code,
      text: this.#fonts.text(this.#font, code),
      sizePt: this.#size * Math.abs(matrix.y),
      left: (matrix.x * this.#x + matrix.right) * mm,
      baseline: 297 - (matrix.y * this.#y + matrix.up) * mm,
      matrix,
    };
  }

  #bar([x = 0, y = 0, width = 0, height = 0]: readonly number[]): PageItem {
    const matrix = this.#matrix;
    const upper = matrix.y < 0 ? y : y + height;
    return {
      kind: "bar",
      left: (matrix.x * x + matrix.right) * mm,
      top: 297 - (matrix.y * upper + matrix.up) * mm,
      width: width * matrix.x * mm,
      height: height * Math.abs(matrix.y) * mm,
      matrix,
    };
  }
}

function itemSource(item: PageItem): string {
  const { matrix } = item;
  const x = (left: number): string => ((left / mm - matrix.right) / matrix.x).toFixed(4);
  const y = (top: number): string => (((297 - top) / mm - matrix.up) / matrix.y).toFixed(4);
  if (item.kind === "verbatim") return item.text;
  if (item.kind === "bar") {
    const height = item.height / mm / Math.abs(matrix.y);
    const top = matrix.y < 0 ? item.top : item.top + item.height;
    return `${x(item.left)} ${y(top)} ${(item.width / mm / matrix.x).toFixed(4)} ${height.toFixed(4)} re\nf`;
  }
  const shown = `BT\n/${item.font} ${(item.sizePt / Math.abs(matrix.y)).toFixed(4)} Tf\n1 0 0 -1 ${x(item.left)} ${y(item.baseline)} Tm\n<${item.code}> Tj\nET`;
  return item.color === undefined ? shown : `q\n${item.color} rg\n${shown}\nQ`;
}
