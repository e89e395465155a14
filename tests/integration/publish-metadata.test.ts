import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Site } from "../../src/model/issue.ts";
import type { WholeIssue } from "../../src/publish/published-issue.ts";
import { wholeSite } from "../helpers/whole-site.ts";
import { createTemplates } from "../../src/render/template.ts";
import { harbourArticle, harbourIssue, harbourSeries, harbourSite } from "../helpers/published-issues.ts";

const templates = createTemplates({ folders: [fileURLToPath(new URL("../../templates", import.meta.url))] });
const site: Site = { ...harbourSite, url: "https://gangwu.example/jianbao/", siteCode: "3207000001" };
const root = "https://gangwu.example/jianbao/";

function page(path: string, issues: readonly WholeIssue[], on: Site = site): string {
  const files = wholeSite({ site: on, series: harbourSeries, templates, assets: [], issues });
  return String(files.find((file) => file.path === path)?.content);
}

function tagsOf(html: string): Record<string, string> {
  return Object.fromEntries(
    [...html.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)">/g)].map(([, name = "", content = ""]) => [
      name,
      content,
    ]),
  );
}

function dataOf(html: string): Record<string, unknown> {
  const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
  expect(blocks).toHaveLength(1);
  return JSON.parse(blocks[0]?.[1] ?? "") as Record<string, unknown>;
}

const issue = harbourIssue(
  { number: 2 },
  {
    summary: {
      title: "关于春节值守的通报",
      supersedes: "anquan-2024-01",
      byline: ["安全监督科", "林帆"],
      corrections: [{ date: "2024-03-20", text: "“26台”应为“28台”。" }],
    },
    web: {
      articles: [
        harbourArticle({ column: "通报", subhead: "以案为鉴", byline: ["安全监督科", "林帆"] }),
        harbourArticle({ anchor: "a2", headline: "值守安排", byline: [] }),
      ],
    },
  },
);
const archive = [harbourIssue({ number: 1 }), issue];

describe("the head of a page", () => {
  it("has its one address, the feeds, and nothing else from the site's address", () => {
    const html = page("anquan/2024/02/index.html", archive);
    expect(html).toContain(`<link rel="canonical" href="${root}anquan/2024/02/index.html">`);
    expect(html).toContain(
      `<link rel="alternate" type="application/atom+xml" title="临海港务简报" href="../../../feed.xml">`,
    );
    expect(html).toContain(
      `<link rel="alternate" type="application/feed+json" title="临海港务简报" href="../../../feed.json">`,
    );
    expect(page("index.html", archive)).toContain(`<link rel="canonical" href="${root}">`);
  });

  it("has no address on a page of errors, which answers at any", () => {
    const html = page("404.html", archive);
    expect(html).not.toMatch(/canonical|og:|ld\+json/);
    expect(html).toContain(`<meta name="robots" content="noindex, nofollow">`);
    expect(html).toContain(`href="/jianbao/feed.xml"`);
  });

  it("has no addresses where the site has none", () => {
    const html = page("anquan/2024/02/index.html", archive, harbourSite);
    expect(html).not.toMatch(/canonical|og:url|feed\.(?:xml|json)|SiteDomain|name="Url"/);
    expect(JSON.stringify(dataOf(html))).not.toMatch(/"(?:@id|url|contentUrl|isBasedOn)"/);
    expect(tagsOf(html)).toMatchObject({ SiteName: "临海港务简报", ArticleTitle: "关于春节值守的通报" });
  });
});

describe("the tags of government sites", () => {
  it("are those of an article on an issue's page", () => {
    expect(tagsOf(page("anquan/2024/02/index.html", archive))).toMatchObject({
      SiteName: "临海港务简报",
      SiteDomain: "gangwu.example",
      SiteIDCode: "3207000001",
      ColumnName: "港口安全工作简报",
      ColumnType: "政务动态",
      ArticleTitle: "关于春节值守的通报",
      PubDate: "2024-02-06 00:00",
      ContentSource: "临海市港务管理局办公室",
      Keywords: "防汛,安全检查",
      Author: "安全监督科,林帆",
      Description: "港口安全工作简报2024年第2期，临海市港务管理局办公室，2024年2月6日：关于春节值守的通报",
      Url: `${root}anquan/2024/02/index.html`,
    });
  });

  it("are those of a column on a series' page, those of the site on all others", () => {
    expect(tagsOf(page("anquan/index.html", archive))).toMatchObject({
      SiteIDCode: "3207000001",
      ColumnName: "港口安全工作简报",
      ColumnDescription: "港口安全工作简报（临海市港务管理局办公室）",
      ColumnKeywords: "港口安全工作简报,临海市港务管理局办公室",
      ColumnType: "政务动态",
    });
    expect(Object.keys(tagsOf(page("index.html", archive)))).not.toContain("ColumnName");
    expect(tagsOf(page("404.html", archive))).toMatchObject({ SiteName: "临海港务简报" });
  });

  it("name the issuer where an issue has no byline, and no keywords where it has no tags", () => {
    const plain = harbourIssue({ number: 1 }, { summary: { byline: [], tags: [] } });
    const tags = tagsOf(page("anquan/2024/01/index.html", [plain]));
    expect(tags["Author"]).toBe("临海市港务管理局办公室");
    expect(tags).not.toHaveProperty("Keywords");
  });
});

describe("OpenGraph", () => {
  it("tells what is shared", () => {
    expect(tagsOf(page("anquan/2024/02/index.html", archive))).toMatchObject({
      "og:type": "article",
      "og:title": "关于春节值守的通报 - 港口安全工作简报2024年第2期",
      "og:url": `${root}anquan/2024/02/index.html`,
      "og:site_name": "临海港务简报",
      "og:locale": "zh_CN",
      "article:published_time": "2024-02-06T00:00:00+08:00",
      "article:modified_time": "2024-03-20T00:00:00+08:00",
      "article:section": "港口安全工作简报",
    });
    expect(tagsOf(page("index.html", archive))).toMatchObject({ "og:type": "website", "og:url": root });
  });

  it("shows the PDF's first page by its full address, where there is a picture and the site has an address", () => {
    const pictured = { ...issue, picture: { fileName: "page-1.png", width: 496, height: 702 } };
    expect(tagsOf(page("anquan/2024/02/index.html", [pictured]))).toMatchObject({
      "og:image": `${root}anquan/2024/02/page-1.png`,
      "og:image:width": "496",
      "og:image:height": "702",
      "og:image:alt": "港口安全工作简报2024年第2期的第一页",
    });
    expect(page("anquan/2024/02/index.html", archive)).not.toContain("og:image");
    expect(page("anquan/2024/02/index.html", [pictured], harbourSite)).not.toContain("og:image");
  });
});

describe("JSON-LD", () => {
  it("tells of an issue, its bulletin, its articles, its PDF and its corrections", () => {
    const address = `${root}anquan/2024/02/index.html`;
    expect(dataOf(page("anquan/2024/02/index.html", archive))).toEqual({
      "@context": "https://schema.org",
      "@type": "PublicationIssue",
      "@id": address,
      url: address,
      name: "关于春节值守的通报",
      issueNumber: "2",
      description: "港口安全工作简报2024年第2期，临海市港务管理局办公室，2024年2月6日：关于春节值守的通报",
      inLanguage: "zh-CN",
      datePublished: "2024-02-06T00:00:00+08:00",
      dateModified: "2024-03-20T00:00:00+08:00",
      isPartOf: {
        "@type": "Periodical",
        "@id": `${root}anquan/index.html`,
        url: `${root}anquan/index.html`,
        name: "港口安全工作简报",
        publisher: { "@type": "Organization", name: "临海市港务管理局办公室" },
      },
      keywords: ["防汛", "安全检查"],
      isBasedOn: `${root}anquan/2024/01/index.html`,
      correction: [{ "@type": "CorrectionComment", datePublished: "2024-03-20", text: "“26台”应为“28台”。" }],
      encoding: {
        "@type": "MediaObject",
        name: "anquan-2024-02.pdf",
        encodingFormat: "application/pdf",
        contentSize: "238400 B",
        contentUrl: `${root}anquan/2024/02/anquan-2024-02.pdf`,
      },
      hasPart: [
        {
          "@type": "Article",
          headline: "我局全面完成汛期安全检查",
          alternativeHeadline: "以案为鉴",
          articleSection: "通报",
          author: [
            { "@type": "Organization", name: "安全监督科" },
            { "@type": "Person", name: "林帆" },
          ],
          url: `${address}#a1`,
        },
        { "@type": "Article", headline: "值守安排", url: `${address}#a2` },
      ],
    });
    expect(dataOf(page("anquan/2024/01/index.html", archive))).toMatchObject({ creativeWorkStatus: "Superseded" });
  });

  it("numbers supplements as supplements", () => {
    const data = dataOf(page("anquan/2024/s01/index.html", [harbourIssue({ number: 1, supplement: true })]));
    expect(data["issueNumber"]).toBe("增刊1");
  });

  it("tells of a bulletin and of the site on their pages", () => {
    expect(dataOf(page("anquan/index.html", archive))).toMatchObject({
      "@type": "Periodical",
      name: "港口安全工作简报",
    });
    expect(dataOf(page("index.html", archive))).toMatchObject({
      "@type": "WebSite",
      url: root,
      publisher: { "@type": "Organization", name: "临海市港务管理局" },
    });
  });

  it("is data whatever an editor typed", () => {
    const title = `</script><script>alert("1")</script><!-- \u2028 'a' & 😀`;
    const html = page("anquan/2024/01/index.html", [harbourIssue({ number: 1 }, { summary: { title } })]);
    expect(html.match(/<script(?! src=)/g)).toHaveLength(1);
    expect(dataOf(html)["name"]).toBe(title);
    expect(tagsOf(html)["ArticleTitle"]).toBe(
      "&lt;/script&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&lt;!-- \u2028 &#39;a&#39; &amp; 😀",
    );
  });
});
