import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectImprint, expectSheets, textLines } from "../helpers/expect-page.ts";
import { measurePdf, type MeasuredPdf } from "../helpers/pdf-measure.ts";
import { plainIssue, testRepository, type TestRepository } from "../helpers/repository.ts";
import { runCli, type CliResult } from "../helpers/run-cli.ts";

/** A paragraph of as many full lines: 28 characters each, two of them the indent. */
function paragraph(lines: number): string {
  const sentence = "各水厂严格落实汛期值班制度逐项排查安全隐患确保城乡居民饮水安全";
  return `${sentence.repeat(lines).slice(0, lines * 28 - 3)}。`;
}

const table = (columns: number, rows: number): string => {
  const row = (cell: (column: number) => string): string =>
    `|${Array.from({ length: columns }, (_, column) => cell(column)).join("|")}|`;
  return [
    row((column) => `指标${column + 1}`),
    row(() => "---"),
    ...Array.from({ length: rows }, (_, index) => row((column) => (column === 0 ? `第${index + 1}水厂` : "合格"))),
  ].join("\n");
};

const issues = {
  // Page 1 has room for 6 lines of text below masthead, headline and byline; then whole pages of 22.
  "01": plainIssue(1, "2024-01-05", paragraph(80)),
  "02": plainIssue(2, "2024-01-12", Array.from({ length: 7 }, () => paragraph(4)).join("\n\n")),
  "03": plainIssue(3, "2024-02-02", `${paragraph(3)}\n\n表1　水质检测情况\n\n${table(4, 40)}\n\n${paragraph(2)}`),
  "04": plainIssue(4, "2024-02-09", `${paragraph(3)}\n\n表1　分厂检测指标\n\n${table(24, 6)}\n\n${paragraph(3)}`),
  "05": `---\nissue: 5\ndate: 2024-03-01\ntitle: 云岭水务集团一季度工作专刊\ncontents: {heading: 本期要目, pages: true}\n---\n\n# 第一水厂完成滤池改造\n\n*第一水厂*\n\n${Array.from({ length: 6 }, () => paragraph(4)).join("\n\n")}\n\n# 管网公司抢修爆管不过夜\n\n——城东片区抢修纪实\n\n*管网公司*\n\n${paragraph(4)}\n`,
  "06": plainIssue(
    6,
    "2024-03-08",
    `${paragraph(2)}\n\n## 总体情况\n\n### （一）强化培训。全年举办培训班12期，培训职工860人次。\n\n1. 编制预案\n2. 储备物资\n\n> 保供水就是保民生。\n\n详见[方案](https://example.org/a)和注[^1]，~~旧数~~新数3项，**“双随机”**检查。\n\n[^1]: 数据截至2024年2月底。\n`,
  ),
  "09": plainIssue(9, "2024-03-29", paragraph(3)).replace(
    "title: 云岭水务集团部署汛期供水保障工作",
    "title: 云岭水务集团召开汛期供水保障|和农村饮水安全工作会议|部署全年重点任务\nkicker: 汛期供水\ncolumn: 工作部署\nsubtitle: 确保四十八万居民用水安全\nsigner: [林如海, 方远山]",
  ),
  "10": plainIssue(10, "2024-04-05", `${paragraph(2)}\n\n![图1 供水量](../shuitu.svg)\n`),
  "07": plainIssue(7, "2024-03-15").replace("title:", "status: draft\ntitle:"),
  "08": plainIssue(8, "2024-03-22").replace("title:", "classification: 内部\ntitle:"),
};

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200"><rect id="a" width="90" height="150" style="fill:#25a"/><text x="120" y="100" font-family="SimSun">供水量128万吨</text></svg>';

describe("printed bulletins, measured", () => {
  let repository: TestRepository;
  let result: CliResult;
  const measured = new Map<string, MeasuredPdf>();
  const pdf = (number: string): MeasuredPdf =>
    measured.get(number) ?? {
      pages: [],
      fonts: [],
      outline: [],
      info: {
        title: "",
        author: "",
        subject: "",
        keywords: "",
        creator: "",
        producer: "",
        creationDate: "",
        modDate: "",
      },
    };

  beforeAll(async () => {
    repository = testRepository({
      "content/shuiwu/2024/01.md": undefined,
      "content/shuiwu/shuitu.svg": drawing,
      ...Object.fromEntries(Object.entries(issues).map(([number, text]) => [`content/shuiwu/2024/${number}.md`, text])),
    });
    result = await runCli(["build", "--drafts"], { cwd: repository.folder });
    for (const number of Object.keys(issues)) {
      const path = join(repository.folder, `dist/print/shuiwu-2024-${number}.pdf`);
      if (existsSync(path)) measured.set(number, await measurePdf(readFileSync(path)));
    }
  });
  afterAll(() => repository.remove());

  it("builds all of them without an error", () => {
    expect(result.code, result.stderr).toBe(0);
    expect(result.stderr).not.toContain(" error ");
    expect(measured.size).toBe(10);
  });

  it("puts every imprint on an even last page, its last rule at 262 mm", () => {
    for (const [number, { pages }] of measured) {
      expect(pages.length % 2, number).toBe(0);
      const last = pages.at(-1);
      if (last !== undefined) expectImprint(last, 1);
    }
  });

  it("leaves the folio off a blank page and the imprint page behind it, and keeps it on an imprint page right after text", () => {
    const blank = [...measured].filter(([, { pages }]) => pages.length > 2 && (pages.at(-2)?.lines.length ?? 0) === 0);
    for (const [, one] of measured) {
      const count = one.pages.length;
      const isBlank = blank.some(([, other]) => other === one);
      expectSheets(one, isBlank ? [count - 1, count] : []);
    }
    expect(blank.map(([number]) => number)).toEqual(["02"]);
  });

  it("repeats the head of a table on every page it runs over", () => {
    const pages = pdf("03").pages.filter(
      (page) => page.text.includes("水厂合格") || page.text.replaceAll(/\s/g, "").includes("水厂合格"),
    );
    expect(pages.length).toBeGreaterThanOrEqual(2);
    for (const page of pages) expect(page.text.replaceAll(/\s/g, "")).toContain("指标1指标2指标3指标4");
  });

  it("sets a table that is too wide on a rotated page of its own, with the folio where it always is", () => {
    const { pages } = pdf("04");
    const rotated = pages.findIndex((page) =>
      page.lines.some((line) => line.angle !== 0 && line.text.includes("指标")),
    );
    expect(rotated).toBeGreaterThan(0);
    expect(pages[rotated]?.lines.some((line) => line.angle !== 0 && line.text.includes("表1"))).toBe(true);
    expectSheets(pdf("04"));
  });

  it("lists contents with the right pages", () => {
    const lines = pdf("05").pages[0]?.lines.map((line) => line.text.replaceAll(/\s/g, "")) ?? [];
    expect(lines).toContain("本期要目");
    const second =
      pdf("05").pages.findIndex(
        (page, index) =>
          page.lines.some(
            (line) => line.text.replaceAll(/\s/g, "") === "管网公司抢修爆管不过夜" && line.fontSizePt > 20,
          ) && index >= 0,
      ) + 1;
    expect(lines).toContain(`管网公司抢修爆管不过夜${second}`);
    expect(pdf("05").pages.some((page) => page.lines.some((line) => line.text === "——城东片区抢修纪实"))).toBe(true);
  });

  it("sets levels, run-in headings, lists, quotes, notes and links as text", () => {
    const text = pdf("06")
      .pages.map((page) => page.text.replaceAll(/\s/g, ""))
      .join("");
    for (const piece of [
      "一、总体情况",
      "（一）强化培训。全年举办培训班12期",
      "1.编制预案",
      "2.储备物资",
      "保供水就是保民生。",
      "方案（https://example.org/a）和注[1]",
      "[1]",
      "“双随机”检查",
      "数据截至2024年2月底。",
    ])
      expect(text).toContain(piece);
    const fontsOf = (piece: string): readonly string[] =>
      pdf("06")
        .pages.flatMap((page) => page.lines)
        .find((line) => line.text.replaceAll(/\s/g, "").includes(piece))?.fonts ?? [];
    expect(fontsOf("总体情况").some((name) => name.includes("Heiti"))).toBe(true);
    expect(fontsOf("强化培训").some((name) => name.includes("Kaiti"))).toBe(true);
  });

  it("marks drafts on every page and keeps drafts and internal issues off the site", () => {
    for (const page of pdf("07").pages) expect(page.text.replaceAll(/\s/g, "")).toContain("草稿");
    expect(pdf("01").pages[0]?.text).not.toContain("草稿");
    expect(existsSync(join(repository.folder, "dist/site/shuiwu/2024/07"))).toBe(false);
    expect(existsSync(join(repository.folder, "dist/site/shuiwu/2024/08"))).toBe(false);
    expect(existsSync(join(repository.folder, "dist/site/shuiwu/2024/06/index.html"))).toBe(true);
    expect(pdf("08").pages[0]?.lines.some((line) => line.text === "内部")).toBe(true);
  });

  it("sets the text of a drawing in the page's own fonts", () => {
    const line = pdf("10")
      .pages.flatMap((page) => page.lines)
      .find((one) => one.text.includes("供水量128万吨"));
    expect(line?.fonts).toEqual(["JianbaoSongti-NotoSerifSC-Regular"]);
  });

  it("moves the masthead up rather than leave page 1 without text, and says so", () => {
    expect(result.stderr).toMatch(/2024\/09\.md:2:8 info .*\[print\/masthead-compact\]/);
    expect(pdf("09").pages[0]?.text.replaceAll(/\s/g, "")).toContain("各水厂严格落实汛期值班制度");
    expect(pdf("08").pages[0]?.lines[0]?.text).toBe("内部");
  });

  it("keeps the text on the 22-line grid", () => {
    const [first, ...others] = pdf("01")
      .pages.slice(1)
      .map(textLines)
      .filter((lines) => lines.length === 22);
    expect(first).toBeDefined();
    for (const lines of others)
      for (const [index, line] of lines.entries()) expect(line.baseline).toBeCloseTo(first?.[index]?.baseline ?? 0, 1);
  });
});
