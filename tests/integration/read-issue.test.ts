import { symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { readIssue } from "../../src/read/issue.ts";
import { readRepository } from "../../src/read/repository.ts";
import { testRepository, type TestRepository } from "../helpers/repository.ts";

let repository: TestRepository | undefined;
afterEach(() => repository?.remove());

const main = "content/shuiwu/2024/02.md";
const folder = "content/shuiwu/2024/02";

/** Reads issue 2 of 2024 in a repository with the files given. */
async function read(
  files: Readonly<Record<string, string | Uint8Array>>,
  prepare: (folder: string) => void = () => undefined,
) {
  repository = testRepository(files);
  const contentFolder = join(repository.folder, "content");
  prepare(join(contentFolder, "shuiwu/2024"));
  const { value } = await readRepository({ contentFolder });
  const source = value.sources.find(({ place }) => place.number === 2);
  const series = value.series[0];
  if (source === undefined || series === undefined) throw new Error("no issue 2 in the repository");
  const result = await readIssue(source, { site: value.site, series, contentFolder });
  const found = result.diagnostics.map(
    ({ rule, place }) =>
      `${place.path.split("/").at(-1)}:${place.line}:${place.column}-${place.endLine}:${place.endColumn} ${rule}`,
  );
  return { issue: result.value, diagnostics: result.diagnostics, found };
}

const body = "水厂运行平稳。\n";
const withKeys = (keys: string, text = body): Record<string, string> => ({
  [main]: `---\n期号: 2\n日期: 2024-07-01\n标题: 水厂运行\n${keys}${keys === "" ? "" : "\n"}---\n${text}`,
});

describe("an issue as read", () => {
  it("takes the series' defaults for what it does not say", async () => {
    const { issue, found } = await read(withKeys(""));
    expect(found).toEqual([]);
    expect(issue).toMatchObject({
      ref: { id: "shuiwu-2024-02", series: "shuiwu", year: 2024, number: 2, supplement: false },
      title: "水厂运行",
      issueLine: "第二期",
      date: { year: 2024, month: 7, day: 1 },
      imprint: { by: { text: "云岭水务集团办公室" }, date: { year: 2024, month: 7, day: 1 }, staff: [] },
      classification: { level: "公开" },
      layout: {
        profile: "strict",
        mastheadTop: "35mm",
        imprintSide: "even",
        duplex: "none",
        digits: "tnr",
        red: "#e60012",
      },
      status: "published",
      contents: { mode: "auto" },
    });
    expect(issue?.distribution.map(({ label }) => label.text)).toEqual(["报", "发"]);
  });

  it("reads every key under its Chinese name", async () => {
    const keys = `总期号: 21
版次: 早报
肩题: 生产
副题: 汛期
栏目: 运行
署名: [甲, 乙]
供稿: {供稿: 丙, 核稿: [丁, 戊]}
编者按: {内容: 按语**重点**, 形式: 无括号, 位置: 文后, 署名: 编者}
分送: {报: ["@所属单位"], 发: [[甲单位], [乙单位, 丙单位]]}
印发: {印发机关: 己, 印发日期: 2024年7月2日, 印数: 30, 人员: {责任编辑: 庚}}
密级: {level: 内部, 保密期限: 2年}
紧急程度: 加急
提示: 内部资料 注意保存
签发人: 辛
份号: {起: 101, 份数: 14}
目录: {标题: 本期要目, 页码: false, 分组: column}
状态: 草稿
发布时间: 2024-07-02T09:00:00+08:00
主题词: [汛期]
摘要: 摘要文字
更正: [{日期: 2024-07-03, 内容: 改一字}]
取代: shuiwu-2024-01
增刊: 否
版式: {digits: fangsong, imprint: {side: last}}`;
    const { issue, found } = await read(withKeys(keys));
    expect(found).toEqual([]);
    expect(issue).toMatchObject({
      total: 21,
      issueLine: "第二期（总第二十一期）",
      editorsNote: { form: "无括号", position: "文后", sign: { text: "编者" } },
      classification: { level: "内部", period: "2年" },
      imprint: {
        by: { text: "己" },
        date: { year: 2024, month: 7, day: 2 },
        copies: 30,
        staff: [{ label: { text: "责任编辑" } }],
      },
      copyNumbers: { from: 101, count: 14 },
      contents: { mode: "always", heading: "本期要目", pages: false, groupByColumn: true },
      status: "draft",
      publishAt: Date.UTC(2024, 6, 2, 1),
      tags: ["汛期"],
      corrections: [{ date: { year: 2024, month: 7, day: 3 } }],
      supersedes: { text: "shuiwu-2024-01" },
      layout: { digits: "fangsong", imprintSide: "last", profile: "strict" },
    });
    expect(issue?.distribution[0]?.levels[0]?.map(({ name }) => name.text)).toEqual([
      "第一水厂",
      "第二水厂",
      "管网公司",
    ]);
    expect(issue?.distribution[1]?.levels).toHaveLength(2);
    expect(issue?.articles[0]).toMatchObject({
      kicker: { text: "生产" },
      subhead: { text: "汛期" },
      column: { text: "运行" },
      byline: [{ text: "甲" }, { text: "乙" }],
    });
    expect(issue?.editorsNote?.content).toMatchObject([
      { value: "按语", position: { start: { line: 12, column: 11 } } },
      { type: "strong", position: { start: { line: 12, column: 13 }, end: { column: 19 } } },
    ]);
  });

  it("adds 本期增发 to the series' list and replaces it whole otherwise", async () => {
    const added = await read(withKeys("分送: {本期增发: [甲单位]}"));
    expect(added.issue?.distribution.map(({ label }) => label.text)).toEqual(["报", "发", "本期增发"]);
    repository?.remove();
    const replaced = await read(withKeys("分送: {抄送: [甲单位], 本期增发: [乙单位]}"));
    expect(replaced.issue?.distribution.map(({ label }) => label.text)).toEqual(["抄送", "本期增发"]);
  });

  it("gives one copy number per copy of the list where they are automatic", async () => {
    const { issue } = await read({
      ...withKeys("份号: auto"),
      "content/site.yaml": "title: 档案\ngroups:\n  所属单位: [{name: 甲, copies: 4}, 乙]\n",
    });
    expect(issue?.copyNumbers).toEqual({ from: 1, count: 7 });
  });

  it("joins articles of a folder's files behind those of index.md", async () => {
    const { issue, found } = await read({
      [`${folder}/index.md`]: "---\n期号: 2\n日期: 2024-07-01\n附件: [{标题: 清单, 文件: list.md}]\n---\n",
      [`${folder}/02-b.md`]: "# 乙篇\n\n*乙单位*\n\n乙文。\n",
      [`${folder}/01-a.md`]: "---\ntitle: 甲篇\n编者按: 按语\n---\n甲文。\n\n# 甲篇之二\n\n文。\n",
      [`${folder}/list.md`]: "| 单位 |\n| --- |\n",
    });
    expect(found).toEqual([]);
    expect(issue?.title).toBe("甲篇");
    expect(issue?.sources.map((path) => path.split("/").at(-1))).toEqual(["index.md", "01-a.md", "02-b.md"]);
    expect(issue?.articles.map(({ headline }) => headline?.text)).toEqual(["甲篇", "甲篇之二", "乙篇"]);
    expect(issue?.articles[0]?.editorsNote?.form).toBe("括号");
    expect(issue?.articles[2]?.byline.map(({ text }) => text)).toEqual(["乙单位"]);
  });
});

describe("what is wrong is reported at its character", () => {
  it.each<[string, string, readonly string[]]>([
    ["署名单位: 甲", body, ["02.md:5:1-5:5 front-matter/unknown-key"]],
    ["title: 又一个", body, ["02.md:5:1-5:6 front-matter/both-names"]],
    ["总期号: 二十一", body, ["02.md:5:6-5:9 front-matter/not-integer"]],
    ["总期号: 021", body, ["02.md:5:6-5:9 front-matter/leading-zero"]],
    ["总期号: 0", body, ["02.md:5:6-5:7 front-matter/out-of-range"]],
    ["增刊: maybe", body, ["02.md:5:5-5:10 front-matter/not-boolean"]],
    ["密级: 机要", body, ["02.md:5:5-5:7 front-matter/not-choice"]],
    ["密级:", body, ["02.md:5:1-5:3 front-matter/empty-value"]],
    ["发布时间: 2024-07-02 09:00", body, ["02.md:5:7-5:23 front-matter/not-instant"]],
    ["印发: {印发日期: 2024-02-30}", body, ["02.md:5:12-5:22 front-matter/no-such-day"]],
    ["印发: 办公室", body, ["02.md:5:5-5:8 front-matter/not-map"]],
    ["分送: {发: ['@所属单们']}", body, ["02.md:5:10-5:17 front-matter/unknown-group"]],
    ["分送: {发: [[[甲]]]}", body, ["02.md:5:10-5:15 front-matter/too-deep"]],
    ["附件: {title: 甲}", body, ["02.md:5:5-5:15 front-matter/not-list"]],
    ["附件: [{title: 甲}]", body, ["02.md:5:6-5:16 front-matter/missing-key"]],
    ["附件: [{title: 甲, file: a.csv}]", body, ["02.md:5:23-5:28 assets/missing"]],
    ["份号: {count: 3}", body, ["02.md:5:5-5:15 front-matter/missing-key"]],
    ["编者按: '- 甲'", body, ["02.md:5:6-5:11 markdown/note-not-inline"]],
    ["编者按: 甲<i>乙", body, ["02.md:5:7-5:10 markdown/html-tag"]],
    ["增刊: true", body, ["02.md:5:5-5:9 front-matter/supplement-place"]],
    ["", "\n\n", ["02.md:6:1-6:1 markdown/empty-body"]],
    ["", "甲\n\n![图](tu.png)与![图](tu.png)\n", ["02.md:8:1-8:13 assets/missing", "02.md:8:14-8:26 assets/missing"]],
    ["", "![图](https://a.example/b.png)\n", ["02.md:6:1-6:30 assets/remote"]],
    ["", "![图](/etc/hostname)\n", ["02.md:6:1-6:20 assets/outside"]],
    ["", "![图](../../../../../etc/hostname)\n", ["02.md:6:1-6:34 assets/outside"]],
    ["", "![图](%2e%2e/%2e%2e/%2e%2e/secret.png)\n", ["02.md:6:1-6:38 assets/outside"]],
    ["", "![图](../)\n", ["02.md:6:1-6:10 assets/not-a-file"]],
    ["", "![图](01.md)\n", ["02.md:6:1-6:12 assets/format"]],
  ])("%s %j", async (keys, text, expected) => {
    const { found, diagnostics } = await read(withKeys(keys, text));
    expect(found).toEqual(expected);
    expect(diagnostics.every(({ rule, severity }) => severity === "error" || rule === "markdown/html-tag")).toBe(true);
  });

  it.each([
    ["---\n日期: 2024-07-01\n标题: 甲\n---\n", "02.md:1:1-1:4 front-matter/missing-key"],
    ["---\n期号: 3\n日期: 2024-07-01\n标题: 甲\n---\n", "02.md:2:5-2:6 front-matter/number-place"],
    ["---\n期号: 2\n日期: 2023-07-01\n标题: 甲\n---\n", "02.md:3:5-3:15 front-matter/year-place"],
    ["---\n期号: 2\n日期: 2024-07-01\n---\n", "02.md:1:1-1:4 front-matter/no-title"],
    ["\r\n---\r\n期号: 2\r\n---\r\n", "02.md:2:1-2:4 front-matter/blank-head"],
  ])("%j", async (head, expected) => {
    expect((await read({ [main]: `${head}正文。\n` })).found).toEqual([expected]);
  });

  it("counts columns behind a byte order mark and CRLF as an editor does", async () => {
    const text = "\uFEFF---\n期号: 2\n日期: 2024-07-01\n标题: 甲\n密级: 机要\n---\n第一行\n第二行<b>\n".replaceAll(
      "\n",
      "\r\n",
    );
    expect((await read({ [main]: text })).found).toEqual(
      ["02.md:8:4-8:7 markdown/html-tag", "02.md:5:5-5:7 front-matter/not-choice"].toSorted((a, b) => (a < b ? -1 : 1)),
    );
  });

  it("reports the problems of all keys and of the text in one run", async () => {
    const { found } = await read({
      [main]: "---\n期号: 二\n日期: 2024-13-01\n标提: 甲\n---\n###### 深\n\n![图](a.png)\n",
    });
    expect(found).toEqual([
      "02.md:2:5-2:6 front-matter/not-integer",
      "02.md:3:5-3:15 front-matter/no-such-day",
      "02.md:4:1-4:3 front-matter/unknown-key",
      "02.md:6:1-6:9 markdown/heading-too-deep",
      "02.md:8:1-8:12 assets/missing",
      "02.md:1:1-1:4 front-matter/no-title",
    ]);
  });

  it("wants a classification from issue or series: nothing is public by silence", async () => {
    const { found } = await read({ ...withKeys(""), "content/shuiwu/series.yaml": "name: 甲\nissuer: 乙\n" });
    expect(found).toEqual(["02.md:1:1-1:4 front-matter/no-classification"]);
  });

  it("reports a pattern that names a missing value", async () => {
    const { found } = await read({
      ...withKeys(""),
      "content/shuiwu/series.yaml":
        'name: 甲\nissuer: 乙\nclassification: 公开\nissueLine: "{year}年第{issue}期（总第{total}期）"\n',
    });
    expect(found).toEqual(["02.md:2:5-2:6 front-matter/issue-line-value"]);
  });

  it("names keys that an article file can't have, and Markdown that nothing names", async () => {
    const { found } = await read({
      [`${folder}/index.md`]: "---\n期号: 2\n日期: 2024-07-01\n---\n",
      [`${folder}/01-a.md`]: "---\ntitle: 甲\n密级: 内部\n---\n文。\n",
      [`${folder}/notes.md`]: "文",
    });
    expect(found).toEqual(["01-a.md:3:1-3:3 front-matter/unknown-key", "notes.md:1:1-1:1 series/misplaced"]);
  });

  it("refuses files over their limits, links, and damaged or hostile images", async () => {
    const png = Uint8Array.from([
      0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0x27, 0x10, 0, 0, 0x27,
      0x10, 8, 2, 0, 0, 0,
    ]);
    const names = ["big.png", "linked.png", "cut.png", "huge.png", "bad.svg", "active.svg"];
    const { found } = await read(
      {
        ...withKeys("", names.map((name) => `![图](${name})\n\n`).join("")),
        "content/shuiwu/2024/cut.png": png.slice(0, 12),
        "content/shuiwu/2024/huge.png": png,
        "content/shuiwu/2024/bad.svg": "<svg viewBox='0 0 1 1'><g></svg>",
        "content/shuiwu/2024/active.svg": "<svg viewBox='0 0 1 1' onload='x()'/>",
      },
      (year) => {
        writeFileSync(join(year, "big.png"), png);
        truncateSync(join(year, "big.png"), 21 * 1024 * 1024);
        symlinkSync(join(year, "huge.png"), join(year, "linked.png"));
      },
    );
    expect(found.map((line) => line.split(" ")[1])).toEqual([
      "assets/too-large",
      "assets/symlink",
      "assets/damaged",
      "assets/too-many-pixels",
      "assets/svg-broken",
      "assets/svg-active",
    ]);
  });

  it("refuses a text over 512 KiB and one that is not UTF-8", async () => {
    expect((await read(withKeys("", "长文。\n\n".repeat(50_000)))).found).toEqual([
      "02.md:1:1-1:1 markdown/file-too-large",
    ]);
    repository?.remove();
    expect((await read({ [main]: Uint8Array.from([0x2d, 0x2d, 0x2d, 0x0a, 0xbc, 0xf2, 0xb1, 0xa8]) })).found).toEqual([
      "02.md:2:1-2:2 markdown/not-utf-8",
    ]);
  });
});

describe("images", () => {
  it("are read once, with size and the address as it is decoded", async () => {
    const svg = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'><rect width='4' height='3'/></svg>";
    const { issue, found } = await read({
      ...withKeys("", "![甲](%E5%9B%BE.svg)和![乙](图.svg)\n"),
      "content/shuiwu/2024/图.svg": svg,
    });
    expect(found).toEqual([]);
    expect(issue?.images).toHaveLength(1);
    expect(issue?.images[0]).toMatchObject({
      source: "图.svg",
      namedBy: issue?.path,
      format: "svg",
      width: 40,
      height: 30,
    });
    expect(issue?.images[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});
