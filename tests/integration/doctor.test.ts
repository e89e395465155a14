import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fontCheckups } from "../../src/build/doctor/fonts.ts";
import { cacheCheckup, folderCheckup, nodeCheckup } from "../../src/build/doctor/machine.ts";
import { testRepository, type TestRepository } from "../helpers/repository.ts";
import { withoutRights } from "../helpers/without-rights.ts";

let repository: TestRepository;
beforeEach(() => {
  repository = testRepository();
});
afterEach(() => repository.remove());

const name = { zh: "输出", en: "output" };
const series = (fonts: string): string =>
  `name: 工地简报\nissuer: 工程部\nclassification: 公开\nfonts: {fangsong: ${fonts}}\n`;

describe("the doctor", () => {
  it("asks for Node 20.19 or newer", () => {
    expect(["v18.20.0", "v20.18.3", "v20.19.0", "v22.1.0"].map((version) => nodeCheckup(version).ok)).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(nodeCheckup("v18.20.0").fix?.en).toContain("20.19");
  });

  it("finds a folder that can't be written, and the one above it for a folder that is not there yet", async () => {
    const folder = join(repository.folder, "content");
    const fit = await folderCheckup(name, join(folder, "a/b"));
    expect(fit).toMatchObject({ ok: true, details: { writable: true, freeBytes: expect.any(Number) } });
    await withoutRights(folder, async () => {
      const checkup = await folderCheckup(name, join(folder, "a/b"));
      expect(checkup).toMatchObject({ ok: false, details: { path: join(folder, "a/b"), writable: false } });
      expect(checkup.fix?.zh).toContain(folder);
    });
    writeFileSync(join(repository.folder, "dist"), "");
    expect((await folderCheckup(name, join(repository.folder, "dist"))).ok).toBe(false);
  });

  it("knows how large the cache is, and what to do where none can be made", async () => {
    const cache = join(repository.folder, "cache");
    mkdirSync(join(cache, "jianbao/x"), { recursive: true });
    writeFileSync(join(cache, "jianbao/x/y"), "12345");
    expect(await cacheCheckup({ XDG_CACHE_HOME: cache })).toMatchObject({
      ok: true,
      details: { path: join(cache, "jianbao"), bytes: 5 },
    });
  });

  it("tells what every font covers and under which licence, once for the series that share it", async () => {
    const { checkups, fonts } = await fontCheckups(repository.folder, join(repository.folder, "content"));
    expect(checkups).toEqual([]);
    expect(fonts.map((group) => group.series)).toEqual([["shuiwu"]]);
    expect(fonts[0]?.rows.map(({ role, licence, coverage }) => [role, licence, coverage.commonHanzi])).toEqual([
      ["xiaobiaosong", "OFL-1.1", 6763],
      ["songti", "OFL-1.1", 6763],
      ["fangsong", "OFL-1.1", 6763],
      ["kaiti", "OFL-1.1", 6763],
      ["heiti", "OFL-1.1", 6763],
      ["latin", "OFL-1.1", 0],
    ]);
  });

  it("looks at the fonts of each series, names the one that is wrong, and its one fix", async () => {
    repository.write("content/gongdi/series.yaml", series("own/none.ttf"));
    repository.write("content/xinqu/series.yaml", series("own/damaged.ttf"));
    repository.write("own/damaged.ttf", "no font");
    const { checkups, fonts } = await fontCheckups(repository.folder, join(repository.folder, "content"));
    expect(fonts.map((group) => group.series)).toEqual([["shuiwu"]]);
    expect(checkups.map(({ id, ok }) => [id, ok])).toContainEqual(["fonts", false]);
    const texts = checkups.filter(({ ok }) => !ok).map(({ found, fix }) => [found.zh, fix?.zh ?? ""]);
    expect(texts.map(([found]) => found).join("\n")).toMatch(/none\.ttf[\s\S]*damaged\.ttf/);
    for (const [, fix] of texts) expect(fix).not.toBe("");
  });

  it("looks at the bundled fonts where there is no content yet", async () => {
    const { fonts } = await fontCheckups(repository.folder, join(repository.folder, "nothing"));
    expect(fonts.map((group) => [group.series, group.rows.length])).toEqual([[[], 6]]);
  });
});
