import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/model/diagnostic.ts";
import { KnownError } from "../../src/model/known-error.ts";
import { readRepository } from "../../src/read/repository.ts";
import { plainIssue, testRepository, type TestRepository } from "../helpers/repository.ts";

let repository: TestRepository | undefined;
afterEach(() => repository?.remove());

async function read(
  files: Readonly<Record<string, string | undefined>>,
  prepare: (folder: string) => void = () => undefined,
) {
  repository = testRepository(files);
  const contentFolder = join(repository.folder, "content");
  prepare(contentFolder);
  const { value, diagnostics } = await readRepository({ contentFolder });
  const short = (path: string): string =>
    path.replaceAll("\\", "/").slice(contentFolder.replaceAll("\\", "/").length + 1);
  return {
    value,
    diagnostics,
    sources: value.sources.map((source) => short(source.path)),
    found: diagnostics.map(
      (diagnostic: Diagnostic) =>
        `${short(diagnostic.place.path)}:${diagnostic.place.line}:${diagnostic.place.column} ${diagnostic.rule}`,
    ),
  };
}

const issue = plainIssue(1, "2024-06-18");

describe("listing content/", () => {
  it("finds issues in files and folders, supplements, and article files in the order of their names", async () => {
    const { sources, value, found } = await read({
      "content/shuiwu/2024/10.md": issue,
      "content/shuiwu/2024/s01.md": issue,
      "content/shuiwu/2024/02/index.md": issue,
      "content/shuiwu/2024/02/10-c.md": issue,
      "content/shuiwu/2024/02/02-b.md": issue,
      "content/shuiwu/2024/02/01-a.md": issue,
      "content/shuiwu/2024/02/list.md": "| 甲 |",
      "content/shuiwu/2024/02/data.csv": "a",
      "content/shuiwu/2024/pictures/a.csv": "a",
      "content/shuiwu/2023/105.md": issue,
      "content/pictures/a.csv": "a",
      "content/.obsidian/note.md": "注",
    });
    expect(found).toEqual([]);
    expect(sources).toEqual([
      "shuiwu/2023/105.md",
      "shuiwu/2024/01.md",
      "shuiwu/2024/02/index.md",
      "shuiwu/2024/10.md",
      "shuiwu/2024/s01.md",
    ]);
    const [, , folder, , supplement] = value.sources;
    expect(folder).toMatchObject({
      series: "shuiwu",
      kind: "folder",
      place: { year: 2024, number: 2, supplement: false },
    });
    expect(folder?.articleFiles.map((path) => path.split("/").at(-1))).toEqual(["01-a.md", "02-b.md", "10-c.md"]);
    expect(folder?.otherFiles.map((path) => path.split("/").at(-1))).toEqual(["list.md"]);
    expect(supplement?.place).toEqual({ year: 2024, number: 1, supplement: true });
  });

  it.each([
    ["content/说明.md", "说明.md:1:1 series/misplaced", "/"],
    ["content/shuiwu/draft.md", "shuiwu/draft.md:1:1 series/misplaced", "/"],
    ["content/shuiwu/2024/3.md", "shuiwu/2024/3.md:1:1 series/misplaced", "03.md"],
    ["content/shuiwu/2024/003.md", "shuiwu/2024/003.md:1:1 series/misplaced", "03.md"],
    ["content/shuiwu/2024/第3期.md", "shuiwu/2024/第3期.md:1:1 series/misplaced", "03.md"],
    ["content/shuiwu/2024/s2.md", "shuiwu/2024/s2.md:1:1 series/misplaced", "s02.md"],
    ["content/shuiwu/2024/00.md", "shuiwu/2024/00.md:1:1 series/misplaced", ""],
    ["content/shuiwu/2024/03.MD", "shuiwu/2024/03.MD:1:1 series/misplaced", "03.md"],
    ["content/shuiwu/24/01.md", "shuiwu/24/01.md:1:1 series/misplaced", ""],
    ["content/shuiwu/2024/02/01-a.md", "shuiwu/2024/02/index.md:1:1 series/no-index", ""],
    ["content/Shuiwu_2/2024/01.md", "Shuiwu_2/series.yaml:1:1 series/bad-id", ""],
    ["content/topics/2024/01.md", "topics/series.yaml:1:1 series/reserved-id", ""],
  ])("reports %s", async (path, expected, wanted) => {
    const { found, diagnostics } = await read({ [path]: issue });
    expect(found).toEqual([expected]);
    expect(String(diagnostics[0]?.params["wanted"] ?? "")).toContain(wanted);
  });

  it("never follows symbolic links", async () => {
    const { found, sources } = await read({}, (folder) => {
      symlinkSync("/etc/hostname", join(folder, "shuiwu/2024/02.md"));
      symlinkSync("/etc", join(folder, "shuiwu/2025"));
    });
    expect(found).toEqual(["shuiwu/2024/02.md:1:1 series/symlink", "shuiwu/2025:1:1 series/symlink"]);
    expect(sources).toEqual(["shuiwu/2024/01.md"]);
  });

  it("is wrong usage where the folder does not exist", async () => {
    await expect(readRepository({ contentFolder: "/nowhere/content" })).rejects.toMatchObject({
      exitCode: 2,
      rule: "usage/no-folder",
    });
    await expect(readRepository({ contentFolder: "/nowhere/content" })).rejects.toBeInstanceOf(KnownError);
  });
});

describe("site.yaml and series.yaml", () => {
  it("are read with their defaults, groups resolved at the place they are named", async () => {
    const { value } = await read({});
    expect(value.site).toMatchObject({
      title: "云岭水务简报档案",
      timeZone: "Asia/Shanghai",
      public: "公开",
      search: true,
      groups: { 所属单位: [{ name: "第一水厂" }, { name: "第二水厂" }, { name: "管网公司" }] },
    });
    expect(value.series[0]).toMatchObject({
      id: "shuiwu",
      numerals: "chinese",
      numbering: "auto",
      layout: {},
      voids: {},
      rules: {},
      classification: { level: "公开" },
    });
    expect(value.series[0]?.name.map(({ text }) => text)).toEqual(["云岭水务集团", "简报"]);
    expect(value.series[0]?.distribution[1]?.levels[0]?.map(({ name }) => name.text)).toEqual([
      "第一水厂",
      "第二水厂",
      "管网公司",
      "机关各部门",
    ]);
  });

  it("say what pages of a government site carry, and whether crawlers are welcome", async () => {
    const typed = await read({ "content/site.yaml": "title: 档案\n网站标识码: '0207000001'\n收录: 否\n" });
    expect(typed.value.site).toMatchObject({ siteCode: "0207000001", unlisted: true });
    const plain = await read({ "content/site.yaml": "title: 档案\nlisted: true\n" });
    expect(Object.keys(plain.value.site)).not.toEqual(expect.arrayContaining(["unlisted"]));
    expect(plain.value.site.siteCode).toBeUndefined();
  });

  it("say what to write when they are missing, and other series are read all the same", async () => {
    const { found, sources, value } = await read({
      "content/site.yaml": undefined,
      "content/gangkou/2024/01.md": issue,
    });
    expect(found).toEqual(["site.yaml:1:1 config/no-site", "gangkou/series.yaml:1:1 config/no-series"]);
    expect(sources).toEqual(["gangkou/2024/01.md", "shuiwu/2024/01.md"]);
    expect(value.site.partial).toBe(true);
  });

  it("may begin with --- and hold comments and a byte order mark", async () => {
    const { found, value } = await read({
      "content/site.yaml": "\uFEFF# 网站\n---\ntitle: 档案\nbase: /a/\nurl: https://bulletin.example/a/\n",
    });
    expect(found).toEqual(["shuiwu/series.yaml:9:7 config/unknown-group"]);
    expect(value.site).toMatchObject({ title: "档案", base: "/a/", url: "https://bulletin.example/a/" });
  });

  it.each([
    ["titel: 档案", ["site.yaml:1:1 config/unknown-key", "site.yaml:1:1 config/missing-key"]],
    ["title: 档案\nurl: bulletin.example", ["site.yaml:2:6 config/not-url"]],
    ["title: 档案\nurl: https:///a/", ["site.yaml:2:6 config/not-url"]],
    ["title: 档案\nurl: https://bulletin.example/?a=1", ["site.yaml:2:6 config/not-url"]],
    ["title: 档案\nurl: https://bulletin.example/#a", ["site.yaml:2:6 config/not-url"]],
    ["title: 档案\nurl: https://a:b@bulletin.example/", ["site.yaml:2:6 config/not-url"]],
    ["title: 档案\nurl: https://bulletin.example/a\nbase: /b/", ["site.yaml:3:7 config/two-bases"]],
    ["title: 档案\n收录: 不", ["site.yaml:2:5 config/not-boolean"]],
    ["title: 档案\nbase: archive", ["site.yaml:2:7 config/not-base"]],
    ["title: 档案\ntimeZone: Asia/Shangai", ["site.yaml:2:11 config/not-time-zone"]],
    ["title: 档案\npublic: 秘密", ["site.yaml:2:9 config/not-choice"]],
    ["title: 档案\ngroups: [甲]", ["site.yaml:2:9 config/not-map"]],
    ["title: 档案\ngroups:\n  甲: 乙", ["site.yaml:3:6 config/not-list"]],
    ["title: 档案\ngroups:\n  甲: [{name: 乙, copies: 0}]", ["site.yaml:3:25 config/out-of-range"]],
    ["title: [档案", ["site.yaml:1:11 config/open-bracket"]],
  ])("site.yaml with %j", async (text, expected) => {
    const { found } = await read({ "content/site.yaml": text, "content/shuiwu/series.yaml": "name: 甲\nissuer: 乙" });
    expect(found).toEqual(expected);
  });

  it.each([
    ["issuer: 乙", ["series.yaml:1:1 config/missing-key"]],
    ["name: [甲, 乙, 丙]\nissuer: 丁", ["series.yaml:1:7 config/too-many"]],
    ["name: 甲\nissuer: 乙\nissueLine: 第{number}期", ["series.yaml:3:12 config/issue-line-placeholder"]],
    ["name: 甲\nissuer: 乙\nlayout: {red: red}", ["series.yaml:3:15 config/not-colour"]],
    ["name: 甲\nissuer: 乙\nlayout: {masthead: {top: 20mm}}", ["series.yaml:3:26 config/not-choice"]],
    ["name: 甲\nissuer: 乙\nrules: {markdown/html-text: off}", ["series.yaml:3:9 config/rule-fixed"]],
    ["name: 甲\nissuer: 乙\nrules: {markdown/html: off}", ["series.yaml:3:9 config/unknown-rule"]],
    ["name: 甲\nissuer: 乙\nvoid: {二〇二一: [1]}", ["series.yaml:3:8 config/not-year"]],
    ["name: 甲\nissuer: 乙\nfonts: {simsun: a.ttf}", ["series.yaml:3:9 config/unknown-key"]],
    ["name: 甲\nissuer: 乙\nimprint: {date: 2024-01-01}", ["series.yaml:3:11 config/unknown-key"]],
    ["name: 甲\n刊名: 乙\nissuer: 丙", ["series.yaml:2:1 config/both-names"]],
  ])("series.yaml with %j", async (text, expected) => {
    const { found, value } = await read({ "content/shuiwu/series.yaml": text });
    expect(found.map((line) => line.replace("shuiwu/", ""))).toEqual(expected);
    expect(value.sources).toHaveLength(1);
  });
});
