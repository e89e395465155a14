import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markupTree } from "../../../src/publish/downloads/markup-tree.ts";
import { markdownText } from "../../../src/publish/downloads/markdown.ts";
import { plainText } from "../../../src/publish/downloads/plain-text.ts";
import { parseMarkdown } from "../../../src/read/markdown.ts";
import { toHtml, toSafeTree } from "../../../src/transform/html.ts";
import { bodyToHast } from "../../../src/transform/to-hast.ts";

/** Markup of a source, as pages hold it. */
function html(markdown: string): string {
  const tree = parseMarkdown(markdown, "/content/shuiwu/2024/01.md").value ?? { type: "root", children: [] };
  const notes = tree.children.filter((node) => node.type === "footnoteDefinition");
  const body = { ...tree, children: tree.children.filter((node) => node.type !== "footnoteDefinition") };
  let places = 0;
  const placeId = (): string => {
    places += 1;
    return `n${places}`;
  };
  const imageOf = () => ({ address: "0123456789abcdef.png", widthMm: 80, widthPx: 945, heightPx: 400 });
  return toHtml(toSafeTree(bodyToHast(body, notes, { medium: "web", anchor: "a1", placeId, imageOf }), "web"));
}

function written(markup: string): string {
  return markdownText([{ kind: "body", tree: markupTree(markup) }]);
}

/** What a reader sees of some markup. */
function words(markup: string): string {
  return plainText([{ kind: "body", tree: markupTree(markup) }]);
}

function escapedHtml(text: string): string {
  return text.replaceAll("&", "&#x26;").replaceAll("<", "&#x3C;");
}

describe("an issue as Markdown", () => {
  it.each([
    ["## 一、总体情况", "### 一、总体情况"],
    ["### （二）强化培训。全年办班12期。", "**（二）强化培训。**全年办班12期。"],
    ["全面**“双随机”**检查，*重点*岗位，~~三日~~一日", "全面**“双随机”**检查，*重点*岗位，~~三日~~一日"],
    ["见[台账](https://example.org/a_b(1)?x=1&y=2)。", "见[台账](<https://example.org/a_b(1)?x=1\\&y=2>)。"],
    ["1. 甲\n2. 乙\n   - 丙\n   - 丁", "1. 甲\n2. 乙\n\n   - 丙\n   - 丁"],
    ["3. 三\n4. 四", "3. 三\n4. 四"],
    ["- [x] 已办\n- [ ] 未办", "- √已办\n- □未办"],
    ["> 宁可十防九空\n>\n> 不可失防万一", "> 宁可十防九空\n>\n> 不可失防万一"],
    ["![检查情况](tu.png)", "![检查情况](0123456789abcdef.png)"],
    ["```\na  |  b\n```", "```\na  |  b\n```"],
    ["键入 `a|b` 或 `` c`d ``", "键入 `a|b` 或 ``c`d``"],
    ["上\\\n下", "上\\\n下"],
    ["上\n\n***\n\n下", "上\n\n***\n\n下"],
    [
      "|水厂|浊度|\n|:-:|-:|\n|甲\\|乙|0.3|\n|`a\\|b`|**合计**|",
      "| 水厂 | 浊度 |\n| :---: | ---: |\n| 甲\\|乙 | 0.3 |\n| `a\\|b` | **合计** |",
    ],
    [
      "管网[^1]与泵房[^2]\n\n[^1]: 不含在建。\n[^2]: 见表\n\n    并见图",
      "管网[^a1-1]与泵房[^a1-2]\n\n[^a1-1]: 不含在建。\n\n[^a1-2]: 见表\n\n    并见图",
    ],
  ])("writes %j as %j", (source, expected) => {
    expect(written(html(source))).toBe(`${expected}\n`);
  });

  it.each([
    "1. 甲\n2. 乙\n   - 丙\n\n     丁\n3. 戊",
    "|水厂|浊度|\n|-|-|\n|城东||\n|甲\\|乙|`a\\|b`|",
    "管网[^1]与[^1]泵房[^2]\n\n[^1]: 不含在建。\n[^2]: 见表\n\n    并见图",
    "**一是责任。**后文，*重点*，**“双随机”**，`**不是**`。\n\n> 引文\n>\n> - 项\n\n上\\\n下",
    "\\# 不是标题\n\n\\- 不是项\n\n1\\. 不是号\n\n\\> 不是引文\n\n不是\\*\\*粗\\*\\*，不是 \\<script> 与 &amp;lt;",
  ])("is read again with the same words: %j", (source) => {
    const markup = html(source);
    expect(words(html(written(markup)))).toBe(words(markup));
  });

  it("keeps whatever an editor may type as words, and no sign of it becomes a mark", () => {
    const signs = fc.constantFrom(
      ...["*", "**", "_", "`", "[", "]", "(", ")", "<", ">", "~~", "|", "#", "-", "+", "=", "1.", "2)", "&", "&lt;"],
      ...["\\", "!", "^", ":", " ", "　", "a", "字", "。", "<b>", "[^1]", "://", "@", "---", "'", '"', "😀", "𠮷"],
    );
    fc.assert(
      fc.property(
        fc.array(signs, { minLength: 1, maxLength: 12 }),
        fc.array(signs, { maxLength: 6 }),
        (first, second) => {
          const markup = `<p>${escapedHtml(first.join(""))}<br>${escapedHtml(second.join(""))}</p>`;
          const again = html(written(markup));
          expect(words(again).replaceAll(/\s+/gu, "")).toBe(words(markup).replaceAll(/\s+/gu, ""));
          expect(again).not.toMatch(/<(?!\/?p>|br>|a |\/a>)/);
        },
      ),
      { numRuns: 600, seed: 20260401 },
    );
  });
});
