import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { plainIssue, testRepository, type TestRepository } from "../helpers/repository.ts";
import { cliPaths, runCli } from "../helpers/run-cli.ts";

let repository: TestRepository | undefined;
afterEach(() => repository?.remove());

/** Builds a repository with one bad file and gives exit code and findings; a marker in an old dist must survive. */
async function buildWith(
  files: Readonly<Record<string, string | Uint8Array | undefined>>,
  args: readonly string[] = [],
) {
  repository = testRepository(files);
  const { folder } = repository;
  repository.write("dist/.jianbao-output", "");
  repository.write("dist/manifest.json", "{}");
  const result = await runCli(["build", "--no-pdf", ...args], { cwd: folder });
  return {
    ...result,
    distUntouched:
      existsSync(join(folder, "dist/manifest.json")) &&
      readFileSync(join(folder, "dist/manifest.json"), "utf8") === "{}",
  };
}

const second = "content/shuiwu/2024/02.md";

describe("bad input is a diagnostic with a place and a hint, exit 1, and the old output stays", () => {
  it.each<[string, Readonly<Record<string, string | Uint8Array | undefined>>, RegExp]>([
    [
      "a missing key",
      { [second]: plainIssue(2, "2024-07-01").replace("issue: 2\n", "") },
      /02\.md:1:1 error .*\[front-matter\/missing-key\]/,
    ],
    [
      "a date the calendar does not have",
      { [second]: plainIssue(2, "2024-02-30") },
      /02\.md:3:7 error .*2024-02-30.*\[front-matter\//,
    ],
    [
      "an unknown key",
      { [second]: plainIssue(2, "2024-07-01").replace("byline:", "bylin:") },
      /02\.md:5:1 error .*bylin.*\[front-matter\/unknown-key\]/,
    ],
    [
      "a broken YAML line",
      { [second]: plainIssue(2, "2024-07-01").replace("byline: 生产运行部", "byline: [生产运行部") },
      /02\.md:\d+:\d+ error .*\[front-matter\//,
    ],
    ["an empty body", { [second]: plainIssue(2, "2024-07-01", "") }, /02\.md:\d+:\d+ error /],
    [
      "an image that is not there",
      { [second]: plainIssue(2, "2024-07-01", "正文。\n\n![图1](tu1.png)\n") },
      /02\.md:10:1 error .*tu1\.png/,
    ],
    [
      "an image outside content/",
      { [second]: plainIssue(2, "2024-07-01", "正文。\n\n![图1](../../../../secret.png)\n"), "secret.png": "x" },
      /02\.md:10:1 error /,
    ],
    [
      "a file that is not UTF-8",
      { [second]: new Uint8Array([0x2d, 0x2d, 0x2d, 0x0a, 0xbc, 0xf2, 0xb1, 0xa8]) },
      /02\.md:2:1 error .*/,
    ],
    [
      "two files with one number",
      { [second]: plainIssue(2, "2024-07-01"), "content/shuiwu/2024/02/index.md": plainIssue(2, "2024-07-01") },
      /error .*\[series\//,
    ],
    ["no site.yaml", { "content/site.yaml": undefined }, /site\.yaml:1:1 error /],
    ["no series.yaml", { "content/shuiwu/series.yaml": undefined }, /series\.yaml:1:1 error /],
    [
      "raw HTML with text",
      { [second]: plainIssue(2, "2024-07-01", "正文。\n\n<div>不应丢失</div>\n") },
      /02\.md:10:1 error /,
    ],
  ])("%s", async (_name, files, expected) => {
    const result = await buildWith(files);
    expect(result.stderr).toMatch(expected);
    expect(result.stderr).toContain("改法：");
    expect(result.stderr).not.toMatch(/\n\s+at /);
    expect(result.code).toBe(1);
    expect(result.distUntouched).toBe(true);
  });

  it("reports all problems of all files in one run, in English when asked", async () => {
    const result = await buildWith(
      {
        [second]: plainIssue(2, "2024-13-01").replace("byline:", "bylin:"),
        "content/shuiwu/2024/03.md": plainIssue(4, "2024-08-01"),
      },
      ["--lang", "en"],
    );
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(/02\.md:3:7 error/);
    expect(result.stderr).toMatch(/02\.md:5:1 error/);
    expect(result.stderr).toMatch(/03\.md:2:8 error/);
    expect(result.stderr).toContain("hint: ");
  });
});

describe("what only print can judge", () => {
  it("reports a character no font has at the place it was typed, before printing", async () => {
    repository = testRepository({ [second]: plainIssue(2, "2024-07-01", "正文提到𠮷字。\n") });
    const result = await runCli(["build"], { cwd: repository.folder });
    expect(result.stderr).toMatch(/02\.md:8:5 error .*U\+20BB7/);
    expect(result.code).toBe(1);
    expect(existsSync(join(repository.folder, "dist"))).toBe(false);
  });

  it("reports a table that no page can hold", async () => {
    const columns = 48;
    const row = (text: string): string => `|${`${text}|`.repeat(columns)}`;
    repository = testRepository({
      [second]: plainIssue(2, "2024-07-01", `正文。\n\n${row("指标")}\n${row("---")}\n${row("128")}\n`),
    });
    const result = await runCli(["build"], { cwd: repository.folder });
    expect(result.stderr).toMatch(/02\.md:10:1 error .*\[print\/table-too-wide\]/);
    expect(result.code).toBe(1);
  });
});

describe("environment and usage", () => {
  it("ends with 3 and the fix when the browser is not there", async () => {
    repository = testRepository();
    const result = await runCli(["build", "--browser", "/nowhere/chromium"], { cwd: repository.folder });
    expect(result.code).toBe(3);
    expect(result.stderr).toContain("/nowhere/chromium");
    expect(result.stderr).toContain("改法：");
  });

  it("ends with 2 and a suggestion on an unknown option or command", async () => {
    repository = testRepository();
    const option = await runCli(["build", "--drafs"], { cwd: repository.folder });
    expect([option.code, option.stderr.includes("--drafts")]).toEqual([2, true]);
    const command = await runCli(["bild"], { cwd: repository.folder });
    expect([command.code, command.stderr.includes("build")]).toEqual([2, true]);
  });

  it("never replaces a folder that is not an output of ours", async () => {
    repository = testRepository();
    repository.write("dist/holiday-photos.txt", "mine");
    const result = await runCli(["build", "--no-pdf"], { cwd: repository.folder });
    expect(result.code).toBe(2);
    expect(readFileSync(join(repository.folder, "dist/holiday-photos.txt"), "utf8")).toBe("mine");
  });

  it("asks for -o when single issues are built, and refuses an id that does not exist", async () => {
    repository = testRepository();
    expect((await runCli(["build", "shuiwu-2024-01"], { cwd: repository.folder })).code).toBe(2);
    const unknown = await runCli(["build", "shuiwu-2024-09", "-o", "proof", "--no-pdf"], { cwd: repository.folder });
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain("shuiwu-2024-09");
  });

  it("prints help without a command", async () => {
    repository = testRepository();
    const result = await runCli([], { cwd: repository.folder });
    expect(result.code).toBe(0);
    expect(result.stdout).toContain("build");
  });

  it("ends quietly when its reader closes the pipe", () => {
    repository = testRepository();
    const command = `"$NODE" --import "$TSX" "$ENTRY" --help | head -1; exit "\${PIPESTATUS[0]}"`;
    const run = spawnSync("bash", ["-c", command], {
      cwd: repository.folder,
      encoding: "utf8",
      env: { ...process.env, ...cliPaths },
    });
    expect([run.status, run.stderr]).toEqual([0, ""]);
  });
});
