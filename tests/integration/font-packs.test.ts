import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { writeTables } from "../../src/render/web-font/sfnt.ts";
import { readWoff2Tables } from "../../src/render/web-font/woff2.ts";
import { coverageOfText, formatCoverage, parseCoverage } from "../../src/read/font-coverage.ts";
import { readFontFile } from "../../src/read/font-file.ts";
import type { FontFacts } from "../../src/read/font-file.ts";

const folder = new URL("../../assets/fonts/", import.meta.url);

interface PackRow {
  readonly role: string;
  readonly file: string;
  readonly postScriptName: string;
  readonly licenceFile: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly coverage: string;
}

const list: {
  readonly packs: readonly PackRow[];
  readonly sentinel: { readonly file: string; readonly postScriptName: string; readonly sha256: string };
} = JSON.parse(readFileSync(new URL("packs.json", folder), "utf8"));
const standardCharacters = readFileSync(new URL("charset.txt", folder), "utf8").replaceAll("\n", "");

/** Facts of a packed font: the tables that WOFF2 stores as they are suffice. */
function factsOf(file: string): FontFacts {
  const { font, failure } = readFontFile(writeTables(readWoff2Tables(readFileSync(new URL(file, folder)))));
  if (font === undefined) throw new Error(`${file}: ${failure}`);
  return font;
}

test("the list of 通用规范汉字表 has its 8,105 characters", () => {
  expect(coverageOfText(standardCharacters).size).toBe(8105);
});

describe.each(list.packs.map((pack) => [pack.role, pack] as const))("the font pack %s", (role, pack) => {
  const font = factsOf(pack.file);

  test("is the file packs.json describes", () => {
    const bytes = readFileSync(new URL(pack.file, folder));
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(pack.sha256);
    expect(bytes.length).toBe(pack.bytes);
    expect(formatCoverage(font.coverage)).toBe(pack.coverage);
    expect(font.postScriptName).toBe(pack.postScriptName);
    expect(readFileSync(new URL(pack.licenceFile, folder), "utf8")).toMatch(/SIL OPEN FONT LICENSE/i);
  });

  test("is static TrueType that may be embedded", () => {
    expect(font).toMatchObject({ outlines: "glyf", variable: false, fsType: 0 });
  });

  test("has no radical or compatibility ideograph a PDF could give back for an ordinary character", () => {
    for (const range of ["2E80-2FDF", "F900-FAFF"]) {
      const [first, last] = parseCoverage(range).ranges[0] ?? [0, 0];
      expect(font.coverage.ranges.filter(([from, to]) => to >= first && from <= last)).toEqual([]);
    }
  });

  test("covers what its role sets", () => {
    const text =
      role === "latin"
        ? String.fromCodePoint(...Array.from({ length: 95 }, (_, index) => 0x20 + index))
        : `${standardCharacters}，。、；：？！“”‘’（）《》〈〉【】〔〕——……·～％℃①②⑳㈠Ⅳ㎡`;
    expect(Array.from(text).filter((character) => !font.coverage.has(character.codePointAt(0) ?? 0))).toEqual([]);
  });
});

test("the sentinel has a glyph for every character that can be seen", () => {
  const font = factsOf(list.sentinel.file);
  expect(formatCoverage(font.coverage)).toBe("21-10FFFF");
  expect(font.postScriptName).toBe(list.sentinel.postScriptName);
});

test("the font for the browser's own list is plain TrueType", () => {
  const { font } = readFontFile(readFileSync(new URL("system/latin.ttf", folder)));
  expect(font?.outlines).toBe("glyf");
  expect(font?.coverage.has(0x41)).toBe(true);
});
