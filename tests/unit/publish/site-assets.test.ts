import { describe, expect, it } from "vitest";
import { nameplateText, readSiteAssets } from "../../../src/publish/site-assets.ts";
import { readGlyphs } from "../../../src/render/web-font/sfnt.ts";
import { readWoff2Tables } from "../../../src/render/web-font/woff2.ts";
import { harbourIssue, harbourSite } from "../../helpers/published-issues.ts";

describe("the face of nameplates", () => {
  const nameplates = nameplateText(harbourSite, [harbourIssue({ number: 1 })]);

  it("holds the characters of the site's and its series' names, and none of a series that is not on the site", async () => {
    const files = await readSiteAssets({ nameplates });
    const face = files.find(({ path }) => path === "assets/nameplate.woff2")?.content;
    const glyphs = readGlyphs(readWoff2Tables(Buffer.from(face ?? "")).get("cmap"));
    const shown = String.fromCodePoint(...glyphs.keys());
    expect(new Set(shown)).toEqual(new Set("临海港务简报没有这一页主题检索口安全工作"));
    expect(shown).not.toContain("党");
    expect(face?.length).toBeLessThan(8000);
  });

  it("is the same bytes every time, and is named in the style sheet", async () => {
    const [first, second] = [await readSiteAssets({ nameplates }), await readSiteAssets({ nameplates })];
    expect(first).toEqual(second);
    expect(String(first[0]?.content)).toMatch(/^@font-face\{[^}]*url\("nameplate\.woff2"\)/);
  });

  it("is left out where no character is in our font", async () => {
    const files = await readSiteAssets({ nameplates: "\u{2f81a}" });
    expect(files.map(({ path }) => path)).toEqual(["assets/site.css", "assets/site.js", "assets/search.js"]);
    expect(String(files[0]?.content)).not.toContain("@font-face");
  });
});
