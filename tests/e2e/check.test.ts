import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { plainIssue, testRepository } from "../helpers/repository.ts";
import { runCli } from "../helpers/run-cli.ts";

const repository = testRepository({
  "content/shuiwu/2024/01.md": plainIssue(1, "2024-06-18", "水质合格,用户满意。\n\n改造 36公里<b>。\n"),
});
afterAll(() => repository.remove());
const run = (...args: string[]) => runCli(["check", ...args], { cwd: repository.folder });

describe("jianbao check", () => {
  it("reports on stdout, and ends with 1 where there is an error", async () => {
    const { code, stdout, stderr } = await run();
    expect(code).toBe(1);
    expect(stderr).toBe("");
    expect(stdout.split("\n").slice(0, 4)).toEqual([
      "content/shuiwu/2024/01.md:8:5 error 中文里用了半角标点“,” [punct/half-width]",
      "    8 | 水质合格,用户满意。",
      "      |         ^",
      "  改法：改成“，”（GB/T 15834—2011，5.1）",
    ]);
    expect(stdout).toContain("1 个文件：1 个错误，2 个警告，其中 2 处可以用 --fix 改正");
  });

  it("gives JSON in the form of the contract", async () => {
    const report = JSON.parse((await run("--reporter", "json", "--lang", "en")).stdout) as {
      version: number;
      diagnostics: unknown[];
      summary: unknown;
    };
    expect(report.version).toBe(1);
    expect(report.diagnostics[0]).toEqual({
      file: "content/shuiwu/2024/01.md",
      line: 8,
      column: 5,
      endLine: 8,
      endColumn: 6,
      severity: "error",
      rule: "punct/half-width",
      message: "The half-width mark “,” stands in Chinese text",
      hint: "Type “，” (GB/T 15834—2011，5.1)",
    });
    expect(report.summary).toEqual({ errors: 1, warnings: 2, infos: 0, files: 1, fixed: 0, fixable: 2 });
  });

  it("annotates for GitHub, worst first, at most ten of a kind, and writes the full list to the job's page", async () => {
    const many = testRepository({
      "content/shuiwu/2024/01.md": plainIssue(
        1,
        "2024-06-18",
        `${"改造 36公里。\n\n".repeat(14)}水质合格,用户满意。\n`,
      ),
    });
    const summary = join(many.folder, "summary.md");
    const { stdout } = await runCli(["check"], {
      cwd: many.folder,
      env: { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: summary },
    });
    const lines = stdout.trimEnd().split("\n");
    expect(lines[0]).toBe(
      "::error file=content/shuiwu/2024/01.md,line=36,endLine=36,col=5,endColumn=6,title=punct/half-width::中文里用了半角标点“,”%0A改成“，”（GB/T 15834—2011，5.1）",
    );
    expect(lines.filter((line) => line.startsWith("::warning"))).toHaveLength(10);
    expect(lines.at(-1)).toBe("1 个错误，14 个警告");
    expect(readFileSync(summary, "utf8").match(/number\/space/g)).toHaveLength(14);
    many.remove();
  });

  it("gives SARIF 2.1.0 whose results name rules, files and columns", async () => {
    const { runs, version } = JSON.parse((await run("--reporter", "sarif")).stdout) as {
      version: string;
      runs: {
        tool: { driver: { rules: { id: string }[] } };
        results: { level: string; ruleId: string; ruleIndex: number; locations: unknown[] }[];
      }[];
    };
    expect(version).toBe("2.1.0");
    const [first] = runs;
    const results = first?.results ?? [];
    expect(results.map(({ level }) => level)).toEqual(["error", "warning", "warning"]);
    for (const { ruleId, ruleIndex } of results) expect(first?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect(results[0]?.locations[0]).toEqual({
      physicalLocation: {
        artifactLocation: { uri: "content/shuiwu/2024/01.md" },
        region: { startLine: 8, startColumn: 5, endLine: 8, endColumn: 6 },
      },
    });
  });

  it("gives JUnit whose failures are what fails the command", async () => {
    const plain = (await run("--reporter", "junit")).stdout;
    expect(plain).toContain('<testsuites name="jianbao" tests="3" failures="1" errors="0">');
    expect(plain).toContain("HTML 标签“&lt;b&gt;”已略去");
    expect((await run("--reporter", "junit", "--strict")).stdout).toContain('tests="3" failures="3"');
  });

  it("gives GitLab's code quality, a mark of its own for each finding", async () => {
    const list = JSON.parse((await run("--reporter", "gitlab")).stdout) as {
      severity: string;
      fingerprint: string;
      location: { lines: unknown };
    }[];
    expect(list.map(({ severity }) => severity)).toEqual(["major", "minor", "minor"]);
    expect(new Set(list.map(({ fingerprint }) => fingerprint)).size).toBe(3);
    expect(list[0]?.location.lines).toEqual({ begin: 8, end: 8 });
  });

  it("ends with 2 for a path that is not there, with a suggestion for a wrong reporter", async () => {
    const path = await run("content/shuiwu/2024/99.md");
    expect(path.code).toBe(2);
    expect(path.stderr).toContain("“content/shuiwu/2024/99.md”不是 content 里的文件或文件夹");
    const reporter = await run("--reporter", "xml");
    expect(reporter.code).toBe(2);
    expect(reporter.stderr).toContain("pretty, json, github, sarif, junit, gitlab");
  });

  it("fixes what is safe, says what it changed, and with --strict fails for warnings", async () => {
    const { code, stdout } = await run("--fix");
    expect(stdout).toContain("content/shuiwu/2024/01.md:8:5 已改 中文里用了半角标点“,” [punct/half-width]");
    expect(stdout).toContain("1 个文件：0 个错误，1 个警告，已改 2 处");
    expect(code).toBe(0);
    expect((await run("--strict", "-q")).code).toBe(1);
  });

  it("tells with --pdf what only layout shows, and leaves no output behind", async () => {
    const title = "云岭水务集团|多措并举做好主汛期|城乡供水安全保障|各项工作";
    const long = testRepository({
      "content/shuiwu/2024/01.md": plainIssue(1, "2024-06-18").replace(/^title: .*$/m, `title: ${title}`),
    });
    const args = ["check", "--reporter", "json"];
    const rulesOf = async (more: readonly string[]): Promise<string[]> => {
      const { stdout } = await runCli([...args, ...more], { cwd: long.folder });
      const { diagnostics } = JSON.parse(stdout) as { diagnostics: { rule: string }[] };
      return diagnostics.map(({ rule }) => rule);
    };
    const plain = await rulesOf([]);
    const printed = await rulesOf(["--pdf"]);
    expect(printed.filter((rule) => !plain.includes(rule))).toEqual([expect.stringMatching(/^print\/masthead-/)]);
    expect(readdirSync(long.folder).toSorted()).toEqual(["content"]);
    long.remove();
  });
});
