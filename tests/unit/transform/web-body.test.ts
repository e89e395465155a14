import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMarkdown } from "../../../src/read/markdown.ts";
import { numberHeadings } from "../../../src/transform/structure.ts";
import { throughTrees, webBody } from "../../../src/transform/web-body.ts";

const words = fc.constantFrom(
  ...[
    "第一水厂",
    "排查隐患38项。",
    "一、压实责任",
    "（一）会议强调。",
    "，",
    "。",
    "97.3%",
    "AT&T",
    "5 < 6",
    "a > b",
    "\u3000",
    " ",
    "café",
  ],
  ...[
    "**重点**",
    "**整改。**",
    "*方案*",
    "~~旧~~",
    "***要***",
    "**\u3000**",
    "`code`",
    "[办法](https://example.org/?a=1&b=2)",
    "<br>",
    "\n",
  ],
  ...["&lt;", "\\*", "——", "……", "“安全”", "\u00a0", "www.example.org", "![图](a.png)"],
);
const line = fc.array(words, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(""));
const table = "| 单位 | 数量 |\n| --- | ---: |\n| 水厂 | 2 |\n| 管网所 | <3 |";
const cell = fc.oneof(words, fc.constantFrom("", "合计", "小计", "97.3%", "第一水厂"));
const row = fc.tuple(cell, cell, cell).map((cells) => `| ${cells.join(" | ").replaceAll("\n", "")} |`);
const anyTable = fc
  .tuple(row, fc.constantFrom("| --- | --- | ---: |", "| :---: | ---: | :--- |"), fc.array(row, { maxLength: 4 }))
  .map(([head, delimiters, rows]) => [head, delimiters, ...rows].join("\n"));
const anyList = fc
  .tuple(
    fc.constantFrom("- ", "- ", "1. ", "7. "),
    fc.constantFrom("\n", "\n", "\n\n"),
    fc.array(line, { minLength: 1, maxLength: 4 }),
  )
  .map(([mark, between, items]) => items.map((item) => mark + item).join(between));
const block = fc.oneof(
  { weight: 6, arbitrary: line },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom("##", "###", "####", "######"), line).map((parts) => parts.join(" ")),
  },
  { weight: 1, arbitrary: anyTable },
  { weight: 1, arbitrary: anyList },
  { weight: 2, arbitrary: fc.constantFrom(table, "表1　用水量", "单位：万吨", "注：含附属单位。", "资料来源：年报") },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "- 甲\n- **乙**",
      "1. 甲\n2. 乙",
      "> 引文",
      "---",
      "<!-- 说明 -->",
      "```\ncode\n```",
      "- [x] 完成",
    ),
  },
);
const note = fc.constantFrom("", "", "", "据统计[^1]。\n\n[^1]: 见年报。");

function bodyOf(text: string) {
  const { value } = parseMarkdown(text, "01.md");
  if (value === undefined) return undefined;
  numberHeadings(value, "auto", () => ({ path: "01.md", line: 1, column: 1, endLine: 1, endColumn: 1 }));
  const footnotes = value.children.filter((node) => node.type === "footnoteDefinition");
  value.children = value.children.filter((node) => node.type !== "footnoteDefinition");
  return { body: value, footnotes };
}

function options() {
  let places = 0;
  const image = { address: "a.png", widthMm: 80, widthPx: 640, heightPx: 480 };
  return { anchor: "a1", imageOf: () => image, placeId: () => `n${(places += 1)}` };
}

describe("a body for a page", () => {
  it("is what it would be by way of a tree, whatever stands in it", () => {
    let written = 0;
    fc.assert(
      fc.property(fc.array(block, { maxLength: 7 }), note, (blocks, last) => {
        const text = [...blocks, last].join("\n\n");
        const read = bodyOf(text);
        if (read === undefined) return;
        const { body, footnotes } = read;
        const direct = webBody(body, footnotes, options());
        expect(direct, text).toEqual(throughTrees(body.children, footnotes, options()));
        written += direct.passages.length;
      }),
      { numRuns: 1500 },
    );
    expect(written).toBeGreaterThan(1000);
  });

  it("gives ids to what can be pointed at", () => {
    const read = bodyOf("开头。\n\n## 压实责任\n\n### 抓早。要抓**小**。\n\n- 第一\n- 第二\n\n结尾。");
    if (read === undefined) throw new Error("not read");
    expect(webBody(read.body, read.footnotes, options())).toEqual({
      html: `<p id="a1-p1">开头。</p>
<h3 class="level-1" id="a1-n1">一、压实责任</h3>
<p class="run-in-block" id="a1-p3"><span class="run-in level-2">（一）抓早。</span>要抓<strong>小</strong>。</p>
<ul>
<li id="a1-p4">第一</li>
<li id="a1-p5">第二</li>
</ul>
<p id="a1-p6">结尾。</p>`,
      passages: [
        { anchor: "a1-p1", text: "开头。" },
        { anchor: "a1-n1", text: "一、压实责任" },
        { anchor: "a1-p3", text: "（一）抓早。要抓小。" },
        { anchor: "a1-p4", text: "第一" },
        { anchor: "a1-p5", text: "第二" },
        { anchor: "a1-p6", text: "结尾。" },
      ],
    });
  });
});
