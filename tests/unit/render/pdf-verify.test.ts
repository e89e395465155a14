import { describe, expect, it } from "vitest";
import type { Place } from "../../../src/model/diagnostic.ts";
import { verifyFonts, verifyPrintedText } from "../../../src/render/pdf/verify.ts";
import { makePdf, onePage, toUnicode, type MadeObject } from "../../helpers/pdf-writer.ts";

const at = (line: number): Place => ({
  path: "/content/gangkou/2024/03.md",
  line,
  column: 1,
  endLine: 1,
  endColumn: 1,
});
const issue = at(1);
const texts = (...pieces: readonly string[]): { text: string; place: Place }[] =>
  pieces.map((text, index) => ({ text, place: at(index + 10) }));
const lost = (pages: readonly string[], ...pieces: readonly string[]): [number, string | number | undefined][] =>
  verifyPrintedText(pages, texts(...pieces), issue).map(({ place, params }) => [place.line, params["text"]]);

describe("the check that all text was printed", () => {
  it("passes when the text is there, between folios and repeated table heads", () => {
    expect(
      lost(
        ["— 1 —单位数量一号泊位12个", "— 2 —单位数量二号泊位3个"],
        "单位",
        "数量",
        "一号泊位",
        "12 个",
        "二号\n泊位",
        "3个",
      ),
    ).toEqual([]);
  });

  it("leaves spaces, characters without ink and forms of composition out of account", () => {
    expect(lost(["caf\u00E9码头"], "cafe\u0301 码\u00AD\u200B头\uFE0F")).toEqual([]);
  });

  it("passes when a row that breaks over pages is painted in another order", () => {
    expect(lost(["左栏上半右栏上半", "左栏下半右栏下半"], "左栏上半左栏下半", "右栏上半右栏下半")).toEqual([]);
  });

  it("says which text is clipped, and where it was typed", () => {
    expect(lost(["— 1 —第一段。第三段"], "第一段。", "很长的表格单元。", "第三段")).toEqual([[11, "很长的表格单元。"]]);
  });

  it("points at the lost text, not at others with characters of it", () => {
    expect(lost(["检查情况通报检查"], "检查情况", "检查人员", "通报检查")).toEqual([[11, "检查人员"]]);
    expect(lost(["甲乙丙丁"], "甲乙", "甲丙", "丙丁")).toEqual([[11, "甲丙"]]);
  });

  it("does not point at a text that runs on behind a folio", () => {
    const [start, end] = ["码头作业区要把防台风准备落实到每一个岗位和", "每一台机械，不留死角，不留盲区。"];
    expect(lost([`— 1 —${start}`, `— 2 —${end}`], start + end, "岗位台账")).toEqual([[11, "岗位台账"]]);
  });

  it("finds a text that is there once but was typed twice", () => {
    expect(lost(["是否是完"], "是", "否", "是", "是", "完")).toEqual([[13, "是"]]);
  });

  it("gives one finding for all that a line of the source lost", () => {
    const row = ["一", "二", "三"].map((text) => ({ text, place: at(7) }));
    const found = verifyPrintedText(["完"], [...row, { text: "完", place: at(8) }], issue);
    expect(found.map(({ rule, place, params }) => [rule, place.line, params["text"]])).toEqual([
      ["print/text-lost", 7, "一"],
    ]);
  });

  it("shows only the beginning of a long text, whole characters of it", () => {
    expect(lost([""], "𠀀".repeat(50))).toEqual([[10, "𠀀".repeat(40)]]);
  });

  it("passes for an issue without text", () => {
    expect(lost(["— 1 —"], " ", "")).toEqual([]);
  });
});

const faults = (more: Readonly<Record<number, MadeObject>> = {}): [string, unknown, unknown][] =>
  verifyFonts(makePdf(onePage("", more)), { allowed: new Set(["Fang-Song"]), place: issue }).map(({ rule, params }) => [
    rule,
    params["name"],
    params["code"],
  ]);

const composite = (name: string, rest = "/DescendantFonts [7 0 R]\n/ToUnicode 9 0 R"): string =>
  `<</Type /Font\n/Subtype /Type0\n/BaseFont /${name}\n${rest}>>`;

describe("the check of a PDF's fonts", () => {
  it("passes an embedded subset of one of our TrueType faces", () => {
    expect(faults()).toEqual([]);
  });

  it("knows the sentinel as a missing glyph", () => {
    expect(faults({ 6: composite("BAAAAA+JianbaoSentinel") })).toEqual([
      ["print/missing-glyph", "BAAAAA+JianbaoSentinel", ""],
    ]);
  });

  it("refuses faces that are not ours, not subset, not embedded, or not TrueType", () => {
    expect(faults({ 6: composite("BAAAAA+DejaVuSans") })).toEqual([["print/foreign-font", "BAAAAA+DejaVuSans", ""]]);
    expect(faults({ 6: composite("Fang-Song") })).toEqual([["print/foreign-font", "Fang-Song", ""]]);
    expect(faults({ 8: "<</Type /FontDescriptor>>" })).toEqual([["print/foreign-font", "AAAAAA+Fang-Song", ""]]);
    expect(faults({ 7: "<</Type /Font\n/Subtype /CIDFontType0\n/FontDescriptor 8 0 R>>" })).toEqual([
      ["print/foreign-font", "AAAAAA+Fang-Song", ""],
    ]);
    expect(faults({ 6: "<</Type /Font\n/Subtype /Type1\n/BaseFont /Helvetica>>" })).toEqual([
      ["print/foreign-font", "Helvetica", ""],
    ]);
  });

  it("refuses Type 3 fonts, once for each name", () => {
    const type3 = "<</Type /Font\n/Subtype /Type3\n/ToUnicode 9 0 R>>";
    expect(faults({ 6: type3, 10: type3 })).toEqual([["print/type3-font", "Type3", ""]]);
  });

  it("refuses text that does not copy out as typed", () => {
    expect(faults({ 6: composite("AAAAAA+Fang-Song", "/DescendantFonts [7 0 R]") })).toEqual([
      ["print/wrong-code", "AAAAAA+Fang-Song", "ToUnicode"],
    ]);
    const stray: Readonly<Record<string, string>> = {
      "2F00": "U+2F00",
      "2E81": "U+2E81",
      F900: "U+F900",
      FFFD: "U+FFFD",
      "4E002FDF": "U+2FDF",
    };
    for (const [code, named] of Object.entries(stray)) {
      const map = { stream: toUnicode(`1 beginbfchar\n<0001> <${code}>\nendbfchar`) };
      expect(faults({ 9: map }), code).toEqual([["print/wrong-code", "AAAAAA+Fang-Song", named]]);
    }
    expect(faults({ 9: { stream: toUnicode("1 beginbfrange\n<0001> <0003> <2E7E>\nendbfrange") } })).toEqual([
      ["print/wrong-code", "AAAAAA+Fang-Song", "U+2E80"],
    ]);
  });

  it("is not misled by a text that looks like a font", () => {
    expect(faults({ 10: "<</Type /StructElem\n/Alt (/Type /Font /Subtype /Type3)>>" })).toEqual([]);
  });
});
