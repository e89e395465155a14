import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "../../src/render/browser/launch.ts";
import { testRepository, type TestRepository } from "../helpers/repository.ts";
import { runCli } from "../helpers/run-cli.ts";
import { fileAddress, openSiteBrowser, type SiteBrowser } from "../helpers/site-browser.ts";

const issue = "shuiwu/2024/01/index.html";
let repository: TestRepository;
let browser: SiteBrowser;
let site: string;

beforeAll(async () => {
  repository = testRepository();
  const { code, stderr } = await runCli(["build", "--no-pdf"], { cwd: repository.folder });
  if (code !== 0) throw new Error(stderr);
  site = join(repository.folder, "dist/site");
  browser = await openSiteBrowser(site);
});
afterAll(async () => {
  await browser.close();
  repository.remove();
});

/** Presses the button of that name. */
async function press(page: Page, name: string): Promise<void> {
  await page.evaluate((wanted) => {
    const buttons = [...document.querySelectorAll("button")];
    const button = buttons.find((one) => one.textContent === wanted && !one.hidden);
    if (button === undefined) throw new Error(`no ${wanted} among ${buttons.map((one) => one.textContent).join(" ")}`);
    button.click();
  }, name);
}

function look(page: Page): Promise<{ size: string; paper: string; pressed: string[] }> {
  return page.evaluate(() => ({
    size: getComputedStyle(document.body).fontSize,
    paper: getComputedStyle(document.body).backgroundColor,
    pressed: [...document.querySelectorAll("button[aria-pressed='true']")].map((one) => one.textContent ?? ""),
  }));
}

const normal = { size: "18px", paper: "rgb(253, 252, 249)", pressed: [] };

describe("the reading aids", () => {
  it("make type larger in three steps and back, and keep the choice on every page, from a disk too", async () => {
    await browser.visit(fileAddress(site, issue), {}, async ({ page }) => {
      expect(await look(page)).toEqual(normal);
      await press(page, "大字");
      expect(await look(page)).toEqual({ ...normal, size: "22px", pressed: ["大字"] });
      await press(page, "更大");
      await press(page, "更大");
      expect((await look(page)).size).toBe("30px");
      await page.goto(fileAddress(site, "index.html"));
      expect((await look(page)).size).toBe("30px");
      await press(page, "大字");
      expect(await look(page)).toEqual(normal);
      await page.reload();
      expect(await look(page)).toEqual(normal);
    });
  });

  it("give black on white where the system is dark, too, and keep it", async () => {
    await browser.visit(fileAddress(site, issue), { dark: true }, async ({ page }) => {
      expect((await look(page)).paper).toBe("rgb(23, 20, 17)");
      await press(page, "高对比");
      await page.reload();
      expect(await look(page)).toEqual({ ...normal, paper: "rgb(255, 255, 255)", pressed: ["高对比"] });
      await press(page, "高对比");
      expect((await look(page)).paper).toBe("rgb(23, 20, 17)");
    });
  });

  it("work where the browser refuses to store anything", async () => {
    const refuse = (): void => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("refused", "SecurityError");
        },
      });
    };
    await browser.visit(fileAddress(site, issue), { before: refuse }, async ({ page, messages }) => {
      await press(page, "大字");
      expect((await look(page)).size).toBe("22px");
      expect(messages).toEqual([]);
    });
  });

  it("read the issue aloud, block after block, without the marks of notes, and stop when asked", async () => {
    const speak = (): void => {
      const spoken: string[] = [];
      const pending: SpeechSynthesisUtterance[] = [];
      const speech = {
        getVoices: () => [{ lang: "zh-CN", name: "voice" }],
        addEventListener: () => undefined,
        cancel: () => pending.splice(0),
        speak(words: SpeechSynthesisUtterance) {
          spoken.push(words.text);
          pending.push(words);
        },
      };
      class Utterance extends EventTarget {
        text: string;
        constructor(text: string) {
          super();
          this.text = text;
        }
      }
      Object.assign(window, {
        SpeechSynthesisUtterance: Utterance,
        spoken,
        endBlock: () => pending.shift()?.dispatchEvent(new Event("end")),
      });
      Object.defineProperty(window, "speechSynthesis", { value: speech });
    };
    await browser.visit(fileAddress(site, issue), { before: speak }, async ({ page }) => {
      const state = (): Promise<{ spoken: string[]; reading: string[] }> =>
        page.evaluate(() => ({
          spoken: (window as unknown as { spoken: string[] }).spoken,
          reading: [...document.querySelectorAll(".reading")].map((one) => one.textContent?.slice(0, 12) ?? ""),
        }));
      const end = (): Promise<void> => page.evaluate(() => (window as unknown as { endBlock: () => void }).endBlock());
      await press(page, "朗读");
      expect(await state()).toEqual({ spoken: ["云岭水务集团简报"], reading: ["云岭水务集团简报"] });
      for (let block = 0; block < 5; block += 1) await end();
      const { spoken, reading } = await state();
      expect(spoken.slice(1, 4)).toEqual(["第一期", "云岭水务集团部署汛期供水保障工作", "生产运行部"]);
      expect(spoken[4]).toMatch(/^进入汛期以来.*用水安全。$/);
      expect(spoken[5]).toBe("一、压实责任");
      expect(reading).toEqual(["一、压实责任"]);
      await press(page, "停止朗读");
      await end();
      expect(await state()).toEqual({ spoken, reading: [] });
    });
  });

  it("offer no reading aloud where there is no Chinese voice", async () => {
    const mute = (): void => {
      const speech = { getVoices: () => [{ lang: "en-GB" }], addEventListener: () => undefined };
      Object.defineProperty(window, "speechSynthesis", { value: speech });
    };
    await browser.visit(fileAddress(site, issue), { before: mute }, async ({ page }) => {
      const names = await page.evaluate(() => [...document.querySelectorAll("button")].map((one) => one.textContent));
      expect(names).toEqual(["大字", "更大", "高对比", "复制引用"]);
    });
  });

  it("copy the citation with the day of access, or select it where the browser does not let them", async () => {
    const grant = (): void => {
      const copied: string[] = [];
      Object.assign(window, { copied });
      const clipboard = { writeText: (text: string) => Promise.resolve(copied.push(text)) };
      Object.defineProperty(navigator, "clipboard", { value: clipboard });
    };
    const citation =
      /^生产运行部\. 云岭水务集团部署汛期供水保障工作\[J\]\. 云岭水务集团简报, 2024\(1\)\[\d{4}-\d\d-\d\d\]\.$/;
    await browser.visit(fileAddress(site, issue), { before: grant }, async ({ page }) => {
      await press(page, "复制引用");
      await page.waitForSelector("::-p-text(已复制)");
      const copied = await page.evaluate(() => (window as unknown as { copied: string[] }).copied);
      expect(copied).toEqual([expect.stringMatching(citation)]);
    });
    const refuse = (): void => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.execCommand = () => false;
    };
    await browser.visit(fileAddress(site, issue), { before: refuse }, async ({ page }) => {
      await press(page, "复制引用");
      await page.waitForSelector("::-p-text(请按 Ctrl+C 复制)");
      expect((await page.evaluate(() => String(getSelection()))).trim()).toMatch(citation);
    });
  });
});
