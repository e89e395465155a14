import { describe, expect, it } from "vitest";
import type { ShardIssue, ShardPassage } from "../../../../src/publish/search/data.ts";
import { parseQuery } from "../../../../src/publish/search/query.ts";
import { markedPieces, snippetsOf, type Piece } from "../../../../src/publish/search/snippet.ts";

/** Pieces with what is marked in brackets. */
function shown(pieces: readonly Piece[]): string {
  return pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join("");
}

function snippets(text: readonly ShardPassage[], query: string, title = "无题"): string[] {
  const issue: ShardIssue = {
    path: "a/2024/01/",
    series: 0,
    title,
    number: "第1期",
    date: "2024-01-01",
    tags: [],
    text,
  };
  return snippetsOf(issue, parseQuery(query)).map(({ anchor, pieces }) => `${anchor}: ${shown(pieces)}`);
}

describe("marks", () => {
  it("stand on the text as it is written, whatever the query's form", () => {
    expect(shown(markedPieces("推进集體　協商（ＡＢＣ）", parseQuery("集体协商 abc")))).toBe(
      "推进[集體　協商]（[ＡＢＣ]）",
    );
    expect(shown(markedPieces("二〇一九年第二期", parseQuery("2019年第2期")))).toBe("[二〇一九年第二期]");
    expect(shown(markedPieces("约1㎡", parseQuery("m2")))).toBe("约1[㎡]");
  });

  it("join where words overlap", () => {
    expect(shown(markedPieces("安全生产月", parseQuery("安全生产 生产月")))).toBe("[安全生产月]");
  });
});

describe("snippets", () => {
  it("show the passages that hold all words, in as few as can be, and open at the first", () => {
    const text: ShardPassage[] = [
      ["a1-p1", "只有协商。"],
      ["a1-p2", "只有合同。"],
      ["a1-p3", "协商和合同。"],
      ["imprint", "送：协商办公室。"],
    ];
    expect(snippets(text, "协商 合同")).toEqual([
      "a1-p3: [协商]和[合同]。",
      "a1-p1: 只有[协商]。",
      "a1-p2: 只有[合同]。",
    ]);
  });

  it("prefer headlines, leave out what only repeats the title, and show the imprint where nothing else has the word", () => {
    const text: ShardPassage[] = [
      ["a1", "安全工作"],
      ["a1-p1", "安全第一。"],
      ["a2", "安全检查开始"],
      ["imprint", "送：安全办，应急局。"],
    ];
    expect(snippets(text, "安全", "安全工作")).toEqual(["a2: [安全]检查开始", "a1-p1: [安全]第一。"]);
    expect(snippets(text, "应急局")).toEqual(["imprint: 送：安全办，[应急局]。"]);
  });

  it("cut a long passage around its first mark, never through a character", () => {
    const [snippet = ""] = snippets([["a1-p1", `${"𠮷".repeat(90)}找到了${"😀".repeat(90)}`]], "找到");
    expect(snippet).toMatch(/^a1-p1: …𠮷{18}\[找到\]了😀{43}…$/u);
  });
});
