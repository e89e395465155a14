import type { CodePointRange, Coverage } from "../../src/read/font-coverage.ts";
import { codePointsOf, coverageOf, coverageOfText } from "../../src/read/font-coverage.ts";

/** Symbols a bulletin may need beyond 通用规范汉字表 and GB 2312, by Unicode block; a source font may lack some of them. */
const symbolRanges: readonly CodePointRange[] = [
  [0x20, 0x7e], // Basic Latin
  [0xa0, 0x17f], // Latin-1 and Latin Extended-A: accents of names and of pinyin
  [0x1cd, 0x1dc], // pinyin vowels with the third tone, ü with tones
  [0x2c6, 0x2d9], // tone marks of pinyin and bopomofo
  [0x2010, 0x2027], // dashes, quotes, dots
  [0x2030, 0x205e], // per mille, primes, reference marks
  [0x2070, 0x209c], // superscripts and subscripts: CO₂, m³
  [0x20a0, 0x20bf], // currencies
  [0x2100, 0x218b], // letterlike symbols (℃ № ℡), fractions, Roman numerals
  [0x2190, 0x21ff], // arrows
  [0x2200, 0x22ff], // mathematical operators
  [0x2300, 0x2312], // technical signs
  [0x2460, 0x24ff], // circled and bracketed numbers ① ⑴ ⒈
  [0x2500, 0x259f], // box drawing and blocks
  [0x25a0, 0x26ff], // shapes □ ■ △ ◎ and symbols ☆ ★ ☑
  [0x2700, 0x27bf], // dingbats ✓ ✔ ❶
  [0x3000, 0x303f], // Chinese punctuation
  [0x3041, 0x30ff], // kana
  [0x3105, 0x312f], // bopomofo
  [0x3200, 0x33ff], // enclosed characters ㈠ ㊣ and square units ㎡ ㎏
  [0xfe10, 0xfe1f], // vertical punctuation
  [0xfe30, 0xfe4f], // vertical forms
  [0xff00, 0xffef], // full-width and half-width forms
];

/** Kangxi radicals and compatibility ideographs look like ordinary characters: with them a PDF's text would give ⽂ for 文. */
const lookalikeRanges: readonly CodePointRange[] = [
  [0x2e80, 0x2fdf],
  [0xf900, 0xfaff],
];

/** Where two characters share a glyph, the higher one is kept if it is the one Chinese texts type; else the lower. */
const preferred = new Set([0xff5e, 0x2013, 0xff40, 0xff0f]);

/** Characters that may share another's glyph: spaces, soft and non-breaking hyphen, whose meaning is not in the print. */
const mayShare = new Set([0xa0, 0xad, 0x2011]);

/** The characters a CJK pack should have: `list` (通用规范汉字表), GB 2312 and the symbols, without lookalikes. */
export function wantedCharacters(list: string): Coverage {
  const all = coverageOf([...requiredCharacters(list).ranges, ...symbolRanges]);
  const lookalikes = coverageOf(lookalikeRanges);
  return coverageOf(
    [...codePointsOf(all)].filter((codePoint) => !lookalikes.has(codePoint)).map((codePoint) => [codePoint, codePoint]),
  );
}

/** The characters no CJK pack may lack, apart from those that share a glyph: `list` (通用规范汉字表) and GB 2312. */
export function requiredCharacters(list: string): Coverage {
  return coverageOfText(list + gb2312());
}

/** Every character of GB 2312, from its 94 × 94 plane; positions without one decode to the private use area or U+FFFD. */
function gb2312(): string {
  const decoder = new TextDecoder("gb18030");
  let text = "";
  for (let high = 0xa1; high <= 0xf7; high += 1) {
    for (let low = 0xa1; low <= 0xfe; low += 1) text += decoder.decode(Uint8Array.of(high, low));
  }
  return text.replaceAll(/[\uE000-\uF8FF\uFFFD]/g, "");
}

/**
 * A PDF can give back only one character per glyph. Of characters that share one in this font, all but one are left out, so
 * that the next font of the stack, or an error, answers for them: with 〜 (U+301C) in the font, every ～ (U+FF5E) would be
 * found as 〜. `glyphs` maps code points to glyph ids.
 */
export function withoutSharedGlyphs(
  wanted: Coverage,
  glyphs: ReadonlyMap<number, number>,
): { readonly kept: number[]; readonly dropped: number[] } {
  const owners = new Map<number, number>();
  for (const codePoint of codePointsOf(wanted)) {
    const glyph = glyphs.get(codePoint);
    if (glyph === undefined || mayShare.has(codePoint)) continue;
    if (!owners.has(glyph) || preferred.has(codePoint)) owners.set(glyph, codePoint);
  }
  const kept: number[] = [];
  const dropped: number[] = [];
  for (const codePoint of codePointsOf(wanted)) {
    const glyph = glyphs.get(codePoint);
    if (glyph === undefined) continue;
    (mayShare.has(codePoint) || owners.get(glyph) === codePoint ? kept : dropped).push(codePoint);
  }
  return { kept, dropped };
}
