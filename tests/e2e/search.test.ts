import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WholeIssue } from "../../src/publish/published-issue.ts";
import { issuePage } from "../../src/publish/paths.ts";
import { fold } from "../../src/publish/search/fold.ts";
import { launchBrowser, type BrowserHandle, type Page } from "../../src/render/browser/launch.ts";
import { testLaunchRequest } from "../helpers/browser.ts";
import { archiveIssues, hostileTitle, steadyRandom, writeArchive } from "../helpers/search-archive.ts";
import { connectTo, watchedPage } from "../helpers/watched-page.ts";

const work = mkdtempSync(join(tmpdir(), "jianbao-search-"));
const site = join(work, "site");
const issues = archiveIssues(240, [2019, 2021, 2023, 2024]);
const subPath = "/jianbao/archive/";
let browser: BrowserHandle;
let server: Server;
let served = "";
const onDisk = pathToFileURL(`${site}/`).href;

beforeAll(async () => {
  await writeArchive(site, issues);
  browser = await launchBrowser(await testLaunchRequest(work));
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const types: Record<string, string> = { html: "text/html", css: "text/css", js: "text/javascript" };
    try {
      const body = readFileSync(join(site, pathname.slice(subPath.length)));
      response.setHeader("content-type", types[pathname.split(".").at(-1) ?? ""] ?? "application/octet-stream");
      response.end(pathname.startsWith(subPath) ? body : undefined);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  served = `http://127.0.0.1:${(server.address() as AddressInfo).port}${subPath}`;
});

afterAll(async () => {
  await browser.close();
  server.close();
  rmSync(work, { recursive: true, force: true });
});

/** All that a reader of an issue sees, and its number as lists have it. */
function textsOf({ summary, web }: Pick<WholeIssue, "summary" | "web">): string[] {
  const { masthead, imprint } = web;
  return [
    summary.title,
    ...web.articles.flatMap(({ passages, byline, credits }) => [
      ...passages.map(({ text }) => text),
      ...byline,
      ...credits.map(({ label, names }) => `${label}：${names.join("　")}`),
    ]),
    ...summary.tags,
    `${masthead.name.join("")}　${masthead.issueLine}`,
    `${masthead.issuer}　${masthead.date}`,
    `${summary.seriesTitle}${summary.ref.year}年第${summary.ref.number}期`,
    summary.date,
    ...imprint.distribution.map(({ label, text }) => `${label}：${text}`),
    [imprint.by, imprint.printedOn, ...imprint.staff.map(({ label, names }) => `${label}：${names.join("")}`)].join(
      "　",
    ),
  ];
}

/** Numbers in Arabic digits one by one, so that 二〇一九 and 2019, 十二 and 12 are the same: written without the code under test. */
function arabic(text: string): string {
  const digits = "〇一二三四五六七八九";
  return fold(text)
    .replaceAll(/([一二三四五六七八九]?)十([一二三四五六七八九]?)/g, (_, tens: string, ones: string) =>
      String((tens === "" ? 1 : digits.indexOf(tens)) * 10 + Math.max(0, digits.indexOf(ones === "" ? "〇" : ones))),
    )
    .replaceAll(/[〇一二三四五六七八九]/g, (digit) => String(digits.indexOf(digit)));
}

const corpus = issues.map((issue) => {
  const texts = textsOf(issue);
  return { page: issuePage(issue.summary.ref), texts, folded: texts.map(fold), arabic: texts.map(arabic) };
});

/** Parts of random texts, of `shortest` to 7 more characters, never only of what cannot be seen. */
function randomParts(count: number, seed: number, shortest: number): string[] {
  const random = steadyRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const parts: string[] = [];
  while (parts.length < count) {
    const texts = corpus[below(corpus.length)]?.texts ?? [];
    const characters = [...(texts[below(texts.length)] ?? "")];
    const start = below(characters.length);
    const part = characters.slice(start, start + shortest + below(8)).join("");
    if (!part.includes('"') && fold(part).length > 1) parts.push(part);
  }
  return parts;
}

/**
 * Asks the page's own form, presses the button until all rows are there, and gives the pages of the hits. Meanwhile the
 * page is not laid out: hundreds of thousands of rows nobody looks at.
 */
async function ask(page: Page, queries: readonly string[]): Promise<string[][]> {
  return (await page.evaluate(`(async () => {
    const form = document.getElementById("search-form");
    const more = document.getElementById("search-more");
    const status = document.getElementById("search-status");
    const results = [];
    document.body.hidden = true;
    for (const query of ${JSON.stringify(queries)}) {
      document.getElementById("search-box").value = query;
      form.requestSubmit();
      while (status.textContent.startsWith("正在读取")) await new Promise((resolve) => requestAnimationFrame(resolve));
      while (!more.hidden) more.click();
      results.push([...document.querySelectorAll("#search-results > li")].map((row) => row.querySelector("a").getAttribute("href").split("#")[0]));
    }
    document.body.hidden = false;
    return results;
  })()`)) as string[][];
}

async function expectExact(page: Page, parts: readonly string[]): Promise<void> {
  const found = await ask(
    page,
    parts.map((part) => `"${part}"`),
  );
  parts.forEach((part, index) => {
    const hits = new Set(found[index]);
    expect(hits.size).toBe(found[index]?.length);
    const [folded, digits] = [fold(part), arabic(part)];
    const pagesWhere = (test: (one: (typeof corpus)[number]) => boolean): string[] =>
      corpus.filter(test).map((one) => one.page);
    const missed = pagesWhere((one) => !hits.has(one.page) && one.folded.some((text) => text.includes(folded)));
    expect(missed, `missed by ${part}`).toEqual([]);
    const wrong = pagesWhere(
      (one) =>
        hits.has(one.page) &&
        !one.folded.some((text) => text.includes(folded)) &&
        !(hasNumber.test(folded) && one.arabic.some((text) => text.includes(digits))),
    );
    expect(wrong, `found wrongly by ${part}`).toEqual([]);
  });
}

/** Only with numbers may a hit hold another text than the one that was typed: the same in other digits. */
const hasNumber = /[0-9〇一二三四五六七八九十]/;

describe("search in a browser", () => {
  it("finds from disk exactly the issues that hold a text, 2,000 times, and asks nobody for anything", async () => {
    const { page, requests, messages } = await watchedPage(browser);
    await page.goto(`${onDisk}search.html`);
    await expectExact(page, [...randomParts(1950, 1, 7), ...randomParts(50, 3, 1)]);
    expect(requests.filter((address) => !address.startsWith(onDisk))).toEqual([]);
    expect(messages).toEqual([]);
    await page.close();
  });

  it("finds the same over http below a path, and asks for nothing outside it", async () => {
    const { page, requests, messages } = await watchedPage(browser);
    await connectTo(page, served);
    await page.goto(`${served}search.html`);
    await expectExact(page, randomParts(200, 2, 6));
    expect(requests.filter((address) => !address.startsWith(served))).toEqual([]);
    expect(messages).toEqual([]);
    await page.close();
  });

  it("executes nothing that stands in a title, a text or the address", async () => {
    const { page, messages } = await watchedPage(browser);
    for (const query of [hostileTitle, "window.hacked", '<img src=x onerror="window.hacked=1">', "值守的通报"]) {
      await page.goto(`${onDisk}search.html?q=${encodeURIComponent(query)}&topic=${encodeURIComponent(query)}`);
      await page.waitForFunction(`document.getElementById("search-status").textContent.match(/找/)`);
      expect(
        await page.evaluate(`[typeof window.hacked, document.querySelectorAll("#main img, #main script").length]`),
      ).toEqual(["undefined", 0]);
    }
    expect(await page.$eval("#search-results a", (link) => link.textContent)).toBe(hostileTitle);
    expect(await page.$eval("#search-results mark", (mark) => mark.textContent)).toBe("值守的通报");
    expect(messages).toEqual([]);
    await page.close();
  });

  it("is led to by the home page's box with the keys alone, keeps the query in the address and opens a hit at its paragraph", async () => {
    const { page } = await watchedPage(browser);
    await page.goto(`${onDisk}index.html`);
    const isAtBox = async (): Promise<boolean> => (await page.evaluate("document.activeElement.id")) === "search-box";
    for (let step = 0; step < 10 && !(await isAtBox()); step += 1) await page.keyboard.press("Tab");
    await page.keyboard.type("工资集体协商");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    expect(new URL(page.url()).searchParams.get("q")).toBe("工资集体协商");
    await page.waitForSelector("#search-results .snippet");
    expect(await page.$eval("#search-status", (status) => [status.getAttribute("role"), status.textContent])).toEqual([
      "status",
      expect.stringMatching(/^找到\d+期。$/),
    ]);
    const address = await page.$eval(".snippet", (link) => link.getAttribute("href") ?? "");
    const marked = await page.$eval(".snippet mark", (mark) => mark.textContent ?? "");
    await Promise.all([page.waitForNavigation(), page.$eval(".snippet", (link) => (link as HTMLElement).click())]);
    expect(page.url()).toBe(onDisk + address);
    expect(await page.$eval(":target", (paragraph) => paragraph.textContent)).toContain(marked);
    await page.close();
  });

  it("keeps to series, year and topic, from the form and from the address", async () => {
    const { page } = await watchedPage(browser);
    await page.goto(
      `${onDisk}search.html?q=${encodeURIComponent("防汛检查")}&series=dangjian&year=2023&topic=%EF%BC%A720`,
    );
    await page.waitForSelector("#search-results a");
    const expected = issues.filter(
      ({ summary, web }) =>
        summary.ref.series === "dangjian" &&
        summary.ref.year === 2023 &&
        summary.tags.includes("Ｇ20") &&
        textsOf({ summary, web }).some((text) => text.includes("防汛检查")),
    );
    const [found = []] = await ask(page, ["防汛检查"]);
    expect(found.toSorted()).toEqual(expected.map(({ summary }) => issuePage(summary.ref)).toSorted());
    await page.select("select[name=series]", "anquan");
    await page.waitForFunction(`location.search.includes("series=anquan")`);
    expect(await page.$eval("#search-results a", (link) => link.getAttribute("href"))).toMatch(/^anquan\/2023\//);
    await page.close();
  });

  it("says without JavaScript what to do, and shows nothing that needs it", async () => {
    const { page } = await watchedPage(browser);
    await page.setJavaScriptEnabled(false);
    await page.goto(`${onDisk}search.html?q=1`);
    const links = await page.$$eval("noscript a", (list) => list.map((link) => link.getAttribute("href")));
    expect(links).toEqual(["index.html", "anquan/index.html", "dangjian/index.html"]);
    await page.close();
  });

  it("is no wider than a phone of 320 px, with results and with a word that never breaks", async () => {
    const { page } = await watchedPage(browser);
    await page.setViewport({ width: 320, height: 640 });
    for (const query of ["协商", "W".repeat(200)]) {
      await page.goto(`${onDisk}search.html?q=${encodeURIComponent(query)}`);
      await page.waitForFunction(`document.getElementById("search-status").textContent.match(/找/)`);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
    }
    await page.close();
  });
});
