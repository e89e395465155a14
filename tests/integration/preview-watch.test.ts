import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { FolderWatch } from "../../src/build/preview/folder-watch.ts";
import { plainIssue, testRepository, type TestRepository } from "../helpers/repository.ts";

let repository: TestRepository | undefined;
let watch: FolderWatch | undefined;

afterEach(async () => {
  await watch?.close();
  repository?.remove();
});

/** Watches a repository; gives a function that is fulfilled once a path has been told and forgets it, and one that tells which was not. */
async function watched(): Promise<{ tells: (path: string) => Promise<"told">; isUntold: (path: string) => boolean }> {
  const own = testRepository();
  repository = own;
  const told = new Set<string>();
  let wake: () => void = () => undefined;
  watch = new FolderWatch({
    folders: [join(own.folder, "content"), join(own.folder, "styles")],
    onChange: (paths) => {
      for (const path of paths) told.add(path);
      wake();
    },
    onError: (error) => {
      throw error;
    },
  });
  await watch.start();
  const tells = async (path: string): Promise<"told"> => {
    while (!told.delete(join(own.folder, path)))
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    return "told";
  };
  return { tells, isUntold: (path) => !told.has(join(own.folder, path)) };
}

describe("watched folders", () => {
  it("tell of a file that is written, saved by rename, new and gone", async () => {
    const { tells, isUntold } = await watched();
    const own = repository as TestRepository;
    const path = "content/shuiwu/2024/01.md";
    own.write(path, plainIssue(1, "2024-06-19"));
    expect(await tells(path)).toBe("told");
    own.write(`${path}.tmp`, plainIssue(1, "2024-06-20"));
    renameSync(join(own.folder, `${path}.tmp`), join(own.folder, path));
    expect(await tells(path)).toBe("told");
    // As vim saves: the file is moved aside and written anew.
    renameSync(join(own.folder, path), join(own.folder, `${path}~`));
    own.write(path, plainIssue(1, "2024-06-21"));
    expect(await tells(path)).toBe("told");
    expect(isUntold(`${path}~`)).toBe(true);
    own.write("content/shuiwu/2024/02.md", plainIssue(2, "2024-07-01"));
    expect(await tells("content/shuiwu/2024/02.md")).toBe("told");
    rmSync(join(own.folder, path));
    expect(await tells(path)).toBe("told");
  });

  it("tell of files in folders that are made later, however deep, and after a folder was replaced", async () => {
    const { tells } = await watched();
    const own = repository as TestRepository;
    own.write("content/shuiwu/2025/01/index.md", plainIssue(1, "2025-06-19"));
    expect(await tells("content/shuiwu/2025/01/index.md")).toBe("told");
    own.write("styles/print/text.css", "p{}");
    expect(await tells("styles/print/text.css")).toBe("told");
    rmSync(join(own.folder, "content/shuiwu/2025"), { recursive: true });
    expect(await tells("content/shuiwu/2025/01/index.md")).toBe("told");
    mkdirSync(join(own.folder, "content/shuiwu/2025"));
    writeFileSync(join(own.folder, "content/shuiwu/2025/02.md"), "x");
    expect(await tells("content/shuiwu/2025/02.md")).toBe("told");
  });
});
