import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Site } from "../../src/model/issue.ts";
import { longestFeed } from "../../src/publish/feeds/entries.ts";
import type { WholeIssue } from "../../src/publish/published-issue.ts";
import { wholeSite } from "../helpers/whole-site.ts";
import { createTemplates } from "../../src/render/template.ts";
import { harbourArticle, harbourIssue, harbourSeries, harbourSite } from "../helpers/published-issues.ts";

const templates = createTemplates({ folders: [fileURLToPath(new URL("../../templates", import.meta.url))] });
const site: Site = { ...harbourSite, url: "https://gangwu.example/jianbao" };
const root = "https://gangwu.example/jianbao/";

function build(issues: readonly WholeIssue[], own: Partial<Site> = {}): ReadonlyMap<string, string> {
  const files = wholeSite({ site: { ...site, ...own }, series: harbourSeries, templates, assets: [], issues });
  return new Map(files.map(({ path, content }) => [path, typeof content === "string" ? content : ""]));
}

function text(files: ReadonlyMap<string, string>, path: string): string {
  const found = files.get(path);
  if (found === undefined) throw new Error(`no ${path} among ${[...files.keys()].join(", ")}`);
  return found;
}

interface Item {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  readonly content_html: string;
  readonly date_published: string;
  readonly date_modified: string;
  readonly attachments?: readonly unknown[];
  readonly tags: readonly string[];
  readonly _jianbao: Readonly<Record<string, unknown>>;
}

function items(files: ReadonlyMap<string, string>): readonly Item[] {
  return (JSON.parse(text(files, "feed.json")) as { items: Item[] }).items;
}

const archive = [
  harbourIssue({ number: 12, year: 2023 }),
  harbourIssue({ number: 1 }, { summary: { corrections: [{ date: "2024-05-20", text: "“26台”应为“28台”。" }] } }),
  harbourIssue(
    { number: 2 },
    { summary: { title: `关于<春节>“值守”的 "通报" ]]> & 😀`, supersedes: "anquan-2023-12" }, pdf: "none" },
  ),
  harbourIssue({ number: 1, supplement: true }),
  harbourIssue({ series: "dangjian", number: 3 }, { summary: { summary: "机关党委开展主题党日活动。" } }),
];

describe("the feeds", () => {
  it("are written with sitemap and robots.txt where the site has an address, and only there", () => {
    const machine = ["feed.json", "feed.xml", "robots.txt", "sitemap.xml"];
    const own = (files: ReadonlyMap<string, string>) =>
      [...files.keys()].filter((path) => /\.(?:xml|json)$|robots/.test(path));
    expect(own(build(archive)).toSorted()).toEqual(machine);
    const { url: _, ...placeless } = site;
    const files = wholeSite({ site: placeless, series: harbourSeries, templates, assets: [], issues: archive });
    expect(own(new Map(files.map(({ path }) => [path, ""])))).toEqual([]);
  });

  it("tell of an issue with its PDF, local times and a lasting id", () => {
    const item = items(build(archive)).find(({ id }) => id.endsWith("anquan-2024-s01"));
    expect(item).toMatchObject({
      id: "tag:gangwu.example,2024:/jianbao/anquan-2024-s01",
      url: `${root}anquan/2024/s01/index.html`,
      title: "2024年增刊第1期　我局全面完成汛期安全检查",
      date_published: "2024-01-06T00:00:00+08:00",
      date_modified: "2024-01-06T00:00:00+08:00",
      authors: [{ name: "安全监督科" }],
      tags: ["港口安全工作简报", "防汛", "安全检查"],
      attachments: [
        {
          url: `${root}anquan/2024/s01/anquan-2024-s01.pdf`,
          mime_type: "application/pdf",
          title: "港口安全工作简报2024年增刊第1期（PDF，5页）",
          size_in_bytes: 238_400,
        },
      ],
    });
    const atom = text(build(archive), "feed.xml");
    expect(atom).toContain(
      `<link rel="enclosure" type="application/pdf" length="238400" href="${root}anquan/2024/s01/anquan-2024-s01.pdf" title="`,
    );
    expect(atom).toContain("<published>2024-01-06T00:00:00+08:00</published>");
    expect(atom).toContain(`<category term="anquan" label="港口安全工作简报"/>`);
  });

  it("bring back an issue that was corrected or replaced, and say so on both", () => {
    const [first, second, third, ...rest] = items(build(archive));
    expect(first).toMatchObject({
      url: `${root}anquan/2024/01/index.html`,
      date_published: "2024-01-06T00:00:00+08:00",
      date_modified: "2024-05-20T00:00:00+08:00",
    });
    expect(first?.summary).toContain("更正（2024年5月20日）：“26台”应为“28台”。");
    expect(first?.content_html).toContain("<p><strong>更正（2024年5月20日）：“26台”应为“28台”。</strong></p>");
    expect(second?.url).toBe(`${root}dangjian/2024/03/index.html`);
    expect(third).toMatchObject({
      url: `${root}anquan/2024/02/index.html`,
      _jianbao: { supersedes: `${root}anquan/2023/12/index.html`, superseded_by: null },
    });
    expect(third?.summary).toMatch(/^本期取代2023年第12期《我局全面完成汛期安全检查》。\n/);
    expect(rest[0]).toMatchObject({
      url: `${root}anquan/2023/12/index.html`,
      date_published: "2023-12-06T00:00:00+08:00",
      date_modified: "2024-02-06T00:00:00+08:00",
      _jianbao: { supersedes: null, superseded_by: `${root}anquan/2024/02/index.html` },
    });
    const atom = text(build(archive), "feed.xml");
    expect(atom).toContain('<updated>2024-05-20T00:00:00+08:00</updated>\n<link rel="self"');
    expect(atom).toContain(
      `<link rel="predecessor-version" type="text/html" href="${root}anquan/2023/12/index.html"/>`,
    );
    expect(atom).toContain(`<link rel="successor-version" type="text/html" href="${root}anquan/2024/02/index.html"/>`);
  });

  it("hold the whole text with full addresses, and no PDF where there is none", () => {
    const item = items(build(archive)).find(({ url }) => url.includes("/02/"));
    expect(item?.attachments).toBeUndefined();
    expect(item?.content_html).toContain(`src="${root}anquan/2024/02/0123456789abcdef.svg"`);
    expect(item?.content_html).toContain(`href="${root}anquan/2024/02/index.html#a1-fn-1"`);
    expect(item?.content_html).toContain(`href="https://example.org/stock"`);
    expect(item?.content_html).not.toMatch(/(?:src|href)="(?!https:)/);
  });

  it("hold the headlines of a very long issue instead of its text", () => {
    const long = harbourIssue(
      { number: 1 },
      { web: { articles: [harbourArticle({ html: `<p>${"长".repeat(70_000)}</p>` })] } },
    );
    expect(items(build([long]))[0]?.content_html.trim()).toBe(
      `<ol>\n<li><a href="${root}anquan/2024/01/index.html#a1">我局全面完成汛期安全检查</a></li>\n</ol>`,
    );
  });

  it("hold the latest changes, no more than a reader can be asked to fetch", () => {
    const many = Array.from({ length: longestFeed + 5 }, (_, index) =>
      harbourIssue({ number: 12, year: 1980 + index }),
    );
    const corrected = harbourIssue(
      { number: 1, year: 1979 },
      { summary: { corrections: [{ date: "2030-01-01", text: "勘误。" }] } },
    );
    const list = items(build([...many, corrected]));
    expect(list).toHaveLength(longestFeed);
    expect(list[0]?.url).toContain("/1979/01/");
    expect(list.at(-1)?.url).toContain(`/${1980 + 6}/12/`);
  });

  it("are feeds without an issue, too", () => {
    const files = build([]);
    expect(items(files)).toEqual([]);
    expect(text(files, "feed.xml")).toContain("<updated>1970-01-01T08:00:00+08:00</updated>");
    expect(text(files, "sitemap.xml")).toContain(`<url><loc>${root}</loc></url>`);
  });

  it("take what editors typed for text", () => {
    const atom = text(build(archive), "feed.xml");
    expect(atom).toContain(`<title>2024年第2期　关于&lt;春节&gt;“值守”的 "通报" ]]&gt; &amp; 😀</title>`);
    expect(atom).not.toMatch(/<春节>|\]\]>/);
    const title = `${"长".repeat(298)}\u0007\u0000`;
    const odd = harbourIssue({ number: 1 }, { summary: { title } });
    expect(text(build([odd]), "feed.xml")).toContain(`<title>2024年第1期　${"长".repeat(298)}</title>`);
  });

  it("give the same bytes whatever the order of the issues", () => {
    expect([...build(archive.toReversed())]).toEqual([...build(archive)]);
  });
});

describe("the sitemap", () => {
  it("has every page but that of errors, with the day of its last change", () => {
    const files = build(archive);
    const pages = [...files.keys()].filter((path) => path.endsWith(".html") && path !== "404.html");
    const map = text(files, "sitemap.xml");
    const dates = new Map(
      [...map.matchAll(/<url><loc>([^<]+)<\/loc><lastmod>([^<]+)<\/lastmod><\/url>/g)].map(([, page, date]) => [
        page,
        date,
      ]),
    );
    expect(dates.size).toBe(pages.length);
    expect(dates.get(root)).toBe("2024-05-20");
    expect(dates.get(`${root}anquan/index.html`)).toBe("2024-05-20");
    expect(dates.get(`${root}dangjian/index.html`)).toBe("2024-03-06");
    expect(dates.get(`${root}anquan/2024/02/index.html`)).toBe("2024-02-06");
    expect(dates.get(`${root}anquan/2023/12/index.html`)).toBe("2024-02-06");
  });
});

describe("robots.txt", () => {
  it("names the sitemap", () => {
    expect(text(build(archive), "robots.txt")).toBe(`User-agent: *\nDisallow:\n\nSitemap: ${root}sitemap.xml\n`);
  });

  it("shuts crawlers out of a site that is not to be listed, with or without an address; its pages say so, too", () => {
    const { url: _, ...placeless } = site;
    for (const files of [
      build(archive, { unlisted: true }),
      new Map(
        wholeSite({
          site: { ...placeless, unlisted: true },
          series: harbourSeries,
          templates,
          assets: [],
          issues: archive,
        }).map(({ path, content }) => [path, String(content)]),
      ),
    ]) {
      expect(text(files, "robots.txt")).toBe("User-agent: *\nDisallow: /\n");
      expect(files.has("sitemap.xml")).toBe(false);
      for (const [path, html] of files)
        if (path.endsWith(".html")) expect(html, path).toContain(`<meta name="robots" content="noindex, nofollow">`);
    }
    expect(text(build(archive), "anquan/index.html")).not.toContain(`name="robots"`);
  });
});
