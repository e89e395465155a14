import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { htmlFaults } from "../helpers/html-validity.ts";
import { plainIssue, testRepository, type TestRepository } from "../helpers/repository.ts";
import { runCli, type CliResult } from "../helpers/run-cli.ts";
import { fileAddress, openSiteBrowser, type SiteBrowser } from "../helpers/site-browser.ts";

const clause = "各水厂严格落实汛期值班制度逐项排查安全隐患确保城乡居民饮水安全，";

/** Titles no page was designed for. */
const titles = [
  `<script>document.title = "executed"</script><img src=x onerror="alert(1)">`,
  `“引号”与'单引号'和"双引号"&amp;`,
  "汛情通报😀👨‍👩‍👧与𠮷野家、㐂、龘",
  clause.repeat(10).slice(0, 300),
  "Pneumonoultramicroscopicsilicovolcanoconiosis".repeat(5),
];

const table = (number: number): string =>
  `表${number}　检查情况\n\n| 单位 | 部位 | 问题数 |\n|---|---|---|\n| 第${number}水厂 | 取水口 | ${number} |\n`;

const files: Readonly<Record<string, string>> = {
  "content/shuiwu/2024/01.md": plainIssue(1, "2024-01-01", "好。\n"),
  "content/shuiwu/2024/02.md": plainIssue(2, "2024-01-02", `${clause.repeat(3300).slice(0, 100_000)}\n`),
  "content/shuiwu/2024/03.md": plainIssue(
    3,
    "2024-01-03",
    Array.from({ length: 200 }, (_, index) => table(index + 1)).join("\n"),
  ),
  ...Object.fromEntries(
    titles.map((title, index) => [
      `content/shuiwu/2024/0${index + 4}.md`,
      plainIssue(index + 4, `2024-01-0${index + 4}`).replace(
        /title: .*/,
        `title: ${JSON.stringify(title)}\nsummary: ${JSON.stringify(title)}\ntags: [5G基站, ${index % 2 === 0 ? "５ｇ基站" : "5g基站"}, ${JSON.stringify(title)}]\ncorrections: [{date: 2024-02-01, text: ${JSON.stringify(title)}}]`,
      ),
    ]),
  ),
  "content/gongshui/2024/01.md": plainIssue(1, "2024-01-01"),
};

let repository: TestRepository;
let result: CliResult;
let browser: SiteBrowser;
let site: string;
let pages: readonly string[];

beforeAll(async () => {
  repository = testRepository(files);
  const series = readFileSync(join(repository.folder, "content/shuiwu/series.yaml"), "utf8");
  repository.write("content/gongshui/series.yaml", series);
  result = await runCli(["build", "--no-pdf"], { cwd: repository.folder });
  site = join(repository.folder, "dist/site");
  pages = existsSync(site)
    ? readdirSync(site, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".html"))
    : [];
  browser = await openSiteBrowser(site);
});
afterAll(async () => {
  await browser.close();
  repository.remove();
});

describe("content that no page is made for", () => {
  it("gives a site without errors, of valid pages", () => {
    if (result.code !== 0) throw new Error(result.stderr);
    for (const path of pages) expect(htmlFaults(readFileSync(join(site, path), "utf8")), path).toEqual([]);
  });

  it("executes nothing, asks for nothing, and stays within the narrowest screen", async () => {
    expect(pages.length).toBeGreaterThan(15);
    for (const path of pages.filter((one) => one !== "404.html"))
      await browser.visit(fileAddress(site, path), { width: 320 }, async ({ page, messages, requests }) => {
        const state = await page.evaluate(() => ({
          overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          title: document.title,
          handlers: document.querySelectorAll("[onerror], [onload], main script, main style").length,
        }));
        expect(state, path).toMatchObject({ overflow: 0, handlers: 0 });
        expect(state.title, path).not.toBe("executed");
        expect(messages, path).toEqual([]);
        expect(
          requests.filter((request) => !request.startsWith(fileAddress(site, ""))),
          path,
        ).toEqual([]);
      });
  });

  it("shows titles as they were typed, in the ledger and on the issue's page", async () => {
    const shown = await browser.visit(fileAddress(site, "shuiwu/index.html"), {}, ({ page }) =>
      page.evaluate(() => [...document.querySelectorAll(".entry > a")].map((link) => link.textContent)),
    );
    expect(shown.slice(0, titles.length)).toEqual(titles.toReversed());
    for (const [index, title] of titles.entries()) {
      const headline = await browser.visit(fileAddress(site, `shuiwu/2024/0${index + 4}/index.html`), {}, ({ page }) =>
        page.evaluate(() => document.querySelector(".headline")?.textContent),
      );
      expect(headline).toBe(title);
    }
  });

  it("keeps all of 100,000 characters and of 200 tables", () => {
    const text = readFileSync(join(site, "shuiwu/2024/02/index.html"), "utf8").replaceAll(/<[^>]+>|\s/g, "");
    expect(text).toContain(clause.repeat(3300).slice(0, 100_000));
    const tables = readFileSync(join(site, "shuiwu/2024/03/index.html"), "utf8");
    expect(tables.match(/<table/g)).toHaveLength(200);
    expect(tables.match(/<div class="table-box"/g)).toHaveLength(200);
  });

  it("gives spellings of one tag one topic, and every topic and series its own address and name", async () => {
    const topics = await browser.visit(fileAddress(site, "topics/index.html"), {}, ({ page }) =>
      page.evaluate(() =>
        [...document.querySelectorAll("main ul a")].map((link) => [
          link.textContent ?? "",
          link.getAttribute("href") ?? "",
        ]),
      ),
    );
    expect(topics.map(([text]) => text)[0]).toBe("5G基站5期");
    expect(topics).toHaveLength(1 + titles.length);
    expect(new Set(topics.map(([, href]) => href)).size).toBe(topics.length);
    const series = await browser.visit(fileAddress(site, "index.html"), {}, ({ page }) =>
      page.evaluate(() => [...document.querySelectorAll(".shelf h2")].map((heading) => heading.textContent)),
    );
    expect(series).toEqual([
      "云岭水务集团简报（云岭水务集团办公室，gongshui）",
      "云岭水务集团简报（云岭水务集团办公室，shuiwu）",
      "主题",
    ]);
  });

  it("stands without a single issue", async () => {
    const empty = testRepository({ "content/shuiwu/2024/01.md": undefined });
    try {
      const { code, stderr } = await runCli(["build", "--no-pdf"], { cwd: empty.folder });
      expect({ code, stderr }).toMatchObject({ code: 0 });
      const folder = join(empty.folder, "dist/site");
      expect(readdirSync(folder).toSorted()).toEqual(["404.html", "assets", "index.html", "search.html"]);
      expect(htmlFaults(readFileSync(join(folder, "index.html"), "utf8"))).toEqual([]);
      await browser.visit(fileAddress(folder, "index.html"), { width: 320 }, async ({ page, messages }) => {
        expect(await page.evaluate(() => document.querySelector("main")?.textContent)).toContain("还没有公开的简报");
        expect(messages).toEqual([]);
      });
    } finally {
      empty.remove();
    }
  });
});
