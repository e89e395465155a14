import { describe, expect, it } from "vitest";
import { parseMarkdown } from "../../../src/read/markdown.ts";
import { PrintedText } from "../../../src/transform/printed-text.ts";

const path = "/content/shuiwu/2024/01.md";

function glyph(markdown: string, character: string) {
  const tree = parseMarkdown(markdown, path).value ?? { type: "root", children: [] };
  const text = new PrintedText(() => markdown);
  text.addTree(tree, "fangsong", path);
  return text.glyphs.find((use) => use.codePoint === character.codePointAt(0));
}

describe("PrintedText", () => {
  it("points at a character where it was typed", () => {
    expect(glyph("正文提到𠮷字。", "𠮷")).toMatchObject({ role: "fangsong", place: { line: 1, column: 5 } });
  });

  it("points at it behind an escape and in a soft-wrapped line, where the text no longer is as long as its source", () => {
    expect(glyph("第一行\\*有转义，\n第二行有𠮷字。", "𠮷")).toMatchObject({ place: { line: 2, column: 5 } });
  });

  it("knows the face that marks and levels ask for", () => {
    expect(glyph("## 一、总体𠮷", "𠮷")?.role).toBe("heiti");
    expect(glyph("### （一）进展𠮷", "𠮷")?.role).toBe("kaiti");
    expect(glyph("共**𠮷**项", "𠮷")?.role).toBe("heiti");
    expect(glyph("### （一）进展。后文𠮷", "𠮷")?.role).toBe("fangsong");
    expect(glyph("|𠮷|\n|---|\n|甲|", "𠮷")?.role).toBe("heiti");
  });

  it("collects the texts in the order of reading", () => {
    const tree = parseMarkdown("## 一、总体\n\n甲**乙**丙\n\n|丁|\n|---|\n|戊|", path).value ?? {
      type: "root",
      children: [],
    };
    const text = new PrintedText(() => "");
    text.addTree(tree, "fangsong", path);
    expect(text.expected.map((piece) => piece.text).join("")).toBe("一、总体甲乙丙丁戊");
  });
});
