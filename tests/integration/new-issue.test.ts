import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { newIssue, type NewIssue, type NewIssueRequest } from "../../src/build/new-issue.ts";
import { hasErrors } from "../../src/model/diagnostic.ts";
import { readIssue } from "../../src/read/issue.ts";
import { readRepository } from "../../src/read/repository.ts";
import { withoutRights } from "../helpers/without-rights.ts";
import { plainIssue, testRepository, type TestRepository } from "../helpers/repository.ts";

let repository: TestRepository | undefined;
afterEach(() => repository?.remove());

type Files = Readonly<Record<string, string | undefined>>;

/** Writes the next issue of a repository; its path below content/ and its text. */
async function next(files: Files, asked: Partial<NewIssueRequest> = {}) {
  repository?.remove();
  repository = testRepository(files);
  const contentFolder = join(repository.folder, "content");
  const { written: found, diagnostics } = await written(repository, asked);
  const text = found === undefined ? "" : readFileSync(found.path, "utf8");
  const path = found?.path.slice(contentFolder.length + 1);
  return { path, text, head: text.split("---\n")[1] ?? "", diagnostics, written: found };
}

function written({ folder }: TestRepository, asked: Partial<NewIssueRequest> = {}): Promise<NewIssue> {
  return newIssue({
    contentFolder: join(folder, "content"),
    series: undefined,
    chooseSeries: () => Promise.resolve(undefined),
    today: () => ({ year: 2024, month: 7, day: 9 }),
    date: undefined,
    title: undefined,
    supplement: false,
    inFolder: false,
    chineseKeys: true,
    ...asked,
  });
}

/** The rules that a build finds broken in the issue that was written, its text changed first. */
async function findings(edit: (text: string) => string = (text) => text): Promise<readonly string[]> {
  const contentFolder = join(repository?.folder ?? "", "content").replaceAll("\\", "/");
  const { value } = await readRepository({ contentFolder });
  const source = value.sources.at(-1);
  const series = value.series.find(({ id }) => id === source?.series);
  if (source === undefined || series === undefined) return ["nothing there"];
  writeFileSync(source.path, edit(readFileSync(source.path, "utf8")));
  const read = await readIssue(source, { contentFolder, series, site: value.site });
  return read.diagnostics.map(({ rule, severity }) => `${severity} ${rule}`);
}

const series = (rest = ""): string =>
  `name: 工地简报\nissuer: 工程部\nclassification: 公开\nimprint: {by: 工程部, copies: 40}\ndistribution: {发: [各项目部]}\n${rest}`;

describe("the next issue", () => {
  it("counts on, takes today's date and leaves blanks; the keys are in the language of the last issue", async () => {
    const { path, text } = await next({});
    expect(path).toBe("shuiwu/2024/02.md");
    expect(text).toBe(`---
issue: 2
date: 2024-07-09
status: draft
title: 【此处填写标题】
---

【此处填写正文】

## 一、【此处填写小标题】

【此处填写正文】

## 二、【此处填写小标题】

【此处填写正文】
`);
  });

  it("builds as a draft, and as published once the title is filled in, not before", async () => {
    await next({});
    expect(await findings()).toEqual([]);
    expect(await findings((text) => text.replace("status: draft\n", ""))).toEqual(["error front-matter/blank-title"]);
    expect(await findings((text) => text.replace("【此处填写标题】", "部署秋冬季供水保障工作"))).toEqual([]);
  });

  it("begins a year with 1, skips declared gaps, and numbers supplements apart", async () => {
    const today = () => ({ year: 2025, month: 1, day: 3 });
    expect((await next({}, { today })).path).toBe("shuiwu/2025/01.md");
    const voids = { "content/shuiwu/series.yaml": series("void: {2024: [2, 3]}\n") };
    expect((await next(voids)).path).toBe("shuiwu/2024/04.md");
    const { path, head } = await next(voids, { supplement: true });
    expect(path).toBe("shuiwu/2024/s01.md");
    expect(head).toBe("期号: 1\n日期: 2024-07-09\n增刊: 是\n状态: 草稿\n标题: 【此处填写标题】\n");
    expect(await findings()).toEqual([]);
  });

  it("counts totals on where the series runs them, and takes the first from series.yaml", async () => {
    const total = plainIssue(1, "2024-06-18").replace("title:", "total: 21\ntitle:");
    expect((await next({ "content/shuiwu/2024/01.md": total })).head).toContain("\ntotal: 22\n");
    const first = { "content/shuiwu/2024/01.md": undefined, "content/shuiwu/series.yaml": series("firstTotal: 17\n") };
    expect((await next(first)).head).toContain("\n总期号: 17\n");
    const named = { ...first, "content/shuiwu/series.yaml": series('issueLine: "第{issue}期（总第{total}期）"\n') };
    expect((await next(named)).head).toContain("\n总期号: 1\n");
  });

  it("carries over what differs from series.yaml, and nothing else", async () => {
    const last = (keys: string): Files => ({
      "content/shuiwu/series.yaml": series(),
      "content/shuiwu/2024/01.md": plainIssue(1, "2024-06-18").replace("title:", `${keys}title:`),
    });
    const same = await next(
      last("distribution: {发: [各项目部]}\nimprint: {by: 工程部, copies: 40}\nclassification: 公开\n"),
    );
    expect(same.head).toBe("issue: 2\ndate: 2024-07-09\nstatus: draft\ntitle: 【此处填写标题】\n");
    const own = await next(
      last(
        'distribution: {报: [公司领导], 发: [[各项目部], ["@所属单位"]], 本期增发: [设计院]}\nimprint: {copies: 60, date: 2024-06-19, staff: {责任编辑: 顾一舟, 校对: [乔宁, 江帆]}}\nclassification: {level: 内部, period: 2年}\nnotice: 内部资料 注意保存\n',
      ),
    );
    expect(own.head).toBe(
      `issue: 2
date: 2024-07-09
status: draft
title: 【此处填写标题】
classification:
  level: 内部
  period: 2年
notice: 内部资料 注意保存
distribution:
  报: [公司领导]
  发:
    - [各项目部]
    - ["@所属单位"]
imprint:
  copies: "60"
  staff:
    责任编辑: 顾一舟
    校对: [乔宁, 江帆]
`.replace('"60"', "60"),
    );
    expect(await findings()).toEqual([]);
    const added = await next(last("distribution: {本期增发: [设计院]}\n"));
    expect(added.head).not.toContain("distribution");
  });

  it("keeps headings and headlines that come again, and asks for the others", async () => {
    const issue = (number: number, one: string): string =>
      `---\n期号: ${number}\n日期: 2024年6月${number}日\n---\n\n# 本周要情\n\n${one}正文。\n\n# ${one}\n\n## 一、${one}\n\n正文。\n\n## 二、下周安排\n\n正文。\n`;
    const { text } = await next({
      "content/shuiwu/2024/01.md": issue(1, "抢修"),
      "content/shuiwu/2024/02.md": issue(2, "巡查"),
    });
    expect(text).toBe(`---
期号: 3
日期: 2024年7月9日
状态: 草稿
---

# 本周要情

【此处填写正文】

# 【此处填写标题】

## 一、【此处填写小标题】

【此处填写正文】

## 二、下周安排

【此处填写正文】
`);
    expect(await findings()).toEqual([]);
  });

  it("goes into a folder where that is asked for, with the title that was given", async () => {
    const { path, head } = await next({}, { inFolder: true, title: "第一水厂: 改造完成" });
    expect(path).toBe("shuiwu/2024/02/index.md");
    expect(head).toContain('title: "第一水厂: 改造完成"');
    expect(await findings((text) => text.replace("status: draft\n", ""))).toEqual([]);
  });

  it("leaves the classification open where nobody has said it, and build asks for it", async () => {
    const { head } = await next({
      "content/shuiwu/series.yaml": "name: 工地简报\nissuer: 工程部\n",
      "content/shuiwu/2024/01.md": undefined,
    });
    expect(head).toContain("密级:");
    expect(await findings()).toEqual(["error front-matter/empty-value"]);
  });

  it("never comes before the last issue", async () => {
    const ahead = { "content/shuiwu/2024/01.md": plainIssue(1, "2024-08-01") };
    const { written: late } = await next(ahead);
    expect(late).toMatchObject({ id: "shuiwu-2024-02", date: { month: 8, day: 1 }, afterToday: true });
    await expect(next(ahead, { date: { year: 2024, month: 7, day: 31 } })).rejects.toMatchObject({
      exitCode: 2,
      rule: "usage/date-backwards",
      params: { before: "shuiwu-2024-01", date: "2024-08-01" },
    });
    expect((await next(ahead, { date: { year: 2023, month: 12, day: 1 } })).path).toBe("shuiwu/2023/01.md");
  });

  it("asks which series only where there are several, and says so where nobody answers", async () => {
    const two = { "content/gongdi/series.yaml": series() };
    await expect(next(two)).rejects.toMatchObject({ exitCode: 2, rule: "usage/which-series" });
    expect((await next(two, { chooseSeries: ([first]) => Promise.resolve(first?.id) })).path).toBe("gongdi/2024/01.md");
    expect((await next(two, { series: "shuiwu" })).path).toBe("shuiwu/2024/02.md");
    await expect(next(two, { series: "shuiwv" })).rejects.toMatchObject({ rule: "usage/unknown-series" });
  });

  it("writes nothing over what is there, and nothing while series.yaml is wrong", async () => {
    await expect(next({ "content/shuiwu/2024/02/tu.svg": "<svg/>" })).rejects.toMatchObject({
      rule: "usage/file-exists",
    });
    const { written: nothing, diagnostics } = await next({
      "content/shuiwu/series.yaml": "name: 工地简报\nissuer：工程部\n",
    });
    expect(nothing).toBeUndefined();
    expect(hasErrors(diagnostics)).toBe(true);
  });

  it("tells of a folder that can't be written, and leaves nothing behind", async () => {
    const year = "content/shuiwu/2024";
    repository = testRepository();
    const folder = repository;
    await withoutRights(join(folder.folder, year), async () => {
      await expect(written(folder)).rejects.toMatchObject({ exitCode: 3, rule: "output/no-permission" });
    });
    expect(readdirSync(join(folder.folder, year))).toEqual(["01.md"]);
  });
});
