import { zi } from "../../src/model/layout.ts";
import type { Box, Character, Font, Line, MeasuredDocument, Page, Rule } from "../../src/inspect/measured.ts";

const a4 = [0, 0, 595.276, 841.89] as const;

/** What a made-up line is like besides its text and place. */
interface LineOptions {
  readonly sizePt?: number;
  /** Index into the document's fonts. */
  readonly font?: number;
  readonly color?: string;
  /** em between the characters. */
  readonly spacing?: number;
}

/** A line of text from a left edge on a baseline, mm; letters, digits and spaces are half as wide as other characters. */
export function lineAt(text: string, left: number, baseline: number, options: LineOptions = {}): Line {
  const { sizePt = 15.79, font = 0, color = "#000000", spacing = 0 } = options;
  const em = (sizePt * 25.4) / 72;
  let at = left;
  const characters = [...text].map((one, order): Character => {
    const width = /[ -~]/.test(one) ? em / 2 : em;
    const box = { left: at, right: at + width, top: baseline - 0.88 * em, bottom: baseline + 0.12 * em };
    at += width + spacing * em;
    return { text: one, ...box, baseline, ink: box, sizePt, font, color, angle: 0, order };
  });
  const box = { left, right: at - spacing * em, top: baseline - 0.88 * em, bottom: baseline + 0.12 * em };
  return { text, ...box, baseline, sizePt, color, angle: 0, ink: box, characters };
}

/** Lines of running text below each other, from a row of the 22-line grid on; ▲ at the front sets a line in by two zi. */
export function textAt(row: number, texts: readonly string[], options: LineOptions = {}): Line[] {
  const pitch = (225 - zi) / 21;
  return texts.map((text, index) => {
    const isIndented = text.startsWith("▲");
    const left = 28 + (isIndented ? 2 * zi : 0);
    return lineAt(isIndented ? text.slice(1) : text, left, 37 + 0.88 * zi + (row + index) * pitch, options);
  });
}

/** A bar between two edges, mm. */
export function ruleAt(box: Box, color = "#000000"): Rule {
  const isLevel = box.right - box.left >= box.bottom - box.top;
  return {
    ...box,
    color,
    order: 0,
    thickness: isLevel ? box.bottom - box.top : box.right - box.left,
    direction: isLevel ? "horizontal" : "vertical",
  };
}

/** A level rule over the type area's width. */
export function levelRule(top: number, thickness = 0.35, color = "#000000"): Rule {
  return ruleAt({ left: 28, right: 184, top, bottom: top + thickness }, color);
}

/** A sheet of A4 with what stands on it, lines in the order of their baselines. */
export function pageOf(number: number, lines: readonly Line[], more: Partial<Page> = {}): Page {
  return {
    number,
    mediaBox: a4,
    rotate: 0,
    lines: lines.toSorted((a, b) => a.baseline - b.baseline || a.left - b.left),
    rules: [],
    shapes: [],
    pictures: [],
    colours: [],
    transparency: false,
    ...more,
  };
}

/** A font of the file by its PostScript name. */
export function fontOf(name: string, more: Partial<Font> = {}): Font {
  return {
    name,
    subtype: "Type0",
    descendant: "CIDFontType2",
    embedded: true,
    subset: true,
    toUnicode: true,
    characters: 1,
    ...more,
  };
}

/** A document of some pages; its fonts are 仿宋, 黑体, 楷体 and 小标宋, in this order. */
export function documentOf(pages: readonly Page[], more: Partial<MeasuredDocument> = {}): MeasuredDocument {
  return {
    bytes: 1,
    version: "1.7",
    damage: [],
    pages,
    fonts: ["FangSong_GB2312", "SimHei", "KaiTi_GB2312", "FZXiaoBiaoSong-B05S"].map((name) => fontOf(name)),
    structure: [],
    tagged: true,
    language: "zh-CN",
    bookmarks: [],
    links: [],
    info: {
      title: "简报",
      author: "",
      subject: "",
      keywords: "",
      creator: "",
      producer: "",
      creationDate: "",
      modDate: "",
    },
    hasId: true,
    hasXmp: false,
    active: [],
    ...more,
  };
}
