import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import axe from "axe-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "../../src/render/browser/launch.ts";
import { htmlFaults } from "../helpers/html-validity.ts";
import { projectFolder, runCli } from "../helpers/run-cli.ts";
import { fileAddress, openSiteBrowser, served, type PageMode, type SiteBrowser } from "../helpers/site-browser.ts";

/** Every kind of page of the sample archive. */
const kinds: Readonly<Record<string, string>> = {
  home: "index.html",
  series: "anquan/index.html",
  year: "anquan/2024/index.html",
  topics: "topics/index.html",
  "issue of several articles with attachments": "yingshang/2024/02/index.html",
  "issue with tables and figures": "anquan/2024/05/index.html",
  "issue with a correction": "anquan/2025/01/index.html",
  "issue that replaces another": "anquan/2025/02/index.html",
  "page that is not there": "404.html",
};

let work: string;
let site: string;
let browser: SiteBrowser;
let pages: readonly string[];

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), "jianbao-pages-"));
  const { code, stderr } = await runCli(["build", "-o", work], { cwd: projectFolder });
  if (code !== 0) throw new Error(stderr);
  site = join(work, "site");
  pages = readdirSync(site, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".html"))
    .toSorted();
  browser = await openSiteBrowser(site);
});
afterAll(async () => {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
});

/** Addresses by kind; a topic's is a sum, so it is taken from the list of topics. */
function kindPaths(): readonly (readonly [string, string])[] {
  const topic = pages.find((path) => /^topics\/[\da-f]+\.html$/.test(path)) ?? "";
  return [...Object.entries(kinds), ["topic", topic]];
}

/** The site as a web server has it, below the path that its site.yaml names. */
const server = served.origin + served.below;

/** What axe objects to on a page. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: loaded } = window as unknown as { axe: typeof axe };
    const { violations: found } = await loaded.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
}

const modes: readonly PageMode[] = [
  { width: 320 },
  { width: 320, dark: true, classes: ["size-30"] },
  { width: 768, dark: true },
  { width: 1440, classes: ["contrast"] },
];

describe("the archive's pages", () => {
  it.each(modes)("have nothing axe objects to and never scroll sideways: %j", async (mode) => {
    for (const [kind, path] of kindPaths())
      await browser.visit(server + path, mode, async ({ page }) => {
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, kind).toBeLessThanOrEqual(0);
        expect(await violations(page), kind).toEqual([]);
      });
  });

  it.each(modes)("let search as well, before a query, with hits and without: %j", async (mode) => {
    for (const query of ["", "安全", "这句话哪一期也没有"])
      await browser.visit(`${server}search.html?q=${encodeURIComponent(query)}`, mode, async ({ page }) => {
        const isShown = `document.getElementById("search-status").textContent.startsWith("找到") === ${query === "安全"}`;
        await page.waitForFunction(
          `${query === ""} || (/^找到|^没有/.test(document.getElementById("search-status").textContent))`,
        );
        expect(await page.evaluate(isShown)).toBe(true);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
          0,
        );
        expect(await violations(page), query).toEqual([]);
      });
  });

  it("let a wide table scroll in its own box, which the keyboard reaches", async () => {
    await browser.visit(fileAddress(site, "yingshang/2024/02/index.html"), { width: 320 }, async ({ page }) => {
      const boxes = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>(".table-box")].map((box) => {
          box.focus();
          box.scrollLeft = 10_000;
          return { isWider: box.scrollWidth > box.clientWidth, moved: box.scrollLeft > 0, tabIndex: box.tabIndex };
        }),
      );
      expect(boxes).toContainEqual({ isWider: true, moved: true, tabIndex: 0 });
    });
  });

  it("are valid HTML", () => {
    for (const path of pages) expect(htmlFaults(readFileSync(join(site, path), "utf8")), path).toEqual([]);
  });

  it.each(["file://", "http:// below a path"])(
    "write nothing to the console and ask nobody else, over %s",
    async (way) => {
      const base = way === "file://" ? fileAddress(site, "").replace(/\/?$/, "/") : server;
      // The links of 404.html start with the site's base: it is for servers.
      for (const [kind, path] of kindPaths().filter(([, one]) => way !== "file://" || one !== "404.html"))
        await browser.visit(base + path, {}, async ({ page, messages, requests }) => {
          await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
          expect(messages, kind).toEqual([]);
          expect(requests.length, kind).toBeGreaterThan(2);
          expect(requests.filter((request) => !request.startsWith(base))).toEqual([]);
          expect(await page.evaluate(() => document.cookie)).toBe("");
        });
    },
  );

  it("run no script and no style that stands in them", async () => {
    await browser.visit(fileAddress(site, kinds["home"] ?? ""), {}, async ({ page, messages }) => {
      const state = await page.evaluate(() => {
        const script = document.createElement("script");
        script.textContent = "document.title = 'executed'";
        document.body.append(script);
        const paragraph = document.createElement("p");
        paragraph.setAttribute("style", "color: rgb(1, 2, 3)");
        document.body.append(paragraph);
        return { title: document.title, color: getComputedStyle(paragraph).color };
      });
      expect(state.title).not.toBe("executed");
      expect(state.color).not.toBe("rgb(1, 2, 3)");
      expect(messages.join("\n")).toContain("Content Security Policy");
    });
  });

  it("are all reached from the home page by links that work, without JavaScript, anchors included", async () => {
    const anchors = new Map<string, ReadonlySet<string>>();
    const wanted: [string, string, string][] = [];
    const queue = ["index.html"];
    const seen = new Set(queue);
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const from = path;
      const { ids, links } = await browser.visit(fileAddress(site, from), { script: false }, ({ page }) =>
        page.evaluate(() => ({
          ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
          links: [...document.querySelectorAll("a[href], link[href]")].map((link) => link.getAttribute("href") ?? ""),
        })),
      );
      anchors.set(from, new Set(ids));
      for (const link of links.filter((one) => !/^[a-z]+:/.test(one))) {
        const [file = "", fragment = ""] = link.split("#");
        const target = file === "" ? from : posix.join(posix.dirname(from), decodeURIComponent(file));
        wanted.push([from, target, decodeURIComponent(fragment)]);
        if (target.endsWith(".html") && !seen.has(target)) queue.push(target);
        seen.add(target);
      }
    }
    const files = new Set(
      readdirSync(site, { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/")),
    );
    for (const [from, target, fragment] of wanted) {
      expect(files.has(target), `${target}, linked from ${from}`).toBe(true);
      if (fragment !== "")
        expect(anchors.get(target)?.has(fragment), `${target}#${fragment}, linked from ${from}`).toBe(true);
    }
    expect(pages.filter((path) => !anchors.has(path))).toEqual(["404.html"]);
  });

  it("stay where readers and other sites have linked to: every address of the last release is there", () => {
    // Add the addresses of a release to the list; never take one out.
    const released = readFileSync(join(projectFolder, "tests/fixtures/site/addresses.txt"), "utf8").trim().split("\n");
    expect(released.length).toBeGreaterThan(70);
    expect(released.filter((path) => !existsSync(join(site, path)))).toEqual([]);
  });

  it("say the same without JavaScript, and show no button that would do nothing", async () => {
    const read = (path: string, script: boolean): Promise<{ text: string; buttons: number }> =>
      browser.visit(fileAddress(site, path), { script }, ({ page }) =>
        page.evaluate(() => {
          const main = document.querySelector("main")?.cloneNode(true) as HTMLElement;
          for (const added of main.querySelectorAll(".access, .copy")) added.textContent = "";
          return {
            text: (main.textContent ?? "").replaceAll(/\s+/g, ""),
            buttons: [...document.querySelectorAll("button, input")]
              .filter(
                // A form that leads to a page is no button of the script's.
                (one) => one.closest("form[action]") === null,
              )
              .filter((one) => one.checkVisibility()).length,
          };
        }),
      );
    for (const [kind, path] of kindPaths()) {
      const without = await read(path, false);
      expect(without.text, kind).toBe((await read(path, true)).text);
      expect(without.text.length, kind).toBeGreaterThan(4);
      expect(without.buttons, kind).toBe(0);
    }
  });

  it("are walked through by Tab alone: the way past the head first, everything in reading order, each with a visible focus", async () => {
    for (const path of ["index.html", "anquan/2024/05/index.html"])
      await browser.visit(fileAddress(site, path), {}, async ({ page }) => {
        const focusable = await page.evaluate(
          () =>
            [...document.querySelectorAll<HTMLElement>("a[href], button, [tabindex='0'], input")].filter(
              (one) => !one.hidden && one.checkVisibility(),
            ).length,
        );
        const walked: string[] = [];
        for (let step = 0; step < focusable; step += 1) {
          await page.keyboard.press("Tab");
          const state = await page.evaluate((known) => {
            const element = document.activeElement as HTMLElement;
            element.dataset["walked"] ??= String(known);
            const { outlineStyle, outlineWidth } = getComputedStyle(element);
            const box = element.getBoundingClientRect();
            const isSeen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
            return { order: element.dataset["walked"], outline: `${outlineStyle} ${outlineWidth}`, isSeen };
          }, step);
          expect(state, `${path}, step ${step}`).toEqual({ order: String(step), outline: "solid 3px", isSeen: true });
          walked.push(state.order);
        }
        expect(walked).toHaveLength(focusable);
        const first = await page.evaluate(() => document.querySelector("[data-walked='0']")?.getAttribute("href"));
        expect(first).toBe("#main");
      });
  });

  it("print as a clean text edition that points to the PDF", async () => {
    await browser.visit(fileAddress(site, "anquan/2024/05/index.html"), { width: 794 }, async ({ page }) => {
      await page.emulateMediaType("print");
      const shown = await page.evaluate(() =>
        [".site-top", ".skip", ".neighbours", ".copy", ".download", ".text", ".imprint"].map((selector) => {
          const element = document.querySelector(selector);
          return element?.checkVisibility() === true;
        }),
      );
      expect(shown).toEqual([false, false, false, false, true, true, true]);
      const pointer = await page.evaluate(() => {
        const link = document.querySelector(".download a");
        return link === null ? "" : getComputedStyle(link, "::after").content;
      });
      expect(pointer).toContain("anquan-2024-05.pdf");
    });
  });
});
