import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { zi } from "../../src/model/layout.ts";
import { measurePdf, type MeasuredPdf } from "../helpers/pdf-measure.ts";
import { encodePng } from "../helpers/pdf-picture.ts";
import { plainIssue, testRepository, type TestRepository } from "../helpers/repository.ts";
import { runCli, type CliResult } from "../helpers/run-cli.ts";

const clause = "各水厂严格落实汛期值班制度逐项排查安全隐患确保城乡居民饮水安全";

const title = clause.repeat(7).slice(0, 200);
const recipients = Array.from({ length: 420 }, (_, index) => `云岭市第${index + 1}居民供水服务站`);
const longCell = `${clause.repeat(60).slice(0, 1800)}。`;
const longParagraph = clause.repeat(700).slice(0, 20_000);

const issues = {
  "01": plainIssue(1, "2024-01-05").replace("title: 云岭水务集团部署汛期供水保障工作", `title: ${title}`),
  "02": plainIssue(2, "2024-01-12").replace("byline:", `distribution: {发: [${recipients.join(", ")}]}\nbyline:`),
  "03": plainIssue(
    3,
    "2024-01-19",
    `正文第一段。\n\n表1　工作记录\n\n| 单位 | 内容 |\n|---|---|\n| 第一水厂 | ${longCell} |\n`,
  ),
  "04": plainIssue(4, "2024-01-26", `正文第一段。\n\n![图1　一条细线](../../tall.png)\n\n正文第二段。\n`),
  "05": plainIssue(5, "2024-02-02", `${longParagraph}\n`),
};

/** What each of them shows of the author's words. */
const words: Readonly<Record<string, string>> = {
  "01": title,
  "02": recipients.at(-1) ?? "",
  "03": longCell.slice(-40),
  "04": "图1一条细线",
  "05": longParagraph.slice(-40),
};

describe("content that no page is made for", () => {
  let repository: TestRepository;
  let result: CliResult;
  const measured = new Map<string, MeasuredPdf>();

  beforeAll(async () => {
    repository = testRepository({
      "content/shuiwu/2024/01.md": undefined,
      ...Object.fromEntries(Object.entries(issues).map(([number, text]) => [`content/shuiwu/2024/${number}.md`, text])),
    });
    repository.write(
      "content/tall.png",
      encodePng({ width: 1, height: 20_000, rgba: new Uint8Array(80_000).fill(90) }),
    );
    result = await runCli(["build"], { cwd: repository.folder });
    for (const number of Object.keys(issues)) {
      const path = join(repository.folder, `dist/print/shuiwu-2024-${number}.pdf`);
      if (existsSync(path)) measured.set(number, await measurePdf(readFileSync(path)));
    }
  });
  afterAll(() => repository.remove());

  it("is set as well as can be: no error, nothing lost", () => {
    expect(result).toMatchObject({ code: 0 });
    expect([...measured.keys()].toSorted()).toEqual(Object.keys(issues));
    for (const [number, pdf] of measured) {
      const text = pdf.pages
        .flatMap((page) => page.lines.map((line) => line.text))
        .join("")
        .replaceAll(/\s/g, "");
      // Folios stand between the pages of a long text.
      expect(text.replaceAll(/—\d+—/g, ""), number).toContain(words[number]);
    }
  });

  it.each(["01", "02", "03", "04", "05"])("%s stays on the paper", (number) => {
    for (const page of measured.get(number)?.pages ?? [])
      for (const line of page.lines) {
        expect(line.left).toBeGreaterThan(27.5);
        // The em box of a closing mark at a line's end stands over by half a zi.
        expect(line.right).toBeLessThan(184.5 + zi / 2);
        expect(line.bottom).toBeLessThan(275);
      }
  });

  it.each([
    ["01", "a headline of 200 characters"],
    ["02", "a distribution list longer than a page"],
    ["03", "a table cell longer than a page"],
    ["04", "an image as thin as a hair"],
    ["05", "a paragraph of 20,000 characters without punctuation"],
  ])("%s says with a place what had to give: %s", (number) => {
    expect(result.stderr).toMatch(new RegExp(`2024/${number}\\.md:\\d+:\\d+ warning `));
  });
});
