import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import axe from "axe-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pageNumbers, readObjects } from "../../src/render/pdf/objects.ts";
import { becomesTrue } from "../helpers/browser.ts";
import { openLoopbackBrowser, type LoopbackBrowser, type Page } from "../helpers/loopback-browser.ts";
import { plainIssue, testRepository, type TestRepository } from "../helpers/repository.ts";
import { runCli } from "../helpers/run-cli.ts";
import { browsersOf, runPreview, type RunningPreview } from "../helpers/running-preview.ts";

const issuePath = "content/shuiwu/2024/01.md";

/** Thirty paragraphs, each told by its station's number: four pages. */
function longIssue(change = ""): string {
  const paragraphs = Array.from(
    { length: 30 },
    (_, index) =>
      `${index + 1}号泵站完成汛前检修，更换密封件${index + 3}套，清理格栅${index + 5}处，备用电源切换试验${index + 2}次，均一次成功，值守人员已按排班表到岗。`,
  );
  return plainIssue(1, "2024-06-18", `${paragraphs.join("\n\n")}\n`).replace(
    "26号泵站完成汛前检修",
    `26号泵站完成汛前检修${change}`,
  );
}

let repository: TestRepository;
let preview: RunningPreview;
let browser: LoopbackBrowser;
let page: Page;
const messages: string[] = [];
const pictures: string[] = [];

/** Addresses of the pictures that are shown, page by page; empty where one is not there yet. */
function shown(): Promise<string[]> {
  return page.$$eval(".sheet", (sheets) =>
    sheets.map((sheet) => sheet.querySelector("img")?.getAttribute("src") ?? ""),
  );
}

/** Waits until all pages are shown and page `index` has another picture than before. */
async function newPicture(index: number, before: string | undefined): Promise<void> {
  await page.waitForFunction(
    (at, old) => {
      const sheets = [...document.querySelectorAll<HTMLElement>(".sheet")];
      const pictureOf = (sheet: Element | undefined) => sheet?.querySelector("img")?.getAttribute("src");
      return sheets.length > 0 && sheets.every(pictureOf) && pictureOf(sheets[at]) !== old;
    },
    {},
    index,
    before,
  );
}

/** What axe finds on the page. */
async function violations(): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + " " + nodes[0].html))`,
  ) as Promise<string[]>;
}

beforeAll(async () => {
  repository = testRepository({
    [issuePath]: longIssue(),
    "content/shuiwu/2024/02.md": plainIssue(2, "2024-06-25").replace(
      "title:",
      "status: draft\nclassification: 机密\ntitle:",
    ),
  });
  [preview, browser] = await Promise.all([runPreview(repository.folder), openLoopbackBrowser()]);
  page = await browser.newPage();
  page.on("console", (message) => messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(String(error)));
  page.on("request", (request) => {
    if (request.url().includes("/page/")) pictures.push(request.url());
  });
  await page.setViewport({ width: 1300, height: 800 });
  await page.goto(`${preview.address}#shuiwu-2024-01`);
  await newPicture(0, undefined);
});

afterAll(async () => {
  await browser.close();
  if (preview.child.exitCode === null) await preview.end("SIGKILL");
  repository.remove();
});

describe("the live preview", () => {
  it("shows the pages of the PDF beside the list of issues, drafts and classified ones marked", async () => {
    expect(await shown()).toHaveLength(4);
    await page.waitForFunction(() => document.querySelectorAll(".issue .mark").length === 2);
    const list = await page.$eval("#list", (element) => (element as HTMLElement).innerText);
    for (const text of ["云岭水务集团简报", "2024年第2期", "草稿", "机密", "云岭水务集团部署汛期供水保障工作"])
      expect(list).toContain(text);
    const facts = await page.$eval("#facts", (element) => (element as HTMLElement).innerText);
    expect(facts).toMatch(/共 4 页.*末页余 \d+ 行/);
    expect(await page.$eval("footer", (element) => element.innerText)).toContain("只在本机显示");
    const address = await page.$eval("#pdf", (link) => (link as HTMLAnchorElement).href);
    const pdf = new Uint8Array(await (await fetch(address)).arrayBuffer());
    expect(pageNumbers(readObjects(pdf))).toHaveLength(4);
  });

  it("shows a save where the reader is, and fetches only the pages that changed", async () => {
    const before = await shown();
    await page.$eval(".sheet:nth-child(4)", (sheet) => sheet.scrollIntoView());
    const scrolled = await page.$eval("#desk", (desk) => desk.scrollTop);
    expect(scrolled).toBeGreaterThan(1500);
    pictures.length = 0;
    repository.write(issuePath, longIssue("和清淤"));
    await newPicture(3, before[3]);
    const after = await shown();
    expect(after.slice(0, 3)).toEqual(before.slice(0, 3));
    expect(pictures.map((url) => url.slice(preview.address.length))).toEqual([after[3]]);
    expect(await page.$eval("#desk", (desk) => desk.scrollTop)).toBe(scrolled);
  });

  it("keeps the last good pages when a save is broken, with the errors over them, and goes on when it is mended", async () => {
    const before = await shown();
    repository.write(issuePath, longIssue().replace("date: 2024-06-18", "date: 2024-06-31"));
    await page.waitForSelector("#banner:not([hidden])");
    const banner = await page.$eval("#banner", (element) => (element as HTMLElement).innerText);
    for (const text of ["上一次排好的版面", "2024-06-31", "01.md 第3行"]) expect(banner).toContain(text);
    expect(await shown()).toEqual(before);
    await page.click("#findings .finding");
    expect(await page.$eval("#source", (element) => (element as HTMLElement).innerText)).toContain(`${issuePath}:3:7`);
    expect(await page.$eval("#source a", (link) => link.getAttribute("href"))).toMatch(
      /^vscode:\/\/file\/.*01\.md:3:7$/,
    );
    repository.write(issuePath, longIssue());
    await page.waitForSelector("#banner[hidden]");
    await newPicture(3, before[3]);
  });

  it("shows what proofreading finds, with its place in source and page, and keeps the pages up to date all the same", async () => {
    const before = await shown();
    repository.write(issuePath, longIssue("情况逐台按装记录"));
    await newPicture(3, before[3]);
    await page.waitForFunction(() => document.querySelector("#findings")?.textContent?.includes("按装"));
    expect(await page.$eval("#banner", (element) => (element as HTMLElement).hidden)).toBe(true);
    await page.$$eval("#findings .finding", (all) =>
      (all.find(({ textContent }) => textContent.includes("按装")) as HTMLElement).click(),
    );
    const line =
      longIssue()
        .split("\n")
        .findIndex((text) => text.startsWith("26号泵站")) + 1;
    expect(await page.$eval("#source", (element) => (element as HTMLElement).innerText)).toContain(
      `${issuePath}:${line}:`,
    );
    expect(await page.$eval(".spot", (spot) => spot.closest(".sheet") === document.querySelectorAll(".sheet")[3])).toBe(
      true,
    );
    repository.write(issuePath, longIssue());
    await page.waitForFunction(() => document.querySelector("#findings")?.textContent?.includes("按装") !== true);
  });

  it("finds the paragraph of a click and of the keyboard in the source", async () => {
    const lines = readFileSync(join(repository.folder, issuePath), "utf8").split("\n");
    const lineOf = (words: string): number => lines.findIndex((line) => line.startsWith(words)) + 1;
    const sheet = await page.$(".sheet:nth-child(2)");
    await sheet?.evaluate((element) => element.scrollIntoView({ block: "start" }));
    // The first line of page 2's type area, 37 mm from the top of 297.
    const box = await sheet?.boundingBox();
    await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + ((box?.height ?? 0) * 40) / 297);
    await page.waitForSelector(".spot");
    const first = await page.$eval("#source code", (element) => element.innerText);
    const clicked = Number(/01\.md:(\d+):\d+$/.exec(first)?.[1]);
    expect(clicked).toBeGreaterThanOrEqual(lineOf("4号泵站"));
    expect(clicked).toBeLessThanOrEqual(lineOf("9号泵站"));
    await sheet?.focus();
    for (let step = 0; step < 3; step += 1) {
      const before = await page.$eval("#source code", (element) => element.innerText);
      await page.keyboard.press("ArrowDown");
      await page.waitForFunction((old) => document.querySelector("#source code")?.textContent !== old, {}, before);
    }
    const last = await page.$eval("#source code", (element) => element.innerText);
    expect(Number(/01\.md:(\d+):\d+$/.exec(last)?.[1])).toBeGreaterThan(clicked);
  });

  it("shows new issues in the list, finds one by its words, opens it, and tells when its file is gone", async () => {
    repository.write(
      "content/shuiwu/2024/03.md",
      plainIssue(3, "2024-07-02").replace("云岭水务集团部署汛期供水保障工作", "第二水厂深度处理工程通水"),
    );
    await page.waitForSelector('[data-id="shuiwu-2024-03"]');
    await page.keyboard.press("/");
    await page.keyboard.type("深度处理");
    await page.waitForFunction(() => document.querySelectorAll(".issue").length === 1);
    await page.click(".issue");
    await page.waitForFunction(() => document.querySelector("#headline")?.textContent === "第二水厂深度处理工程通水");
    await newPicture(0, undefined);
    expect(await shown()).toHaveLength(2);
    rmSync(join(repository.folder, "content/shuiwu/2024/03.md"));
    await page.waitForFunction(() => document.querySelector("#empty")?.textContent === "这一期的文件已经不在了");
    await page.$eval("#search", (field) => ((field as HTMLInputElement).value = ""));
    await page.goto(`${preview.address}#shuiwu-2024-01`);
    await newPicture(0, undefined);
  });

  it("goes to the issue before and the one after by keys", async () => {
    await page.waitForFunction(() => document.querySelector(".issue[aria-current]")?.nextElementSibling === null);
    expect(await page.$eval("#older", (button) => (button as HTMLButtonElement).disabled)).toBe(true);
    const press = async (key: "ArrowUp" | "ArrowDown", id: string): Promise<void> => {
      await page.keyboard.down("Alt");
      await page.keyboard.press(key);
      await page.keyboard.up("Alt");
      await page.waitForFunction(
        (wanted) => document.querySelector(".issue[aria-current]")?.getAttribute("href") === wanted,
        {},
        `#${id}`,
      );
      await newPicture(0, undefined);
    };
    await press("ArrowUp", "shuiwu-2024-02");
    await press("ArrowDown", "shuiwu-2024-01");
    await page.focus(".issue");
    await page.keyboard.press("ArrowDown");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe("#shuiwu-2024-01");
  });

  it("has nothing that axe finds fault with: whole, broken and gone, light and dark, on a desk and a phone", async () => {
    const states: readonly (readonly [state: string, hash: string, text: string, shows: string])[] = [
      ["whole", "shuiwu-2024-01", longIssue(), ".sheet img"],
      ["broken", "shuiwu-2024-01", longIssue().replace("date: 2024-06-18", "date: 2024-06-31"), "#banner .finding"],
      ["gone", "shuiwu-2024-09", longIssue(), "#empty:not([hidden])"],
    ];
    for (const [state, hash, text, shows] of states) {
      repository.write(issuePath, text);
      await page.goto(`${preview.address}#${hash}`);
      await page.waitForSelector(shows);
      for (const scheme of ["light", "dark"])
        for (const width of [1300, 375]) {
          await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
          await page.setViewport({ width, height: 800 });
          expect([state, scheme, width, await violations()]).toEqual([state, scheme, width, []]);
        }
    }
    await page.emulateMediaFeatures([]);
    await page.setViewport({ width: 1300, height: 800 });
    await page.goto(`${preview.address}#shuiwu-2024-01`);
    await page.waitForSelector("#banner[hidden]");
    await newPicture(0, undefined);
  });

  it("starts its browser again when that is lost, and says so", async () => {
    const before = await shown();
    const [lost] = browsersOf(preview.child.pid);
    expect(lost).toBeGreaterThan(1);
    process.kill(lost as number, "SIGKILL");
    expect(await becomesTrue(() => preview.said().includes("排印用的浏览器意外退出"))).toBe(true);
    expect(await becomesTrue(() => browsersOf(preview.child.pid).some((id) => id !== lost))).toBe(true);
    await page.waitForFunction(() => document.querySelector("#status")?.textContent === "已是最新");
    repository.write(issuePath, longIssue("和保养"));
    await newPicture(3, before[3]);
  });

  it("works on a phone's width, one part at a time", async () => {
    await page.setViewport({ width: 375, height: 700 });
    const visible = (): Promise<string[]> =>
      page.$$eval(".panel", (panels) =>
        panels.filter((panel) => panel.getClientRects().length > 0).map((panel) => panel.classList[1] ?? ""),
      );
    expect(await visible()).toEqual(["pages"]);
    await page.click('.panels [data-panel="findings"]');
    expect(await visible()).toEqual(["findings"]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
    await page.setViewport({ width: 1300, height: 800 });
  });

  it("asked for nothing it was refused, and reported nothing", () => {
    expect(messages.filter((text) => !text.includes("ERR_INCOMPLETE_CHUNKED_ENCODING"))).toEqual([]);
  });

  it("ends with its browser on Ctrl-C, with 130, and the page says that it stopped", async () => {
    const browsers = browsersOf(preview.child.pid);
    expect(browsers).toHaveLength(1);
    expect(await preview.end("SIGINT")).toBe(130);
    const alive = (id: number): boolean => readAlive(id);
    expect(await becomesTrue(() => !browsers.some(alive))).toBe(true);
    await page.waitForFunction(() =>
      document.querySelector("#status.wrong")?.textContent?.startsWith("预览程序已停止"),
    );
  });
});

describe("the preview of a repository without an issue", () => {
  it("says what to do, and opens the first issue when it is there", async () => {
    const empty = testRepository({ [issuePath]: longIssue() });
    rmSync(join(empty.folder, issuePath));
    const own = await runPreview(empty.folder);
    const reader = await openLoopbackBrowser();
    try {
      const first = await reader.newPage();
      await first.goto(own.address);
      await first.waitForFunction(() => document.querySelector("#empty")?.textContent?.includes("jianbao new"));
      empty.write(issuePath, longIssue());
      await first.waitForFunction(() => document.querySelectorAll(".sheet img").length === 4);
      expect(await first.evaluate(() => location.hash)).toBe("#shuiwu-2024-01");
    } finally {
      await reader.close();
      await own.end("SIGKILL");
      empty.remove();
    }
  });
});

describe("a preview that can't start", () => {
  it("says that the port is taken, and what to type", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as { readonly port: number };
    const result = await runCli(["dev", "--port", String(port), "--lang", "en"], { cwd: repository.folder });
    other.close();
    expect(result.code).toBe(3);
    expect(result.stdout).toBe("");
    expect(result.stderr).toContain(`Port ${port} is in use`);
    expect(result.stderr).toMatch(/--port \d+/);
  });

  it("says that there is no browser, with 3", async () => {
    const result = await runCli(["dev", "--browser", join(repository.folder, "none")], { cwd: repository.folder });
    expect([result.code, result.stdout]).toEqual([3, ""]);
    expect(result.stderr).toContain("environment/");
  });

  it("refuses a port that is none", async () => {
    const result = await runCli(["dev", "--port", "70000"], { cwd: repository.folder });
    expect(result.code).toBe(2);
  });
});

function readAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${id}/stat`, "latin1"));
  } catch {
    return false;
  }
}
