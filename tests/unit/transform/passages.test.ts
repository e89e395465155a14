import { describe, expect, it } from "vitest";
import type { Passage } from "../../../src/model/composed.ts";
import { parseMarkdown } from "../../../src/read/markdown.ts";
import { toHtml, toSafeTree } from "../../../src/transform/html.ts";
import { markPassages } from "../../../src/transform/passages.ts";
import { bodyToHast } from "../../../src/transform/to-hast.ts";

function passages(markdown: string): { readonly html: string; readonly passages: readonly Passage[] } {
  const tree = parseMarkdown(markdown, "/content/shuiwu/2024/01.md").value ?? { type: "root", children: [] };
  const notes = tree.children.filter((node) => node.type === "footnoteDefinition");
  const body = { ...tree, children: tree.children.filter((node) => node.type !== "footnoteDefinition") };
  let places = 0;
  const placeId = (): string => `n${(places += 1)}`;
  const safe = toSafeTree(
    bodyToHast(body, notes, { medium: "web", anchor: "a1", placeId, imageOf: () => undefined }),
    "web",
  );
  const found = markPassages(safe, "a1");
  return { html: toHtml(safe), passages: found };
}

function lines(markdown: string): string[] {
  return passages(markdown).passages.map(({ anchor, text }) => `${anchor} ${text}`);
}

describe("the passages of an article", () => {
  it("are its headings, paragraphs, items and quotations, without markup", () => {
    expect(
      lines("开头**重点**[链接](https://example.org/)。\n\n## 一、情况\n\n- 第一条\n- 第二条\n  - 子项\n\n> 引文"),
    ).toEqual(["a1-p1 开头重点链接。", "a1-n1 一、情况", "a1-p3 第一条", "a1-p4 第二条", "a1-p5 子项", "a1-p6 引文"]);
  });

  it("are a table's rows, cells told apart", () => {
    expect(lines("| 水厂 | 隐患 |\n| --- | ---: |\n| 第一水厂 | 12 |\n| 第二水厂 | |")).toEqual([
      "a1-p1 水厂｜隐患",
      "a1-p2 第一水厂｜12",
      "a1-p3 第二水厂",
    ]);
  });

  it("have no marks of notes between their words; notes are passages of their own", () => {
    const found = lines("开展检查[^1]，整改到位。\n\n[^1]: 不含在建工程。");
    expect(found[0]).toBe("a1-p1 开展检查，整改到位。");
    expect(found.at(-1)).toMatch(/^a1-\S+ 不含在建工程。$/);
  });

  it("stand in the page under the ids they are given, each once", () => {
    const { html, passages: found } = passages("## 一、情况\n\n正文[^1]。\n\n1. 条\n\n   续\n\n[^1]: 注。");
    for (const { anchor } of found) expect(html.split(`id="${anchor}"`)).toHaveLength(2);
    expect(new Set(found.map(({ anchor }) => anchor)).size).toBe(found.length);
  });
});
