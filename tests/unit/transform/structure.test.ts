import type { Heading, Root } from "mdast";
import { describe, expect, it } from "vitest";
import { newCounters, numberHeadings, ordinal, splitRunIn } from "../../../src/transform/structure.ts";

const heading = (depth: 2 | 3 | 4 | 5, text: string): Heading => ({
  type: "heading",
  depth,
  children: [{ type: "text", value: text }],
});
const place = { path: "/a.md", line: 1, column: 1, endLine: 1, endColumn: 2 };
const textOf = (node: Heading): string => node.children.map((child) => ("value" in child ? child.value : "")).join("");

describe("numberHeadings", () => {
  it("goes on through the articles of a column where it is given their counters", () => {
    const counters = newCounters();
    const first = [heading(2, "社区活动"), heading(3, "义诊")];
    const second = [heading(2, "文明养犬"), heading(3, "宣传")];
    numberHeadings({ type: "root", children: first }, "column", () => place, counters);
    numberHeadings({ type: "root", children: second }, "column", () => place, counters);
    expect([...first, ...second].map(textOf)).toEqual(["一、社区活动", "（一）义诊", "二、文明养犬", "（一）宣传"]);
  });

  it("numbers all four levels, each anew under its parent", () => {
    const headings = [
      heading(2, "总体情况"),
      heading(3, "进展"),
      heading(3, "问题"),
      heading(2, "下步打算"),
      heading(3, "培训"),
      heading(4, "对象"),
      heading(5, "新员工"),
    ];
    numberHeadings({ type: "root", children: headings }, "auto", () => place);
    expect(headings.map(textOf)).toEqual([
      "一、总体情况",
      "（一）进展",
      "（二）问题",
      "二、下步打算",
      "（一）培训",
      "1.对象",
      "（1）新员工",
    ]);
  });

  it("keeps typed numbers and reports one that is not the next", () => {
    const tree: Root = { type: "root", children: [heading(2, "一、总体情况"), heading(2, "三、下步打算")] };
    const findings = numberHeadings(tree, "auto", () => place);
    expect(tree.children.map((node) => textOf(node as Heading))).toEqual(["一、总体情况", "三、下步打算"]);
    expect(findings.map(({ rule, params }) => [rule, params])).toEqual([
      ["markdown/heading-number", { found: "三、", expected: "二、" }],
    ]);
  });

  it("adds nothing where the series says none", () => {
    const node = heading(2, "总体情况");
    numberHeadings({ type: "root", children: [node] }, "none", () => place);
    expect(textOf(node)).toBe("总体情况");
  });
});

describe("ordinal", () => {
  it.each([
    [1, 11, "十一、"],
    [2, 2, "（二）"],
    [3, 3, "3."],
    [4, 4, "（4）"],
  ] as const)("sets level %i number %i as %s", (level, value, text) => expect(ordinal(level, value)).toBe(text));
});

describe("splitRunIn", () => {
  it("splits behind the first 。 when text follows", () => {
    const split = splitRunIn(heading(3, "（二）强化培训。全年办班12期。"));
    expect(split?.head).toMatchObject([{ value: "（二）强化培训。" }]);
    expect(split?.rest).toMatchObject([{ value: "全年办班12期。" }]);
  });

  it("leaves a heading alone that has no text behind its 。", () => {
    expect(splitRunIn(heading(3, "（二）强化培训。"))).toBeUndefined();
    expect(splitRunIn(heading(3, "（二）强化培训"))).toBeUndefined();
  });
});
