import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { typeArea } from "../../src/model/layout.ts";
import { measureDocument } from "../../src/inspect/measure.ts";
import type { MeasuredDocument, Page } from "../../src/inspect/measured.ts";
import { composeAll, openPrintLab, type PrintLab } from "../helpers/print-lab.ts";
import { plainIssue, testRepository } from "../helpers/repository.ts";

const foot = typeArea.top + typeArea.height;

function table(rows: number, columns = 2): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const heads = Array.from({ length: columns }, (_, index) => `项目名称${index + 1}`);
  const body = Array.from({ length: rows }, (_, row) => heads.map((_head, index) => `甲${row + 1}路${index + 1}段`));
  return [line(heads), line(heads.map(() => "---")), ...body.map(line)].join("\n");
}

/** A page's words without white space, in the order of its content. */
function wordsOf({ lines }: Page): string {
  return lines
    .flatMap(({ characters }) => [...characters])
    .toSorted((a, b) => a.order - b.order)
    .map(({ text }) => text.trim())
    .join("");
}

describe("tables, measured", () => {
  let lab: PrintLab;
  beforeAll(() => {
    lab = openPrintLab();
  });
  afterAll(() => lab.close());

  async function print(body: string, layout = ""): Promise<MeasuredDocument> {
    const text = plainIssue(1, "2024-01-05", body).replace("byline:", `${layout}byline:`);
    const repository = testRepository({ "content/shuiwu/2024/01.md": text });
    try {
      const [issue] = await composeAll(repository);
      if (issue === undefined) throw new Error("no issue");
      return await measureDocument((await lab.print(issue.print)).bytes);
    } finally {
      repository.remove();
    }
  }

  it("keep their head with at least two rows on each page, and their frames within the type area, whatever their length", async () => {
    for (let rows = 3; rows <= 47; rows += 4) {
      const { pages } = await print(`正文一段。\n\n表1　进度\n\n${table(rows)}\n\n后面还有一段正文。`);
      const own = pages.filter((page) => page.rules.some(({ direction }) => direction === "vertical"));
      const counts = own.map((page) => wordsOf(page).match(/甲\d+路1段/g)?.length ?? 0);
      expect(
        counts.reduce((sum, count) => sum + count, 0),
        `${rows} rows`,
      ).toBe(rows);
      expect(Math.min(...counts), `${rows} rows: ${counts.join(", ")}`).toBeGreaterThanOrEqual(2);
      for (const page of own) {
        expect(wordsOf(page), `page ${page.number}`).toContain("项目名称1项目名称2");
        const frame = page.rules.filter(({ direction }) => direction === "vertical");
        expect(Math.min(...frame.map(({ top }) => top))).toBeGreaterThanOrEqual(typeArea.top - 0.2);
        expect(Math.max(...frame.map(({ bottom }) => bottom))).toBeLessThanOrEqual(foot + 0.2);
      }
      const captions = pages.filter((page) => wordsOf(page).includes("表1进度"));
      expect(captions.map(({ number }) => number)).toEqual([own[0]?.number]);
    }
  });

  it("stay whole where they are short", async () => {
    for (const lines of [1, 2, 3]) {
      const { pages } = await print(`${"各水厂严格落实值班制度。\n\n".repeat(lines)}${table(6)}\n`);
      const own = pages.filter((page) => page.rules.some(({ direction }) => direction === "vertical"));
      expect(own, `${lines} lines before`).toHaveLength(1);
    }
  });

  it("are turned with caption, unit line and notes where they are too wide, within the type area, the folio in its place", async () => {
    const body = `正文一段。\n\n表1　检测值\n\n单位：NTU\n\n${table(5, 16)}\n\n注：按月检测。\n\n后文一段。`;
    const { pages } = await print(body);
    const turned = pages.filter(({ lines }) => lines.some(({ angle }) => angle === 90));
    expect(turned).toHaveLength(1);
    const [page] = turned;
    if (page === undefined) throw new Error("no turned page");
    for (const words of ["表1检测值", "单位：NTU", "注：按月检测。"]) {
      const line = page.lines.find(({ text }) => text.replaceAll(/\s/g, "").includes(words));
      expect(line?.angle, words).toBe(90);
    }
    expect(Math.min(...page.rules.map(({ top }) => top))).toBeGreaterThanOrEqual(typeArea.top - 0.15);
    expect(Math.max(...page.rules.map(({ bottom }) => bottom))).toBeLessThanOrEqual(foot + 0.15);
    const folio = page.lines.find(({ angle, top }) => angle === 0 && top > foot);
    expect(folio?.text.replaceAll(/\s/g, "")).toBe(`—${page.number}—`);
  });

  it("leave no page of their own behind them where a turned one ends the text", async () => {
    for (const [side, pages] of [
      ["even", 4],
      ["multiple-of-4", 4],
      ["last", 3],
    ] as const) {
      const document = await print(`正文一段。\n\n${table(5, 16)}\n`, `layout: {imprint: {side: ${side}}}\n`);
      expect(document.pages, side).toHaveLength(pages);
      const isTurned = document.pages[1]?.lines.some(({ angle }) => angle === 90);
      expect(isTurned, side).toBe(true);
      // A blank page between text and imprint has no folio (7.5).
      expect(
        document.pages.slice(2, -1).flatMap(({ lines }) => lines),
        side,
      ).toEqual([]);
      expect(wordsOf(document.pages.at(-1) as Page), side).toContain("印发");
    }
  });
});
