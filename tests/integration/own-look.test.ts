import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { readStyleSheets } from "../../src/render/style-sheets.ts";
import { testRepository, type TestRepository } from "../helpers/repository.ts";

let repository: TestRepository | undefined;
afterEach(() => {
  repository?.remove();
  repository = undefined;
});

describe.each(["site", "print"] as const)("the style sheets of the %s", (kind) => {
  it("are ours where the repository has none", async () => {
    repository = testRepository();
    expect(await readStyleSheets(kind, repository.folder)).toBe(await readStyleSheets(kind));
    expect(await readStyleSheets(kind)).toContain(".nameplate");
  });

  it("are replaced part by part, in our order, with the repository's further files behind them by name", async () => {
    repository = testRepository({
      [`styles/${kind}/text.css`]: "/* own text */",
      [`styles/${kind}/zz.css`]: "/* own zz */",
      [`styles/${kind}/aa.css`]: "/* own aa */",
      [`styles/${kind}/notes.txt`]: "no style",
    });
    const styles = await readStyleSheets(kind, repository.folder);
    const base = (await readStyleSheets(kind)).slice(0, 200);
    expect(styles.startsWith(base)).toBe(true);
    expect(styles.match(/\/\* own \w+ \*\//g)).toEqual(["/* own text */", "/* own aa */", "/* own zz */"]);
    expect(styles.endsWith("/* own aa */\n/* own zz */")).toBe(true);
    expect(styles).not.toContain("no style");
  });

  it("take no folder for a file", async () => {
    repository = testRepository();
    mkdirSync(join(repository.folder, `styles/${kind}/base.css`), { recursive: true });
    expect(await readStyleSheets(kind, repository.folder)).toBe(await readStyleSheets(kind));
  });
});
