import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startOfFile } from "../../../src/model/diagnostic.ts";
import type { Diagnostic } from "../../../src/model/diagnostic.ts";
import type { FontRole } from "../../../src/model/font-role.ts";
import { missingGlyphDiagnostics, missingGlyphs } from "../../../src/render/font-coverage.ts";
import { fontFaceCss, fontStack } from "../../../src/render/font-css.ts";
import { fontFiles, fontReport } from "../../../src/render/font-set.ts";
import type { FontSet } from "../../../src/render/font-set.ts";
import { resolveFonts } from "../../../src/render/fonts.ts";
import { collection, smallFont } from "../../helpers/small-font.ts";

const place = startOfFile("/gang/content/gangkou/series.yaml");
let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "jianbao-font-test-"));
  mkdirSync(join(root, "fonts"));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(name: string, bytes: Buffer): void {
  writeFileSync(join(root, "fonts", name), bytes);
}

function attempt(overrides: Partial<Record<FontRole, string>>): ReturnType<typeof resolveFonts> {
  const placed = Object.fromEntries(Object.entries(overrides).map(([role, text]) => [role, { text, place }]));
  return resolveFonts({ repositoryFolder: root, overrides: placed });
}

async function resolve(
  overrides: Partial<Record<FontRole, string>> = {},
): Promise<{ fontSet: FontSet; diagnostics: readonly Diagnostic[] }> {
  const { fontSet, diagnostics } = await attempt(overrides);
  if (fontSet === undefined) throw new Error(JSON.stringify(diagnostics));
  return { fontSet, diagnostics };
}

const named = (family: string, postScriptName: string): Record<number, string> => ({
  1: family,
  2: "Regular",
  6: postScriptName,
});

describe("choosing fonts", () => {
  test("takes the bundled fonts where the repository has none", async () => {
    const { fontSet, diagnostics } = await resolve();
    expect(diagnostics).toEqual([]);
    expect(fontReport(fontSet).map((row) => [row.name, row.bundled, row.substituted])).toEqual([
      ["小标宋", true, true],
      ["宋体", true, true],
      ["仿宋", true, true],
      ["楷体", true, true],
      ["黑体", true, true],
      ["西文", true, false],
    ]);
    expect((await fontSet.faces.latin.file.read()).length).toBeGreaterThan(5000);
  });

  test("prefers the file series.yaml names, then the best known font of fonts/, then a file named after a role", async () => {
    put("a.ttf", smallFont({ names: named("仿宋", "FangSong") }));
    put("b.ttf", smallFont({ names: named("方正仿宋_GBK", "FZFSK--GBK1-0") }));
    put("heiti.ttf", smallFont({ names: named("Unknown Hei", "UnknownHei") }));
    put("kai.ttf", smallFont({ names: named("楷体", "KaiTi") }));
    put("other.ttf", smallFont({ names: named("Other", "Other") }));
    put("unknown.ttf", smallFont({ names: named("Unknown", "Unknown") }));
    const { fontSet, diagnostics } = await resolve({ kaiti: "fonts/other.ttf" });
    expect(fontSet.faces.fangsong.sourceFile).toBe("fonts/b.ttf");
    expect(fontSet.faces.heiti.sourceFile).toBe("fonts/heiti.ttf");
    expect(fontSet.faces.kaiti.sourceFile).toBe("fonts/other.ttf");
    expect(fontSet.faces.kaiti.substituted).toBe(false);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(["fonts/unused-file"]);
  });

  test("takes the right face of a collection and serves it as a plain font", async () => {
    put(
      "simsun.ttc",
      collection([
        smallFont({ names: named("NSimSun", "NSimSun") }),
        smallFont({ names: named("SimSun", "SimSun"), features: ["halt"] }),
      ]),
    );
    const { fontSet } = await resolve({ songti: "fonts/simsun.ttc" });
    expect(fontSet.faces.songti.postScriptName).toBe("SimSun");
    expect(fontSet.punctuation).toBe(fontSet.faces.songti);
    expect(Buffer.from(await fontSet.faces.songti.file.read()).readUInt32BE(0)).toBe(0x00010000);
  });

  test("keeps the bundled punctuation where the series' own 宋体 can't be trimmed", async () => {
    put("simsun.ttf", smallFont({ names: named("SimSun", "SimSun") }));
    const { fontSet } = await resolve();
    expect(fontSet.faces.songti.bundled).toBe(false);
    expect(fontSet.punctuation.bundled).toBe(true);
  });

  test.each([
    ["fonts/gone.ttf", undefined, "fonts/missing-file"],
    ["../outside.ttf", undefined, "fonts/outside"],
    ["/etc/hosts", undefined, "fonts/outside"],
    ["fonts/f.ttf", Buffer.from("not a font"), "fonts/unreadable"],
    ["fonts/f.woff2", Buffer.from("wOF2 and more"), "fonts/compressed"],
    ["fonts/f.otf", smallFont({ outlines: "CFF " }), "fonts/postscript-outlines"],
    ["fonts/f.ttf", smallFont({ variable: true }), "fonts/variable"],
    ["fonts/f.ttf", smallFont({ fsType: 2 }), "fonts/restricted"],
    ["fonts/f.ttf", smallFont({ fsType: 0x200 }), "fonts/restricted"],
    ["fonts/f.ttf", smallFont({ fsType: 0x104 }), "fonts/no-subsetting"],
  ])("answers %s with a finding at the place it was typed", async (text, bytes, rule) => {
    if (bytes !== undefined) writeFileSync(join(root, text), bytes);
    const { fontSet, diagnostics } = await attempt({ fangsong: text });
    expect(diagnostics.find((diagnostic) => diagnostic.rule === rule)?.place).toEqual(place);
    expect(fontSet?.faces.fangsong.bundled).toBe(rule === "fonts/no-subsetting" ? false : undefined);
  });

  test("does not follow symbolic links", async () => {
    put("real.ttf", smallFont());
    symlinkSync(join(root, "fonts"), join(root, "linked"));
    const { diagnostics } = await attempt({ fangsong: "linked/real.ttf" });
    expect(diagnostics.map(({ rule }) => rule)).toContain("fonts/outside");
  });

  test("gives a set with other content another id", async () => {
    const before = (await resolve()).fontSet.id;
    expect((await resolve()).fontSet.id).toBe(before);
    put("simkai.ttf", smallFont({ names: named("KaiTi", "KaiTi") }));
    expect((await resolve()).fontSet.id).not.toBe(before);
  });
});

describe("the style sheet of a font set", () => {
  test("has a rule for each role, the punctuation and the sentinel, and names only served files", async () => {
    const { fontSet } = await resolve();
    const css = fontFaceCss(fontSet, (key) => `/fonts/${key}`);
    const served = new Set(fontFiles(fontSet).map((file) => `/fonts/${file.key}`));
    const urls = [...css.matchAll(/url\("([^"]+)"\)/g)].map((match) => match[1] ?? "");
    expect(urls).toHaveLength(8);
    expect(urls.every((url) => served.has(url))).toBe(true);
    expect(served.size).toBe(7);
    expect(css).toContain("unicode-range:U+20-7E;");
    expect(css).toContain("U+2018-201D");
  });

  test("sets ASCII in the Latin face unless the digits are to be 仿宋", () => {
    expect(fontStack("fangsong")).toBe('"JB latin","JB punct","JB fangsong","JB songti","JB sentinel"');
    expect(fontStack("fangsong", "fangsong")).toBe('"JB punct","JB fangsong","JB songti","JB sentinel"');
    expect(fontStack("xiaobiaosong")).toBe('"JB xiaobiaosong","JB songti","JB fangsong","JB sentinel"');
  });
});

describe("characters no font has", () => {
  test("are found, and those that print nothing are not", async () => {
    const { fontSet } = await resolve();
    const uses = Array.from("龘𠀀䶮A，℃₂\n\t \u00A0\u3000\u200B\uFE0F〜", (character) => ({
      role: "heiti" as const,
      codePoint: character.codePointAt(0) ?? 0,
      place,
    }));
    expect(missingGlyphs(fontSet, uses).map(({ codePoint }) => String.fromCodePoint(codePoint))).toEqual([
      "龘",
      "𠀀",
      "〜",
    ]);
    expect(missingGlyphDiagnostics(fontSet, uses)[1]).toMatchObject({
      rule: "fonts/missing-glyph",
      severity: "error",
      place,
      params: { role: "heiti", name: "黑体", character: "𠀀", codePoint: "U+20000" },
    });
  });
});
