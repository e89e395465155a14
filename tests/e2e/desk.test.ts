import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { plainIssue, testRepository, type TestRepository } from "../helpers/repository.ts";
import { runCli } from "../helpers/run-cli.ts";

let repository: TestRepository;
beforeEach(() => {
  repository = testRepository({
    "content/shuiwu/2024/03.md": plainIssue(3, "2024-07-01").replace(
      "title:",
      "publishAt: 2024-09-01T08:30:00+08:00\ntitle:",
    ),
    "dist/manifest.json": '{"version":1,"issues":[{"id":"shuiwu-2024-01","pages":4}]}',
  });
});
afterEach(() => repository.remove());

const summer = { SOURCE_DATE_EPOCH: String(Date.UTC(2024, 6, 9, 17) / 1000), TZ: "America/Los_Angeles" };
const jianbao = (args: readonly string[], env: Readonly<Record<string, string>> = summer) =>
  runCli(args, { cwd: repository.folder, env });

describe("list", () => {
  it("prints an aligned table on stdout and what is wrong on stderr", async () => {
    const { code, stdout, stderr } = await jianbao(["list"]);
    expect(code).toBe(0);
    expect(stdout).toBe(
      `编号            期号  日期        状态                   页数  标题
shuiwu-2024-01     1  2024-06-18  发布                      4  云岭水务集团部署汛期供水保障工作
shuiwu-2024-03     3  2024-07-01  待发 2024-09-01 08:30        云岭水务集团部署汛期供水保障工作
`,
    );
    expect(stderr).toMatch(/^content\/shuiwu\/2024\/03\.md:2:8 warning .*\[series\/gap\]$/m);
    expect(stderr).toMatch(/0 个错误，1 个警告\n$/);
  });

  it("prints one JSON object, exits 1 on an error of the ledger, and 2 on a wrong filter", async () => {
    repository.write("content/shuiwu/2024/02.md", plainIssue(2, "2024-07-05"));
    const { code, stdout } = await jianbao(["list", "--json", "--status", "待发"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      issues: [
        { id: "shuiwu-2024-03", issue: 3, status: "embargoed", publishAt: "2024-09-01T00:30:00.000Z", pages: null },
      ],
      diagnostics: [{ file: "content/shuiwu/2024/03.md", rule: "series/date-backwards", severity: "error" }],
      summary: { errors: 1, issues: 1 },
    });
    expect(await jianbao(["list", "--status", "定稿"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("待发"),
    });
    expect((await jianbao(["list", "--year", "24"])).code).toBe(2);
  });

  it("names a file saved as GB18030 with the command that converts it", async () => {
    const bytes = Buffer.from([...Buffer.from("---\n"), 0xc6, 0xda, 0xba, 0xc5, ...Buffer.from(": 2\n---\n")]);
    repository.write("content/shuiwu/2024/02.md", bytes);
    const { code, stderr } = await jianbao(["list"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^content\/shuiwu\/2024\/02\.md:2:1 error .*GB18030.*\[markdown\/not-utf-8\]$/m);
    expect(stderr).toContain("iconv -f GB18030 -t UTF-8");
  });

  it("names the second of date and 日期", async () => {
    repository.write(
      "content/shuiwu/2024/02.md",
      plainIssue(2, "2024-06-20").replace("date:", "日期: 2024-06-20\ndate:"),
    );
    const { code, stderr } = await jianbao(["list"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/02\.md:4:1 error .*date.*日期.*\[front-matter\/both-names\]$/m);
  });
});

describe("new", () => {
  it("prints the path alone on stdout; the day is that of the site's time zone", async () => {
    const { code, stdout, stderr } = await jianbao(["new"]);
    expect([code, stdout]).toEqual([0, "content/shuiwu/2024/04.md\n"]);
    expect(stderr).toBe("shuiwu-2024-04：第4期，2024年7月10日。现为草稿，填好标题和正文后删去“状态”一行。\n");
    expect(readFileSync(join(repository.folder, stdout.trim()), "utf8")).toContain("\ndate: 2024-07-10\n");
  });

  it("asks nothing without a terminal: several series and none named is a mistake of usage", async () => {
    repository.write("content/gongdi/series.yaml", "name: 工地简报\nissuer: 工程部\nclassification: 公开\n");
    const { code, stdout, stderr } = await jianbao(["new"]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("gongdi shuiwu");
    expect((await jianbao(["new", "gongdi", "-q"])).stderr).toBe("");
  });

  it("leaves a title that build refuses once the draft is published", async () => {
    const { stdout } = await jianbao(["new", "--title", "二次供水设施改造通过验收"]);
    const path = join(repository.folder, stdout.trim());
    const text = readFileSync(path, "utf8").replace("status: draft\n", "");
    repository.write("content/shuiwu/2024/02.md", plainIssue(2, "2024-06-20"));
    writeFileSync(path, text.replace("二次供水设施改造通过验收", "【此处填写标题】"));
    const refused = await jianbao(["build", "--no-pdf", "-o", "out"]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("[front-matter/blank-title]");
    writeFileSync(path, text);
    expect(await jianbao(["build", "--no-pdf", "-o", "out"])).toMatchObject({ code: 0, stderr: "" });
  });
});

describe("doctor", () => {
  it("tells of browser, cache, fonts, folders and Node as one JSON object", async () => {
    const { code, stdout } = await jianbao(["doctor", "--json"], {});
    const report = JSON.parse(stdout) as {
      readonly checkups: readonly { readonly id: string; readonly ok: boolean; readonly details: object }[];
    };
    expect(code).toBe(0);
    expect(report.checkups.map(({ id }) => id)).toEqual(["node", "browser", "cache", "folder", "folder", "folder"]);
    expect(report.checkups[1]?.details).toMatchObject({
      path: expect.stringContaining("/"),
      version: expect.stringMatching(/^\d+\./),
      source: expect.any(String),
      sandboxed: expect.any(Boolean),
    });
    expect(report).toMatchObject({
      version: 1,
      ok: true,
      fonts: [{ role: "xiaobiaosong", series: ["shuiwu"], licence: "OFL-1.1" }, {}, {}, {}, {}, {}],
    });
  });

  it("gives one fix for a browser that is not there, and exit 3", async () => {
    const { code, stdout } = await jianbao(["doctor", "--browser", "/nowhere/chrome"], {});
    expect(code).toBe(3);
    expect(stdout).toMatch(/^✗ 浏览器 .*\/nowhere\/chrome.*\n {4}改法：.+\n✓/m);
    expect(stdout.match(/改法：/g)).toHaveLength(1);
  });
});
