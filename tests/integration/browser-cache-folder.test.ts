import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chooseCacheFolder, type CacheFolderOptions } from "../../src/render/browser/cache-folder.ts";

let work: string;
let options: CacheFolderOptions;

beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), "jianbao-cache-"));
  for (const name of ["home", "tmp"]) mkdirSync(join(work, name));
  options = {
    xdgCacheHome: undefined,
    homeFolder: join(work, "home"),
    temporaryFolder: join(work, "tmp"),
    userId: process.getuid?.(),
  };
});

afterEach(() => {
  chmodSync(work, 0o755);
  rmSync(work, { recursive: true, force: true });
});

/** Makes the user's own cache folder impossible: a file stands where it should be. */
function blockHome(): void {
  writeFileSync(join(work, "home", ".cache"), "");
}

describe("the cache folder", () => {
  it("is jianbao in the user's cache folder, made where it is missing", () => {
    expect(chooseCacheFolder(options)).toBe(join(work, "home/.cache/jianbao"));
    expect(existsSync(join(work, "home/.cache/jianbao"))).toBe(true);
  });

  it("follows XDG_CACHE_HOME where that is absolute", () => {
    expect(chooseCacheFolder({ ...options, xdgCacheHome: join(work, "xdg") })).toBe(join(work, "xdg/jianbao"));
    expect(chooseCacheFolder({ ...options, xdgCacheHome: "xdg" })).toBe(join(work, "home/.cache/jianbao"));
  });

  it("is the user's own among the temporary folders where the home can't be written", () => {
    blockHome();
    expect(chooseCacheFolder({ ...options })).toBe(join(work, `tmp/jianbao-${options.userId}`));
  });

  it("is never a temporary folder of somebody else, nor a link", () => {
    blockHome();
    const refused = { exitCode: 3, rule: "environment/cache-no-permission" };
    const stranger = { ...options, userId: 4_000_000 };
    mkdirSync(join(work, "tmp/jianbao-4000000"));
    expect(() => chooseCacheFolder(stranger)).toThrow(expect.objectContaining(refused));
    symlinkSync(join(work, "home"), join(work, `tmp/jianbao-${options.userId}`));
    expect(() => chooseCacheFolder(options)).toThrow(expect.objectContaining(refused));
  });
});
