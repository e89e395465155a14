import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cacheError } from "../../src/render/browser/cache-error.ts";
import { writeFontConfiguration } from "../../src/render/browser/fontconfig.ts";
import { findPackagedBrowser, unpackBrowser, type PackagedBrowser } from "../../src/render/browser/unpack.ts";
import { tarOf } from "../helpers/tar.ts";

let work: string;
let cache: string;
let source: PackagedBrowser;
const program = "#!/bin/sh\necho a browser\n".repeat(20_000);

function pack(bytes: string | Buffer): Buffer {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
}

beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), "jianbao-unpack-"));
  cache = join(work, "cache", "jianbao");
  source = { version: "9.9.9", chromium: join(work, "chromium.br"), libraries: join(work, "libraries.tar.br") };
  writeFileSync(source.chromium, pack(program));
  writeFileSync(source.libraries, pack(tarOf([{ name: "lib/libnss3.so", text: "a library" }])));
});

afterEach(() => {
  rmSync(work, { recursive: true, force: true });
});

describe("unpacking the packaged browser", () => {
  it("puts program and libraries into a folder named after the version, ready to run", async () => {
    const { executable, libraryFolder, folder, bytes } = await unpackBrowser(source, cache);
    expect(readFileSync(executable, "utf8")).toBe(program);
    expect(statSync(executable).mode & 0o777).toBe(0o755);
    expect(readFileSync(join(libraryFolder, "libnss3.so"), "utf8")).toBe("a library");
    expect(bytes).toBe(program.length + "a library".length);
    expect(readdirSync(cache)).toEqual([expect.stringMatching(/^chromium-9\.9\.9-[0-9a-f]{8}$/)]);
    expect(folder).toBe(join(cache, readdirSync(cache)[0] ?? ""));
  });

  it("uses what is there the next time", async () => {
    const first = await unpackBrowser(source, cache);
    const before = statSync(first.executable);
    expect(await unpackBrowser(source, cache)).toEqual(first);
    expect(statSync(first.executable).ino).toBe(before.ino);
  });

  it("gives builds at the same time one whole folder", async () => {
    const results = await Promise.all(Array.from({ length: 6 }, () => unpackBrowser(source, cache)));
    expect(new Set(results.map(({ executable }) => executable)).size).toBe(1);
    expect(readdirSync(cache)).toHaveLength(1);
    expect(readFileSync(results[0]?.executable ?? "", "utf8")).toBe(program);
  });

  it.each([
    ["a program that was cut off", (folder: string) => truncateSync(join(folder, "chromium"), 100)],
    ["a library that was removed", (folder: string) => rmSync(join(folder, "lib/libnss3.so"))],
    ["no marker", (folder: string) => rmSync(join(folder, ".ok"))],
    ["a marker that was cut off", (folder: string) => truncateSync(join(folder, ".ok"), 5)],
  ])("replaces a folder with %s", async (_fault, spoil) => {
    const { folder, executable, libraryFolder } = await unpackBrowser(source, cache);
    spoil(folder);
    await unpackBrowser(source, cache);
    expect(readFileSync(executable, "utf8")).toBe(program);
    expect(existsSync(join(libraryFolder, "libnss3.so"))).toBe(true);
    expect(readdirSync(cache)).toHaveLength(1);
  });

  it("removes what a killed build left long ago, and nothing that may still be at work", async () => {
    const { folder } = await unpackBrowser(source, cache);
    rmSync(folder, { recursive: true });
    for (const name of [".new-old", ".new-now"]) mkdirSync(`${folder}${name}`);
    utimesSync(`${folder}.new-old`, 1_000_000_000, 1_000_000_000);
    await unpackBrowser(source, cache);
    expect([existsSync(`${folder}.new-old`), existsSync(`${folder}.new-now`)]).toEqual([false, true]);
  });

  it.each(["chromium", "libraries"] as const)(
    "says so when the package's %s file is damaged, and leaves nothing behind",
    async (part) => {
      truncateSync(source[part], Math.floor(statSync(source[part]).size / 2));
      await expect(unpackBrowser(source, cache)).rejects.toMatchObject({
        exitCode: 3,
        rule: "environment/package-damaged",
        params: { path: source[part] },
      });
      expect(readdirSync(cache)).toEqual([]);
    },
  );

  it("says so when a file of the package is missing", async () => {
    rmSync(source.chromium);
    await expect(unpackBrowser(source, cache)).rejects.toMatchObject({
      exitCode: 3,
      rule: "environment/package-damaged",
    });
  });

  it("names the folder when it can't be made", async () => {
    writeFileSync(join(work, "cache"), "a file where the folder should be");
    const expected = {
      exitCode: 3,
      rule: "environment/unpack-failed",
      params: { path: expect.stringContaining(cache) as string, reason: expect.stringContaining("ENOTDIR") as string },
    };
    await expect(unpackBrowser(source, cache)).rejects.toMatchObject(expected);
    await expect(writeFontConfiguration(cache)).rejects.toMatchObject({
      ...expected,
      params: { path: expect.stringContaining("fontconfig") as string },
    });
  });

  it.each([
    ["ENOSPC", "environment/cache-full"],
    ["EROFS", "environment/cache-read-only"],
    ["EACCES", "environment/cache-no-permission"],
    ["EPERM", "environment/cache-no-permission"],
    ["EIO", "environment/unpack-failed"],
  ])("has a remedy for %s", (code, rule) => {
    expect(cacheError(Object.assign(new Error(code), { code }), "/cache")).toMatchObject({
      exitCode: 3,
      rule,
      params: { path: "/cache" },
    });
  });
});

describe("the installed package", () => {
  it("is found although it hides its manifest", async () => {
    const found = await findPackagedBrowser();
    expect(found?.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(existsSync(found?.chromium ?? "") && existsSync(found?.libraries ?? "")).toBe(true);
  });
});

describe("the font configuration", () => {
  it("names one folder, which holds our font alone", async () => {
    const path = await writeFontConfiguration(cache);
    const folders = [...readFileSync(path, "utf8").matchAll(/<dir>(.*?)<\/dir>/g)].map(([, folder]) => folder ?? "");
    expect(folders).toHaveLength(1);
    expect(readdirSync(folders[0] ?? "")).toEqual(["latin.ttf"]);
    expect(readFileSync(path, "utf8")).not.toContain("<include");
  });

  it("is kept while it is whole and mended when it is not", async () => {
    const [path] = await Promise.all([
      writeFontConfiguration(cache),
      writeFontConfiguration(cache),
      writeFontConfiguration(cache),
    ]);
    const { ino } = statSync(path);
    expect(await writeFontConfiguration(cache)).toBe(path);
    expect(statSync(path).ino).toBe(ino);
    truncateSync(path, 10);
    expect(await writeFontConfiguration(cache)).toBe(path);
    expect(readFileSync(path, "utf8")).toContain("</fontconfig>");
    expect(readdirSync(cache)).toHaveLength(1);
  });

  it("writes a folder's name so that XML can read it", async () => {
    const path = await writeFontConfiguration(join(work, "R&D <1>"));
    expect(readFileSync(path, "utf8")).toContain("R&amp;D &lt;1&gt;");
  });
});
