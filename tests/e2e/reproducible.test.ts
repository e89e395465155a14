import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { plainIssue, testRepository, type TestRepository } from "../helpers/repository.ts";
import { runCli } from "../helpers/run-cli.ts";

const repositories: TestRepository[] = [];
afterAll(() => repositories.forEach((repository) => repository.remove()));

/** Moves a process five years on, so that a date taken from the clock would show. */
const laterDay = `data:text/javascript,${encodeURIComponent("const D=Date,now=D.now;D.now=()=>now()+1578e8;globalThis.Date=class extends D{constructor(...a){super(...(a.length?a:[D.now()]))}};")}`;

async function sums(env: Readonly<Record<string, string>>): Promise<string> {
  const repository = testRepository({
    // A year that is over: its volume is on the site.
    "content/shuiwu/2023/01.md": plainIssue(1, "2023-07-01"),
    "content/shuiwu/2024/02.md": plainIssue(2, "2024-07-01"),
    "content/shuiwu/2024/03.md": plainIssue(3, "2024-08-01", "正文。\n\n|水厂|浊度|\n|---|---|\n|第一水厂|0.3|\n"),
  });
  repositories.push(repository);
  const result = await runCli(["build"], { cwd: repository.folder, env });
  expect(result).toMatchObject({ code: 0 });
  return readFileSync(join(repository.folder, "dist/SHA256SUMS"), "utf8");
}

it("gives the same bytes in another folder, another time zone, another language and on another day", async () => {
  const first = await sums({ TZ: "Asia/Shanghai", LANG: "zh_CN.UTF-8" });
  const second = await sums({ TZ: "America/New_York", LANG: "C", NODE_OPTIONS: `--import ${laterDay}` });
  expect(first.split("\n").length).toBeGreaterThan(8);
  expect(first).toContain("site/shuiwu/2023/shuiwu-2023.pdf");
  expect(second).toBe(first);
});
