import { describe, expect, it } from "vitest";
import { parseMarkdown } from "../../../src/read/markdown.ts";
import { toHtml, toSafeTree } from "../../../src/transform/html.ts";
import { bodyToHast, type Medium } from "../../../src/transform/to-hast.ts";

function html(markdown: string, medium: Medium = "web"): string {
  const tree = parseMarkdown(markdown, "/content/shuiwu/2024/01.md").value ?? { type: "root", children: [] };
  const notes = tree.children.filter((node) => node.type === "footnoteDefinition");
  const body = { ...tree, children: tree.children.filter((node) => node.type !== "footnoteDefinition") };
  const image = { address: "0123456789abcdef.png", widthMm: 80, widthPx: 945, heightPx: 400 };
  let places = 0;
  const placeId = (): string => {
    places += 1;
    return `n${places}`;
  };
  const marked = bodyToHast(body, notes, {
    medium,
    anchor: "a1",
    placeId,
    imageOf: (source) => (source === "tu.png" ? image : undefined),
  });
  return toHtml(toSafeTree(marked, medium));
}

describe("markup of a body", () => {
  it("sets the official levels by class, and a run-in heading within its paragraph", () => {
    expect(html("## 一、总体情况")).toBe('<h3 class="level-1" id="a1-n1">一、总体情况</h3>');
    expect(html("### （二）强化培训。全年办班12期。")).toBe(
      '<p class="run-in-block"><span class="run-in level-2">（二）强化培训。</span>全年办班12期。</p>',
    );
  });

  it("keeps bold next to Chinese punctuation", () => {
    expect(html("坚持**“双随机”**检查，**一是压实责任。**各厂")).toContain(
      "<strong>“双随机”</strong>检查，<strong>一是压实责任。</strong>各厂",
    );
  });

  it("sets an image alone in its paragraph as a figure with its alt text as caption", () => {
    expect(html("![图1 供水量](tu.png)", "print")).toContain("<figcaption>图1 供水量</figcaption>");
    expect(html("![图1 供水量](tu.png)", "print")).toContain('data-style="--image-width: 80.000"');
    expect(html("![图1 供水量](tu.png)")).toContain('width="945" height="400"');
  });

  it("gives print what a screen gives by itself: list marks, note numbers, addresses behind links", () => {
    expect(html("1. 编制预案\n2. 储备物资", "print")).toContain("<p>1.编制预案</p>".replace(/<\/?p>/g, ""));
    expect(html("详见[方案](https://example.org/a)。", "print")).toContain(
      '<span class="address"><span class="nb">（https://example.org/</span><wbr><span class="nb">a）</span></span>',
    );
    expect(html("详见<https://example.org/a>。", "print")).not.toContain("address");
    expect(html("见注[^1]。\n\n[^1]: 截至6月底。", "print")).toMatch(
      /\[1\].*<section class="notes">.*\[1\]<\/span>截至<span class="nb">6月<\/span>底。/s,
    );
  });

  it("marks the caption of a table and puts the table in a box of its own", () => {
    expect(html("表1　水质\n\n|水厂|浊度|\n|---|--:|\n|第一水厂|0.3|")).toMatch(
      /<p class="caption">表1　水质<\/p>\n?<div class="table-box".*<th scope="col".*class="align-right short"/s,
    );
  });
});

describe("the allow-list, last", () => {
  it.each([
    ["a script address", "[点我](javascript:alert(1))", /javascript/i],
    ["a data address", "[点我](data:text/html,<script>)", /data:/],
    ["a file address", "[点我](file:///etc/passwd)", /file:/],
    ["an unknown image", "![x](https://evil.example/x.png)", /evil/],
    ["a script address in another case", "[点我](JaVaScRiPt:alert(1))", /script/i],
  ])("lets %s through in neither medium", (_name, markdown, forbidden) => {
    for (const medium of ["web", "print"] as const) {
      const safe = html(markdown, medium).replaceAll(/<span class="address">.*?<\/span>/g, "");
      expect(safe).not.toMatch(forbidden);
    }
  });

  it("escapes text that looks like markup", () => {
    expect(html("标题 \\<script>alert(1)\\</script> & “引号”")).toContain(
      "&#x3C;script>alert(1)&#x3C;/script> &#x26; “引号”",
    );
  });

  it("keeps addresses that a bulletin has a use for", () => {
    expect(html("[网站](https://example.org/) [信箱](mailto:a@example.org) [电话](tel:010)")).toMatch(
      /href="https:.*href="mailto:.*href="tel:/s,
    );
  });

  it("gives the label of notes no id: each article of an issue has one", () => {
    const text = html("管网[^1]。\n\n[^1]: 不含在建。");
    expect(text).toContain('<p class="notes-label">注</p>');
    const ids = [...text.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
    expect(ids.every((id) => id?.startsWith("a1-"))).toBe(true);
  });

  it("keeps what belongs to a table with it: caption, unit line in either order, notes below", () => {
    const table = "| 指标 | 数量 |\n|---|--:|\n| 供水 | |\n| 取水量 | 12 |\n| 合 计 | 12 |";
    const marked = html(`表1　供水量\n\n单位：万吨\n\n${table}\n\n注：按抄表数。\n\n资料来源：计划部。\n\n正文。`);
    expect(marked).toContain('<p class="caption">表1　供水量</p>');
    expect(marked).toContain('<p class="table-unit">单位：万吨</p>');
    expect(marked.match(/<p class="table-note">/g)).toHaveLength(2);
    expect(marked).toContain("<p>正文。</p>");
    expect(html(`单位：万吨\n\n表1　供水量\n\n${table}`)).toMatch(/"table-unit".*"caption"/s);
  });

  it("sets a row with nothing behind its first cell over all columns, and marks sums", () => {
    const marked = html("| 指标 | 一厂 | 二厂 |\n|---|--:|--:|\n| 供水 | | |\n| 取水 | 1 | 2 |\n| 合　计 | 1 | 2 |");
    expect(marked).toMatch(/<tr class="group"><td colspan="3">供水<\/td><\/tr>/);
    expect(marked).toMatch(/<tr class="total"><td[^>]*>合　计<\/td>/);
    expect(marked.match(/<tr>/g)).toHaveLength(2);
  });

  it("leaves sentences that begin like captions, unit lines and notes alone where no table is near", () => {
    for (const text of ["表1列出了各厂的产量。", "单位：万吨", "注：按抄表数。"])
      expect(html(`${text}\n\n正文。`)).toBe(`<p>${text}</p>\n<p>正文。</p>`);
  });
});
