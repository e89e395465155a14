import { fileURLToPath } from "node:url";
import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import type { WholeIssue, SiteFile } from "../../src/publish/published-issue.ts";
import { readSiteAssets } from "../../src/publish/site-assets.ts";
import { wholeSite, type WholeSiteInput } from "../helpers/whole-site.ts";
import { topicPath } from "../../src/publish/topics.ts";
import { createTemplates } from "../../src/render/template.ts";
import { harbourArticle, harbourIssue, harbourSeries, harbourSite } from "../helpers/published-issues.ts";

const templates = createTemplates({ folders: [fileURLToPath(new URL("../../templates", import.meta.url))] });
const assets = await readSiteAssets({ nameplates: "" });

function build(issues: readonly WholeIssue[], own: Partial<WholeSiteInput> = {}): ReadonlyMap<string, string> {
  const files = wholeSite({ site: harbourSite, series: harbourSeries, templates, assets, issues, ...own });
  return new Map(
    files.map((file: SiteFile) => [
      file.path,
      typeof file.content === "string" ? file.content : `(${file.content.length} bytes)`,
    ]),
  );
}

function page(files: ReadonlyMap<string, string>, path: string): string {
  const text = files.get(path);
  if (text === undefined) throw new Error(`no ${path} among ${[...files.keys()].join(", ")}`);
  return text;
}

function linksOf(html: string): string[] {
  return [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map((match) => match[1] ?? "");
}

const archive = [
  harbourIssue({ number: 12, year: 2023 }),
  harbourIssue({ number: 1 }),
  harbourIssue(
    { number: 2 },
    { summary: { title: "关于<春节>值守的通报", supersedes: "anquan-2024-01" }, pdf: "none" },
  ),
  harbourIssue({ number: 1, supplement: true }),
  harbourIssue(
    { series: "dangjian", number: 3 },
    { summary: { issueLine: "第三期", summary: "机关党委开展主题党日活动。" } },
  ),
];

describe("siteFiles", () => {
  it("gives a home page, a page per series, year, topic and issue, images beside them, shared assets and a 404 page", () => {
    const chart = "0123456789abcdef.svg";
    const folders = ["anquan/2023/12", "anquan/2024/01", "anquan/2024/02", "anquan/2024/s01", "dangjian/2024/03"];
    expect([...build(archive).keys()].toSorted()).toEqual(
      [
        "404.html",
        "anquan/index.html",
        "assets/site.css",
        "assets/site.js",
        "dangjian/index.html",
        "dangjian/2024/index.html",
        "anquan/2023/index.html",
        "anquan/2024/index.html",
        "index.html",
        "topics/index.html",
        topicPath("防汛"),
        topicPath("安全检查"),
        ...folders.flatMap((folder) => {
          const name = `${folder}/${folder.replaceAll("/", "-")}`;
          return [`${folder}/index.html`, `${folder}/${chart}`, `${name}.md`, `${name}.txt`];
        }),
      ].toSorted(),
    );
  });

  it("links relatively, to files that exist, and always to the file itself", () => {
    const files = build(archive);
    const pdfs = archive
      .filter(({ pdf }) => pdf !== undefined)
      .map(
        ({ summary, pdf }) =>
          `${summary.ref.series}/${summary.ref.year}/${summary.ref.supplement ? "s" : ""}${String(summary.ref.number).padStart(2, "0")}/${pdf?.fileName}`,
      );
    for (const [path, html] of files) {
      if (!path.endsWith(".html")) continue;
      const links = linksOf(html).filter((link) => !link.startsWith("https://example.org/"));
      expect(links.length).toBeGreaterThan(0);
      for (const link of links) {
        const [file = "", fragment] = link.split("#");
        const target = file === "" ? path : posix.join(posix.dirname(path), file);
        expect([...files.keys(), ...pdfs], `${link} in ${path}`).toContain(target);
        const anchor = fragment === undefined ? "" : `id="${fragment}"`;
        expect(files.get(target) ?? "", `${link} in ${path}`).toContain(anchor);
      }
    }
  });

  it("asks for no script but its own, no inline style and nothing from elsewhere, and forbids it", () => {
    for (const [path, html] of build(archive)) {
      if (!path.endsWith(".html")) continue;
      expect(html).toContain(
        `content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"`,
      );
      expect(html.match(/<script(?! type="application\/ld\+json">)[^>]*>[^<]*/g)).toEqual([
        expect.stringMatching(/^<script src="[./]*assets\/site\.js">$/),
      ]);
      expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<base/i);
      expect(html).not.toMatch(/<(?:link|img)[^>]*(?:href|src)="(?:https?:)?\/\//);
    }
  });

  it("gives every page a language, a title, a description, a main part and headings in order", () => {
    for (const [path, html] of build(archive)) {
      if (!path.endsWith(".html")) continue;
      expect(html).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
      expect(html.match(/<title>[^<]+<\/title>/g)).toHaveLength(1);
      expect(html).toMatch(/<meta name="description" content="[^"]+">/i);
      expect(html.match(/<meta name="description"/gi)).toHaveLength(1);
      expect(html.match(/<main id="main">/g)).toHaveLength(1);
      const levels = [...html.matchAll(/<h([1-6])[ >]/g)].map((match) => Number(match[1]));
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it("keeps headings in order under an article without a headline", () => {
    const untitled = harbourArticle();
    delete (untitled as { headline?: string }).headline;
    const html = page(
      build([harbourIssue({ number: 1 }, { web: { articles: [untitled] } })]),
      "anquan/2024/01/index.html",
    );
    expect(html).toContain(`<h2 class="unseen">正文</h2>`);
  });

  it("sets the whole issue: masthead, text, imprint, download", () => {
    const html = page(build(archive), "anquan/2024/01/index.html");
    const plain = html.replaceAll(/<[^>]+>/g, "");
    for (const text of [
      "港口安全工作简报",
      "第1期（总第31期）",
      "临海市港务管理局办公室",
      "我局全面完成汛期安全检查",
      "（供稿：林帆　周汀）",
      "市交通运输局，市应急管理局。",
      "2024年1月7日印发",
      "（共印30份）",
      "责任编辑：周汀",
    ])
      expect(plain).toContain(text);
    expect(html).toContain(`<time datetime="2024-01-06">2024年1月6日</time>`);
    expect(html).toContain(`<link rel="alternate" type="application/pdf" href="anquan-2024-01.pdf">`);
    expect(html).toContain(
      `<a href="anquan-2024-01.pdf" type="application/pdf"><span>印刷版：PDF，5页，238 kB</span></a>`,
    );
    expect(html).toContain(`<h3 class="level-1" id="a1-n1">一、汛期准备工作总体平稳</h3>`);
    expect(html).toContain(`<span class="run-in level-2">（二）完善应急预案。</span>`);
  });

  it("sets marks, signers, contents, notes, column, kicker and attachments where an issue has them", () => {
    const plain = harbourIssue({ number: 1 });
    const issue = harbourIssue(
      { number: 1 },
      {
        web: {
          masthead: {
            ...plain.web.masthead,
            urgency: "加急",
            notice: "内部资料 注意保存",
            signers: ["沈越"],
            copyNumber: "000001",
          },
          contents: {
            heading: "本期要目",
            pages: true,
            groups: [{ column: "工作部署", entries: [{ title: "局务会部署工作", anchor: "a1" }] }],
          },
          articles: [
            harbourArticle({
              column: "工作部署",
              kicker: "七月局务会",
              subhead: "以安全促发展",
              notesBeforeHeadline: [
                { html: "现予<strong>刊发</strong>。", text: "现予刊发。", form: "括号", sign: "编辑部" },
              ],
              notesAfterText: [{ html: "请参阅。", text: "请参阅。", form: "无括号" }],
            }),
          ],
          attachments: [{ title: "任务分解表", file: "0123456789abcdef.svg", bytes: 81_234 }],
        },
      },
    );
    const html = page(build([issue]), "anquan/2024/01/index.html");
    const text = html.replaceAll(/<[^>]+>/g, "");
    for (const part of [
      "加急",
      "内部资料 注意保存",
      "签发人：沈越",
      "本期要目",
      "【工作部署】",
      "七月局务会",
      "——以安全促发展",
      "【编者按：现予刊发。】",
      "（编辑部）",
      "编者按：请参阅。",
      "81 kB",
    ])
      expect(text).toContain(part);
    expect(html).toContain("现予<strong>刊发</strong>。");
    expect(html).toContain(`<a href="0123456789abcdef.svg">任务分解表</a>`);
    expect(text).not.toContain("000001");
  });

  it("says nothing of marks, contents or downloads that an issue does not have", () => {
    const issue = harbourIssue(
      { number: 1 },
      { summary: { tags: [] }, web: { articles: [harbourArticle({ byline: [], credits: [] })] }, pdf: "none" },
    );
    const html = page(build([issue]), "anquan/2024/01/index.html");
    expect(html).not.toMatch(
      /class="(?:marks|signers|note|contents|credits|topics|related|framed|neighbours|attachments)"|undefined|null|application\/pdf/,
    );
  });

  it("escapes what editors typed", () => {
    const files = build(archive);
    expect(page(files, "anquan/2024/02/index.html")).toContain("<title>关于&lt;春节&gt;值守的通报 - ");
    for (const [path, html] of files) if (!path.endsWith(".txt")) expect(html).not.toContain("<春节>");
  });

  it("leads to the issues before and after by date, supplements behind issues of the same day", () => {
    const files = build(archive);
    expect(page(files, "anquan/2023/12/index.html")).not.toContain(`rel="prev"`);
    expect(page(files, "anquan/2024/01/index.html")).toContain(`<link rel="prev" href="../../2023/12/index.html">`);
    expect(page(files, "anquan/2024/01/index.html")).toContain(`<link rel="next" href="../s01/index.html">`);
    expect(page(files, "anquan/2024/s01/index.html")).toContain(`<a rel="next" href="../02/index.html">`);
    expect(page(files, "anquan/2024/02/index.html")).not.toContain(`rel="next"`);
    expect(page(files, "dangjian/2024/03/index.html")).not.toMatch(/rel="(?:prev|next)"/);
  });

  it("lists years and issues newest first", () => {
    const html = page(build(archive), "anquan/index.html");
    expect([...html.matchAll(/<span class="entry"><a href="([^"]+)"/g)].map((match) => match[1])).toEqual([
      "2024/02/index.html",
      "2024/s01/index.html",
      "2024/01/index.html",
      "2023/12/index.html",
    ]);
    expect([...html.matchAll(/<h2 class="year" id="y(\d+)">/g)].map((match) => match[1])).toEqual(["2024", "2023"]);
    expect(html).toContain(`aria-label="第1期 PDF，5页，238 kB"`);
  });

  it("opens with the latest issue of all series and lists every series with its years", () => {
    const html = page(build(archive), "index.html");
    expect(html).toContain(`<h2 class="headline" id="latest-heading"><a href="dangjian/2024/03/index.html">`);
    expect(html).toContain("机关党委开展主题党日活动。");
    expect(html).toContain(`<a href="anquan/index.html">港口安全工作简报</a>`);
    expect(html).toContain(`<a href="anquan/2023/index.html">2023年<span class="count">1期</span></a>`);
    expect(html).toContain(`<a href="anquan/2024/02/index.html">`);
  });

  it("says under the red rule that an issue was corrected or replaced", () => {
    const corrected = harbourIssue(
      { number: 3 },
      { summary: { corrections: [{ date: "2024-03-20", text: "“26台”应为“28台”。" }] } },
    );
    const files = build([...archive, corrected]);
    const html = page(files, "anquan/2024/03/index.html");
    expect(html.indexOf("本期有更正")).toBeLessThan(html.indexOf(`<article`));
    expect(html).toContain(`<li><time datetime="2024-03-20">2024年3月20日</time>：“26台”应为“28台”。</li>`);
    expect(page(files, "anquan/2024/01/index.html")).toContain(`本期已由<a href="../02/index.html">2024年第2期`);
    expect(page(files, "anquan/2024/02/index.html")).toContain(`本期取代<a href="../01/index.html">2024年第1期`);
  });

  it("does not name a replaced issue that is not public", () => {
    const files = build([harbourIssue({ number: 2 }, { summary: { supersedes: "anquan-2024-01" } })]);
    for (const html of files.values()) expect(html).not.toMatch(/anquan-2024-01|2024\/01\/|取代/);
  });

  it("leaves no trace of a series without a public issue", () => {
    for (const [path, html] of build([harbourIssue({ number: 1 })])) expect(path + html).not.toMatch(/dangjian|党建/);
  });

  it("refuses issues above what is public, drafts and strangers", () => {
    expect(() => build([harbourIssue({ number: 1 }, { summary: { classification: "内部" } })])).toThrow(
      /must not reach the site/,
    );
    expect(() =>
      build([harbourIssue({ number: 1 }, { summary: { classification: "绝密" } })], {
        site: { ...harbourSite, public: "内部" },
      }),
    ).toThrow(/must not reach the site/);
    expect(() => build([harbourIssue({ number: 1 }, { summary: { status: "draft" } })])).toThrow(/is a draft/);
    expect(() => build([harbourIssue({ number: 1, series: "shenji" })])).toThrow(/not given/);
    expect(
      build([harbourIssue({ number: 1 }, { summary: { classification: "内部" } })], {
        site: { ...harbourSite, public: "内部" },
      }).has("anquan/2024/01/index.html"),
    ).toBe(true);
  });

  it("tells what to do on an empty site", () => {
    const files = build([]);
    expect([...files.keys()]).toEqual(["index.html", "404.html", "assets/site.css", "assets/site.js"]);
    expect(page(files, "index.html")).toContain("还没有公开的简报");
  });

  it("gives 404.html addresses that work below any path where the site's base is known", () => {
    expect(linksOf(page(build(archive), "404.html"))).toContain("assets/site.css");
    const based = linksOf(
      page(build(archive, { site: { ...harbourSite, url: "https://gangwu.example/jianbao" } }), "404.html"),
    );
    expect(based).toContain("/jianbao/assets/site.css");
    expect(based).toContain("/jianbao/index.html");
  });

  it("gives the same bytes whatever the order of the issues", () => {
    expect([...build(archive.toReversed())]).toEqual([...build(archive)]);
  });
});
