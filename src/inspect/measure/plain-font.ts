import { readToUnicode, type ToUnicode } from "../../render/pdf/to-unicode.ts";
import type { ObjectReader } from "./objects.ts";
import { asName, asNumber, PdfStream, type PdfDictionary, type PdfValue } from "./values.ts";

/** Longest ToUnicode map that is read: Chromium's take 20 bytes a glyph. */
const longestMap = 2 * 1024 * 1024;

/** Characters that a reader may rearrange, compose or drop: control and format characters, marks, line ends, strange code points. */
const special = /[\p{C}\p{M}\p{Zl}\p{Zp}]/u;

/** Blocks of which the same is true: right-to-left scripts, presentation forms, specials. */
const specialBlocks: readonly (readonly [number, number])[] = [
  [0x0590, 0x08ff],
  [0xfb00, 0xfdff],
  [0xfe70, 0xfeff],
  [0xfff0, 0xffff],
];

/** Edges of a glyph's outline, in ems from its origin: left, bottom, right, top. */
export type GlyphBox = readonly [number, number, number, number];

/**
 * A composite font as Chromium embeds it: codes of two bytes that are the glyphs of an embedded TrueType program, each with
 * a ToUnicode entry (PDF 32000-1, 9.7). Of others nothing is known here.
 */
export class PlainFont {
  /** Index among the document's fonts. */
  readonly index: number;
  readonly #texts: ToUnicode;
  readonly #widths: ReadonlyMap<number, number>;
  readonly #usualWidth: number;
  readonly #program: Buffer;
  readonly #outlines: Outlines;
  readonly #plainTexts = new Map<number, string>();
  readonly #boxes = new Map<number, GlyphBox | undefined>();

  private constructor(index: number, texts: ToUnicode, widths: Widths, program: Buffer, outlines: Outlines) {
    this.index = index;
    this.#texts = texts;
    this.#widths = widths.each;
    this.#usualWidth = widths.usual;
    this.#program = program;
    this.#outlines = outlines;
  }

  /** Reads a font dictionary; undefined for any other kind of font. */
  static read(objects: ObjectReader, entries: PdfDictionary, index: number): PlainFont | undefined {
    if (asName(objects.resolve(entries.get("Subtype"))) !== "Type0") return undefined;
    if (asName(objects.resolve(entries.get("Encoding"))) !== "Identity-H") return undefined;
    const descendant = objects.dictionary(objects.array(entries.get("DescendantFonts"))[0]);
    const mapping = objects.resolve(descendant.get("CIDToGIDMap")) ?? undefined;
    const isDirect = mapping === undefined || asName(mapping) === "Identity";
    if (asName(objects.resolve(descendant.get("Subtype"))) !== "CIDFontType2" || !isDirect) return undefined;
    const map = objects.bytes(entries.get("ToUnicode"));
    const file = objects.resolve(objects.dictionary(descendant.get("FontDescriptor")).get("FontFile2"));
    const program = file instanceof PdfStream ? objects.bytes(file) : undefined;
    const outlines = program === undefined ? undefined : outlinesOf(program);
    if (map === undefined || map.length > longestMap || program === undefined || outlines === undefined)
      return undefined;
    const widths = {
      each: widthsOf(objects, descendant),
      usual: asNumber(objects.resolve(descendant.get("DW")), 1000),
    };
    return new PlainFont(index, readToUnicode(map.toString("latin1")), widths, program, outlines);
  }

  /** What a code stands for, a ligature for several; undefined where that is nothing, or what readers treat in their own ways. */
  text(code: number): string | undefined {
    const known = this.#plainTexts.get(code);
    if (known !== undefined) return known;
    const text = this.#texts.get(code);
    if (text === undefined || !isPlain(text)) return undefined;
    this.#plainTexts.set(code, text);
    return text;
  }

  /** The advance of a code, ems. */
  advance(code: number): number {
    return (this.#widths.get(code) ?? this.#usualWidth) / 1000;
  }

  /** The box of a code's glyph; undefined for one without an outline. */
  box(code: number): GlyphBox | undefined {
    if (this.#boxes.has(code)) return this.#boxes.get(code);
    const box = readBox(this.#program, this.#outlines, code);
    this.#boxes.set(code, box);
    return box;
  }
}

function isPlain(text: string): boolean {
  const [only = 0] = text.length === 1 ? [text.charCodeAt(0)] : [];
  // Han characters of the first blocks, as nearly all are.
  if (only >= 0x4e00 && only <= 0x9fff) return true;
  return (
    text !== "" &&
    !special.test(text) &&
    Array.from(text, (character) => character.codePointAt(0) ?? 0).every(
      (code) => !specialBlocks.some(([first, last]) => code >= first && code <= last),
    )
  );
}

interface Widths {
  readonly each: ReadonlyMap<number, number>;
  readonly usual: number;
}

/** Widths of a descendant font in thousandths (9.7.4.3). */
function widthsOf(objects: ObjectReader, descendant: PdfDictionary): Map<number, number> {
  const widths = new Map<number, number>();
  const items = objects.array(descendant.get("W")).map((item) => objects.resolve(item));
  // Ranges that overlap without end would keep the reader busy without end.
  let left = 4 * 0x1_0000;
  for (let index = 0; index + 1 < items.length;) {
    const [first, next] = [asNumber(items[index]), items[index + 1]];
    if (Array.isArray(next)) {
      for (const [offset, width] of (next as readonly PdfValue[]).entries())
        widths.set(first + offset, asNumber(objects.resolve(width)));
      index += 2;
    } else {
      const last = Math.min(asNumber(next), 0xffff);
      for (let code = first; code <= last && left > 0; code += 1, left -= 1)
        widths.set(code, asNumber(items[index + 2]));
      index += 3;
    }
  }
  return widths;
}

/** Where a TrueType program has its outlines (OpenType 1.9, `head`, `loca`, `glyf`). */
interface Outlines {
  readonly unitsPerEm: number;
  readonly loca: number;
  readonly locaLength: number;
  readonly isLong: boolean;
  readonly glyf: number;
  readonly glyfLength: number;
}

function outlinesOf(program: Buffer): Outlines | undefined {
  if (program.length < 12) return undefined;
  const tables = new Map<string, { readonly offset: number; readonly length: number }>();
  const count = Math.min(program.readUInt16BE(4), Math.floor((program.length - 12) / 16));
  for (let record = 12; record < 12 + 16 * count; record += 16) {
    const [offset, length] = [program.readUInt32BE(record + 8), program.readUInt32BE(record + 12)];
    if (offset + length <= program.length)
      tables.set(program.toString("latin1", record, record + 4), { offset, length });
  }
  const [head, loca, glyf] = [tables.get("head"), tables.get("loca"), tables.get("glyf")];
  if (head === undefined || loca === undefined || glyf === undefined || head.length < 54) return undefined;
  const unitsPerEm = program.readUInt16BE(head.offset + 18);
  return unitsPerEm === 0
    ? undefined
    : {
        unitsPerEm,
        loca: loca.offset,
        locaLength: loca.length,
        isLong: program.readInt16BE(head.offset + 50) !== 0,
        glyf: glyf.offset,
        glyfLength: glyf.length,
      };
}

function readBox(program: Buffer, outlines: Outlines, glyph: number): GlyphBox | undefined {
  const { loca, locaLength, isLong, glyf, glyfLength, unitsPerEm } = outlines;
  const size = isLong ? 4 : 2;
  if ((glyph + 2) * size > locaLength) return undefined;
  const at = loca + glyph * size;
  const [start, end] = isLong
    ? [program.readUInt32BE(at), program.readUInt32BE(at + 4)]
    : [program.readUInt16BE(at) * 2, program.readUInt16BE(at + 2) * 2];
  if (end < start + 10 || end > glyfLength) return undefined;
  const header = glyf + start;
  const edge = (offset: number): number => program.readInt16BE(header + offset) / unitsPerEm;
  return [edge(2), edge(4), edge(6), edge(8)];
}
