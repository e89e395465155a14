import fc from "fast-check";
import type { Root } from "mdast";
import remarkCjkFriendly from "remark-cjk-friendly";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import { PatternParser } from "../../../src/read/block-patterns.ts";

const processor = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkCjkFriendly).freeze();

function parse(text: string): Root {
  return processor.parse(text);
}

/** What was parsed on the way to the tree. */
function parsedTexts(text: string): string[] {
  const texts: string[] = [];
  new PatternParser((given) => {
    texts.push(given);
    return parse(given);
  }).parse(text);
  return texts;
}

const long = "各水厂要严格落实汛期值班制度，共排查隐患38项";

describe("a text parsed by the patterns of its blocks", () => {
  it("gives the tree of the text itself, positions included, whatever marks stand in it", () => {
    const piece = fc.constantFrom(
      long,
      "，提高到97.3%。",
      "（一）会议强调",
      "供水公司",
      "水",
      "12",
      ...[
        "**",
        "*",
        "_",
        "~~",
        "`",
        "```\n",
        "~~~ ",
        "[",
        "](",
        ")",
        "![",
        "](a.png)",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "|",
        "| ",
        " |",
        "| 12 | ",
        " 97.3% |",
        "\n| --- |\n",
        "\n| --- | --- |\n",
      ],
      ...[
        "\n",
        "\n\n",
        "  \n",
        "# ",
        "## ",
        "- ",
        "1. ",
        "> ",
        "    ",
        "\t",
        "---\n",
        "===\n",
        "\\",
        "&amp;",
        " ",
        ":",
        "  ",
      ],
      ...[
        "www.a.cn",
        "https://a.cn/b",
        "a@b.cn",
        "[^1]",
        "\n[^1]: ",
        "\n[甲]: u ",
        "[甲]",
        "“",
        "”",
        "——",
        "😀",
        "\u{20000}",
      ],
    );
    const patterns = new PatternParser(parse);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        expect(patterns.parse(text)).toEqual(parse(text));
      }),
      { numRuns: 1000 },
    );
  });

  it("steps through little of a sentence", () => {
    const [parsed = ""] = parsedTexts(`## 一、${long}\n\n一是**${long}。**${long}；${long}。\n`);
    expect(parsed.length).toBeLessThan(50);
  });

  it("parses a pattern once", () => {
    const paragraph = (words: string) => `一是**${words}。**${long}；${words}。`;
    const blocks = ["## 一、抓检修", paragraph("敷设管网"), "## 二、保供水", paragraph("清洗水池")];
    expect(parsedTexts(blocks.join("\n\n"))).toHaveLength(2);
  });

  it("gives a tree of its own each time", () => {
    const patterns = new PatternParser(parse);
    const [first, second] = ["东郊水厂", "南湾泵站"].map((words) => patterns.parse(words));
    for (const child of first?.children ?? []) if ("children" in child) child.children = [];
    expect(second).toEqual(parse("南湾泵站"));
    expect(patterns.parse("北区分厂")).toEqual(parse("北区分厂"));
  });

  it("forgets patterns when they are too many, and goes on", () => {
    let count = 0;
    const patterns = new PatternParser((text) => {
      count += 1;
      return parse(text);
    });
    const first = `x${"*甲* ".repeat(300)}`;
    patterns.parse(first);
    patterns.parse(first);
    expect(count).toBe(1);
    for (let index = 0; index < 150; index += 1) patterns.parse(`${index}y${"*甲* ".repeat(300)}`);
    patterns.parse(first);
    expect(count).toBe(152);
  });

  it("leaves alone lines with brackets, and a text with definitions", () => {
    expect(parsedTexts(`[${long}](a)\n\n[${long}]`)).toHaveLength(1);
    expect(parsedTexts(`${long}[^1]\n\n[^1]: ${long}`)[0]).toContain(long);
  });

  it("parses the text itself where a part would stand in a title or a label", () => {
    expect(parsedTexts(`[甲](a "乙\n${long}${long}\n丙")`)).toHaveLength(2);
  });
});
