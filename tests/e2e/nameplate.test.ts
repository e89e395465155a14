import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { subsetFont } from "../../src/render/web-font/subset.ts";
import { projectFolder } from "../helpers/run-cli.ts";
import { fileAddress, openSiteBrowser, type SiteBrowser } from "../helpers/site-browser.ts";

let work: string;
let browser: SiteBrowser;

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), "jianbao-nameplate-"));
  browser = await openSiteBrowser(work);
});
afterAll(async () => {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
});

/** Characters of many kinds of outlines: simple, put together, Latin, marks, and the longest ones. */
const text = "云岭水务集团简报龘鬱爨麤〇一ÀéñÇA·";

describe.each(["xiaobiaosong", "heiti", "kaiti"])("a subset of %s", (name) => {
  it("is drawn as the whole font is, pixel by pixel", async () => {
    const font = readFileSync(join(projectFolder, `assets/fonts/${name}.woff2`));
    const subset = subsetFont(font, text) ?? Buffer.alloc(0);
    expect(subset.length).toBeLessThan(20_000);
    writeFileSync(join(work, "whole.woff2"), font);
    writeFileSync(join(work, "subset.woff2"), subset);
    writeFileSync(
      join(work, "page.html"),
      `<!doctype html><meta charset="utf-8"><style>
@font-face{font-family:whole;src:url(whole.woff2)}
@font-face{font-family:subset;src:url(subset.woff2)}
/* Kerning and forms by context are left out of the subset. */
p{margin:0;font-kerning:none;font-variant-ligatures:none;font-size:64px;line-height:80px;height:240px;word-break:break-all}</style>
<p id="whole" style="font-family:whole">${text}</p><p id="subset" style="font-family:subset">${text}</p>`,
    );
    await browser.visit(fileAddress(work, "page.html"), {}, async ({ page, messages }) => {
      const loaded = await page.evaluate(async () => {
        await document.fonts.ready;
        return [...document.fonts].map(({ family, status }) => `${family} ${status}`);
      });
      expect(loaded.toSorted()).toEqual(["subset loaded", "whole loaded"]);
      expect(messages).toEqual([]);
      const [whole, part] = await Promise.all(
        ["#whole", "#subset"].map(async (selector) => (await page.$(selector))?.screenshot({ encoding: "base64" })),
      );
      expect(whole?.length).toBeGreaterThan(10_000);
      expect(part === whole).toBe(true);
    });
  });
});
