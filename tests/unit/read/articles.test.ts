import { describe, expect, it } from "vitest";
import { splitArticles, type ArticleKeys } from "../../../src/read/articles.ts";
import { articleFields } from "../../../src/read/issue-schema.ts";
import { parseMarkdown } from "../../../src/read/markdown.ts";
import { leafText } from "../../../src/read/node-places.ts";
import { readFields } from "../../../src/read/schema.ts";
import { splitFrontMatter } from "../../../src/read/front-matter.ts";

const path = "/content/a.md";

function articlesOf(text: string) {
  const { map, body } = splitFrontMatter(text, path, "optional");
  const keys: ArticleKeys =
    map === undefined ? {} : readFields(map, articleFields, { group: "front-matter", diagnostics: [] });
  const tree = parseMarkdown(body, path).value;
  if (tree === undefined) throw new Error("the text was not parsed");
  return splitArticles(tree, keys, undefined, path);
}

describe("splitting a body into articles", () => {
  it("takes subhead and byline directly under a heading, with their places", () => {
    const { articles } = articlesOf("# 一块白板管住|交接\n\n——桥吊二班的做法\n\n*望潮公司*\n\n正文。\n");
    expect(articles).toHaveLength(1);
    expect(articles[0]).toMatchObject({
      headline: { text: "一块白板管住|交接", place: { line: 1, column: 3, endLine: 1, endColumn: 12 } },
      subhead: { text: "桥吊二班的做法", place: { line: 3, column: 3, endLine: 3, endColumn: 10 } },
      byline: [{ text: "望潮公司", place: { line: 5, column: 2, endLine: 5, endColumn: 6 } }],
    });
    expect(articles[0]?.body.map(leafText)).toEqual(["正文。"]);
  });

  it("leaves a byline that comes before the subhead, and later dashes and emphasis, in the text", () => {
    const [article] = articlesOf("# 标题\n\n*单位*\n\n——不是副题\n\n正文。\n\n*强调*\n").articles;
    expect(article?.byline.map(({ text }) => text)).toEqual(["单位"]);
    expect(article?.subhead).toBeUndefined();
    expect(article?.body.map(leafText)).toEqual(["——不是副题", "正文。", "强调"]);
  });

  it("splits at setext headings too, not at headings in quotes", () => {
    const { articles } = articlesOf("第一篇\n===\n\n正文。\n\n> # 引文里的标题\n\n# 第二篇\n\n正文。\n");
    expect(articles.map(({ headline }) => headline?.text)).toEqual(["第一篇", "第二篇"]);
  });

  it("heads the text before the first # with the front matter's title and keys", () => {
    const { articles, titleIsUsed } = articlesOf(
      "---\ntitle: 总标题\n署名: [甲, 乙]\ncolumn: 栏目\ncredits: {供稿: 丙}\n---\n导语。\n\n# 第二篇\n\n正文。\n",
    );
    expect(titleIsUsed).toBe(true);
    expect(articles[0]).toMatchObject({
      headline: { text: "总标题" },
      column: { text: "栏目" },
      byline: [{ text: "甲" }, { text: "乙" }],
      credits: [{ label: { text: "供稿" }, names: [{ text: "丙" }] }],
    });
    expect(articles[1]).toMatchObject({ headline: { text: "第二篇" }, byline: [] });
  });

  it("lets the title name the issue alone where every article has its own heading, and reports keys that go nowhere", () => {
    const { articles, titleIsUsed, diagnostics } = articlesOf(
      "---\ntitle: 总标题\n署名: 甲\n---\n# 一\n\n正文。\n\n# 二\n\n正文。\n",
    );
    expect(titleIsUsed).toBe(false);
    expect(articles.map(({ headline }) => headline?.text)).toEqual(["一", "二"]);
    expect(diagnostics).toMatchObject([
      {
        rule: "front-matter/key-without-article",
        severity: "warning",
        place: { line: 3, column: 1 },
        params: { key: "署名" },
      },
    ]);
  });

  it("gives each article the notes it refers to, wherever they stand", () => {
    const { articles } = articlesOf(
      "# 一\n\n正文[^甲]。\n\n# 二\n\n正文[^乙]。\n\n[^甲]: 注甲，又见[^丙]\n\n[^乙]: 注乙\n\n[^丙]: 注丙\n",
    );
    expect(articles.map(({ footnotes }) => footnotes.map(leafText))).toEqual([["注甲，又见", "注丙"], ["注乙"]]);
    expect(articles[1]?.body).toHaveLength(1);
  });

  it("warns of a heading without text", () => {
    expect(articlesOf("# 一\n\n# 二\n\n正文。\n").diagnostics).toMatchObject([
      { rule: "markdown/empty-article", place: { line: 1 }, params: { title: "一" } },
    ]);
  });

  it("finds no article in a body without text", () => {
    expect(articlesOf("---\ntitle: 空\n---\n\n\n").articles).toEqual([]);
  });
});
