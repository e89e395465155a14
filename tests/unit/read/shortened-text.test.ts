import fc from "fast-check";
import type { Root } from "mdast";
import remarkCjkFriendly from "remark-cjk-friendly";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import { parseShortened } from "../../../src/read/shortened-text.ts";

const processor = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkCjkFriendly).freeze();

function parse(text: string): Root {
  return processor.parse(text);
}

/** What was parsed on the way to the tree. */
function parsedTexts(text: string): string[] {
  const texts: string[] = [];
  parseShortened(text, (given) => {
    texts.push(given);
    return parse(given);
  });
  return texts;
}

const long = "各水厂要严格落实汛期值班制度，共排查隐患38项";

describe("a text parsed by way of a shorter one", () => {
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
        "\n| --- |\n",
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
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        expect(parseShortened(text, parse)).toEqual(parse(text));
      }),
      { numRuns: 1000 },
    );
  });

  it("steps through little of a sentence", () => {
    const [parsed = ""] = parsedTexts(`## 一、${long}\n\n一是**${long}。**${long}；${long}。\n`);
    expect(parsed.length).toBeLessThan(50);
  });

  it("leaves alone lines with brackets, and a text with definitions", () => {
    expect(parsedTexts(`[${long}](a)\n\n[${long}]`)).toHaveLength(1);
    expect(parsedTexts(`${long}[^1]\n\n[^1]: ${long}`)[0]).toContain(long);
  });

  it("parses the text itself where a part would stand in a title or a label", () => {
    expect(parsedTexts(`[甲](a "乙\n${long}${long}\n丙")`)).toHaveLength(2);
  });
});
