import type { Root } from "mdast";
import { describe, expect, it } from "vitest";
import { tightenSpaces, tightenText } from "../../../src/transform/spacing.ts";

describe("tightenText", () => {
  it.each([
    ["发放手册 5000 余份", "发放手册5000余份"],
    ["增长 20% 以上", "增长20%以上"],
    ["使用 OA 系统", "使用OA系统"],
    ["面积 2.85 平方公里", "面积2.85平方公里"],
  ])("takes one typed space between Han and Latin out of %j", (typed, printed) => {
    expect(tightenText(typed)).toBe(printed);
  });

  it("keeps spaces between Latin words, between Han, and two spaces in a row", () => {
    expect(tightenText("Smart Port 平台")).toBe("Smart Port平台");
    expect(tightenText("张 三")).toBe("张 三");
    expect(tightenText("第  3")).toBe("第  3");
  });
});

describe("tightenSpaces", () => {
  it("finds a space that stands before or behind bold text", () => {
    const tree: Root = {
      type: "root",
      children: [
        {
          type: "paragraph",
          children: [
            { type: "text", value: "共 " },
            { type: "strong", children: [{ type: "text", value: "12" }] },
            { type: "text", value: " 项" },
          ],
        },
      ],
    };
    tightenSpaces(tree);
    expect(JSON.stringify(tree)).toContain('"共"');
    expect(JSON.stringify(tree)).toContain('"项"');
  });

  it("does not join the last word of one paragraph with the first of the next", () => {
    const tree: Root = {
      type: "root",
      children: [
        { type: "paragraph", children: [{ type: "text", value: "完毕 " }] },
        { type: "paragraph", children: [{ type: "text", value: "2024年" }] },
      ],
    };
    tightenSpaces(tree);
    expect(JSON.stringify(tree)).toContain("完毕 ");
  });
});
