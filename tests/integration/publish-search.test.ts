import { gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { shardsFor } from "../../src/publish/client/shard-loader.ts";
import type { WholeIssue, SiteFile } from "../../src/publish/published-issue.ts";
import {
  receiverName,
  type Catalogue,
  type SearchMessage,
  type Shard,
  type ShardIssue,
  unpackShard,
} from "../../src/publish/search/data.ts";
import { parseQuery } from "../../src/publish/search/query.ts";
import { searchedText, searchFiles } from "../../src/publish/search/search-files.ts";
import { readSiteAssets } from "../../src/publish/site-assets.ts";
import { wholeSite } from "../helpers/whole-site.ts";
import { createTemplates } from "../../src/render/template.ts";
import { harbourArticle, harbourIssue, harbourSeries, harbourSite } from "../helpers/published-issues.ts";
import { archiveIssues } from "../helpers/search-archive.ts";

const templates = createTemplates({ folders: [fileURLToPath(new URL("../../templates", import.meta.url))] });
const assets = await readSiteAssets({ nameplates: "" });

/** An issue's text as the search has it. */
function searched(issue: WholeIssue): { readonly year: number; readonly shard: ShardIssue } {
  const { series, year } = issue.summary.ref;
  return { year, shard: { ...searchedText(issue), series: harbourSeries.findIndex(({ id }) => id === series) } };
}

function build(issues: readonly WholeIssue[], search = true, series = harbourSeries): Map<string, string> {
  const files = wholeSite({ site: { ...harbourSite, search }, series, templates, assets, issues });
  return new Map(files.map(({ path, content }) => [path, String(content)]));
}

/** What a script of the data calls the receiver with. */
function message(text: string | undefined): SearchMessage {
  const json = new RegExp(`^${receiverName}\\((.*)\\);\\n$`, "s").exec(text ?? "")?.[1];
  return JSON.parse(json ?? "null") as SearchMessage;
}

function catalogueOf(files: ReadonlyMap<string, string>): Catalogue {
  const found = message(files.get("assets/search/catalogue.js"));
  if ("catalogue" in found) return found.catalogue;
  throw new Error("no catalogue");
}

function shardOf(files: ReadonlyMap<string, string>, year: number): Shard {
  const found = message(files.get(`assets/search/${year}.js`));
  if ("shard" in found) return unpackShard(found.shard);
  throw new Error("no shard");
}

function texts(files: readonly SiteFile[]): Map<string, string> {
  return new Map(files.map(({ path, content }) => [path, String(content)]));
}

const small = [
  harbourIssue({ number: 12, year: 2023 }),
  harbourIssue({ number: 1 }),
  harbourIssue({ series: "dangjian", number: 3 }, { summary: { tags: ["Ｇ20", "防汛"] } }),
  harbourIssue({ series: "dangjian", number: 4 }, { summary: { tags: ["g20"] } }),
];

describe("the search data", () => {
  it("is a script a year, newest issue first, and a catalogue that names them by their content", () => {
    const files = build(small);
    const { shards, series } = catalogueOf(files);
    expect(series.map(({ id }) => id)).toEqual(["anquan", "dangjian"]);
    expect(shards.map(({ year, issues }) => [year, issues])).toEqual([
      [2024, 3],
      [2023, 1],
    ]);
    expect(shards.every(({ file }) => /^\d{4}\.js\?[0-9a-f]{8}$/.test(file))).toBe(true);
    expect(shardOf(files, 2024).issues.map(({ path }) => path)).toEqual([
      "dangjian/2024/04/",
      "dangjian/2024/03/",
      "anquan/2024/01/",
    ]);
    const changed = build([
      ...small.slice(1),
      harbourIssue({ number: 12, year: 2023 }, { summary: { title: "改题" } }),
    ]);
    expect(catalogueOf(changed).shards[0]).toEqual(shards[0]);
    expect(catalogueOf(changed).shards[1]?.file).not.toBe(shards[1]?.file);
  });

  it("opens every text at a place that its page has", () => {
    const issue = harbourIssue(
      { number: 1 },
      {
        web: {
          articles: [
            harbourArticle({
              notesBeforeHeadline: [{ html: "现予刊发。", text: "现予刊发。", form: "括号", sign: "编辑部" }],
              notesAfterText: [{ html: "请参阅。", text: "请参阅。", form: "无括号" }],
            }),
          ],
          attachments: [{ title: "任务分解表", file: "0123456789abcdef.svg", bytes: 81_234 }],
          signature: { by: ["安全监督科"], date: "2024年1月6日", isoDate: "2024-01-06", isDateLonger: true },
        },
        summary: { corrections: [{ date: "2024-02-01", text: "126处应为128处。" }] },
      },
    );
    const files = build([issue]);
    const page = files.get("anquan/2024/01/index.html") ?? "";
    const found = shardOf(files, 2024).issues[0]?.text ?? [];
    for (const [anchor] of found) if (anchor !== "") expect(page, anchor).toContain(`id="${anchor}"`);
    const anchors = found.map(([anchor]) => anchor);
    for (const anchor of [
      "a1-note1",
      "a1-note2",
      "a1-p2",
      "a1-credits",
      "attachments",
      "signature",
      "imprint",
      "corrections",
    ])
      expect(anchors).toContain(anchor);
  });

  it("is the same for the same issues, and is left out with its page and its boxes where the site wants no search", () => {
    expect(build(small)).toEqual(build(small.toReversed()));
    const without = build(small, false);
    expect([...without.keys()].filter((path) => path.includes("search"))).toEqual([]);
    expect(without.get("index.html")).not.toContain("search");
  });

  it("takes at most 2.5 kB compressed for an issue of 2,000 characters", () => {
    const issues = archiveIssues(40, [2024], 11);
    const files = texts(searchFiles(harbourSeries, issues.map(searched)));
    const characters = issues
      .flatMap(({ web }) => web.articles.flatMap(({ passages }) => passages))
      .reduce((sum, { text }) => sum + text.length, 0);
    expect(characters / issues.length).toBeGreaterThan(1000);
    const bytes = [...files.values()].reduce((sum, text) => sum + gzipSync(text).length, 0);
    expect((bytes / characters) * 2000).toBeLessThan(2500);
  });

  it("tells in a large archive which years a query has to load: those that may hold it, and few others", () => {
    const years = [2020, 2021, 2022, 2023, 2024];
    const issues = archiveIssues(60, years).toSorted((a, b) => a.summary.ref.year - b.summary.ref.year);
    const catalogue = catalogueOf(texts(searchFiles(harbourSeries, issues.map(searched), { largeArchive: 59 })));
    let loaded = 0;
    for (const { summary, web } of issues) {
      const passages = web.articles.flatMap((article) => article.passages);
      for (const { text } of passages) {
        const asked = shardsFor(catalogue, parseQuery(`"${text.slice(6, 14)}"`), {}).map(({ year }) => year);
        expect(asked).toContain(summary.ref.year);
        loaded += asked.length / passages.length;
      }
    }
    expect(loaded / issues.length).toBeLessThan(2);
    expect(shardsFor(catalogue, parseQuery("协"), {})).toHaveLength(5);
    expect(shardsFor(catalogue, parseQuery("2022年第2期"), {}).map(({ year }) => year)).toContain(2022);
    expect(shardsFor(catalogue, parseQuery("协"), { year: 2021 }).map(({ year }) => year)).toEqual([2021]);
    const plain = catalogueOf(texts(searchFiles(harbourSeries, issues.map(searched))));
    expect(plain.shards.some(({ bigrams }) => bigrams !== undefined)).toBe(false);
  });
});

describe("the search page", () => {
  it("offers each topic once, however it is written, and tells bulletins of one name apart", () => {
    const twins = harbourSeries.map((series) => ({ ...series, name: ["工作简报"] }));
    const page = build(small, true, twins).get("search.html") ?? "";
    expect(
      [...page.matchAll(/<option value="([^"]+)">([^<]+)</g)].map(([, value, text]) => `${value} ${text}`),
    ).toEqual([
      "anquan 工作简报（临海市港务管理局办公室）",
      "dangjian 工作简报（临海市港务管理局机关党委）",
      "2024 2024年",
      "2023 2023年",
      "防汛 防汛",
      "安全检查 安全检查",
      "Ｇ20 Ｇ20",
    ]);
  });

  it("stands on an archive of no issues", () => {
    const files = build([]);
    expect(files.get("search.html")).toContain('id="search-form"');
    expect(catalogueOf(files)).toEqual({ series: [], shards: [], initials: {} });
  });
});
