import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { attachmentFiles, titles } from "../helpers/attachment-issues.ts";
import { boxOf, flowOf, lineOf, measureIssues, middle, off, plain, textOf } from "../helpers/measured-issues.ts";
import type { MeasuredPage, MeasuredPdf } from "../helpers/pdf-measure.ts";
import { expectImprint } from "../helpers/expect-page.ts";
import { testRepository, type TestRepository } from "../helpers/repository.ts";
import { runCli, type CliResult } from "../helpers/run-cli.ts";

/** mm; one character, and one line, of the text. */
const zi = 156 / 28;
const line = (225 - zi) / 21;
/** mm */
const exact = 0.1;

let repository: TestRepository;
let result: CliResult;
let pdfs: ReadonlyMap<string, MeasuredPdf>;

beforeAll(async () => {
  repository = testRepository({
    "content/shuiwu/series.yaml": undefined,
    "content/shuiwu/2024/01.md": undefined,
    ...Object.fromEntries(Object.entries(attachmentFiles).map(([path, text]) => [`content/${path}`, text])),
  });
  result = await runCli(["build", "--drafts", "--no-site"], { cwd: repository.folder });
  pdfs = await measureIssues(repository, Object.keys(attachmentFiles));
});
afterAll(() => repository.remove());

function pdf(number: string): MeasuredPdf {
  const found = pdfs.get(`fujian-2024-${number}`);
  if (found === undefined) throw new Error(`${number} was not printed: ${result.stderr}`);
  return found;
}

/** The pages of one of several copies, from 1. */
function copy(number: number): MeasuredPdf {
  const all = pdf("01");
  const size = all.pages.length / 3;
  return { ...all, pages: all.pages.slice((number - 1) * size, number * size) };
}

/** The lines of a page in the type area, from top to bottom. */
function linesOf(page: MeasuredPage | undefined): readonly string[] {
  return (page?.lines ?? []).filter(({ top }) => top > 36 && top < 262).map(textOf);
}

/** The pages that open with an attachment's label. */
function attachmentPages(one: MeasuredPdf): readonly { readonly label: string; readonly page: MeasuredPage }[] {
  return one.pages.flatMap((page) => {
    const label = linesOf(page)[0] ?? "";
    return label.startsWith("附件") ? [{ label, page }] : [];
  });
}

it("builds all of them, and says which attachment is only listed", () => {
  expect(result.code, result.stderr).toBe(0);
  expect(result.stderr.match(/\[front-matter\/attachment-not-set\]/g)).toHaveLength(1);
  expect(result.stderr).toMatch(
    new RegExp(`${join("2024", "03", "index.md").replaceAll("\\", ".")}:\\d+:\\d+ info .*第11水厂任务清单`),
  );
  expect(result.stderr).not.toMatch(/ (?:error|warning) /);
});

describe("附件说明 (7.3.4)", () => {
  it("stands one blank line below the text, indented by two zi, without a mark at its end", () => {
    for (const [number, first] of [
      ["01", "附件：1.隐患整改任务清单"],
      ["02", "附件：应急处置流程"],
      ["03", "附件：1.第1水厂任务清单"],
    ] as const) {
      const one = pdf(number);
      const flow = flowOf(one);
      const at = flow.findIndex(({ text }) => plain(text).startsWith("附件：") && !/附件\d?$/.test(plain(text)));
      const [before, own] = [flow[at - 1], flow[at]];
      expect(plain(own?.text ?? "")).toBe(first);
      expect(off((own?.top ?? 0) - (before?.top ?? 0), 2 * line)).toBeLessThanOrEqual(exact);
      expect(off(own?.left ?? 0, 28 + 2 * zi)).toBeLessThanOrEqual(exact);
    }
  });

  it("sets further numbers and turned lines under the first name, names under one another past number 9", () => {
    const long = lineOf(pdf("01"), "2.云岭水务集团2024年");
    const turned = flowOf(pdf("01")).find(({ top }) => off(top, long.top + line) < exact);
    expect(off(long.left, boxOf(pdf("01"), "1.隐患").left)).toBeLessThanOrEqual(exact);
    expect(off(turned?.left ?? 0, boxOf(pdf("01"), "云岭水务集团2024年主汛期").left)).toBeLessThanOrEqual(exact);
    expect(textOf(long) + textOf(turned ?? long)).toBe(`2.${titles[1]}`);
    const names = Array.from({ length: 11 }, (_, index) => boxOf(pdf("03"), `第${index + 1}水厂任务清单`).left);
    for (const left of names) expect(off(left, names[0] ?? 0)).toBeLessThanOrEqual(exact);
  });
});

describe("落款 (7.3.5.2)", () => {
  it("ends two zi from the right edge, one blank line below, its date in the next line two zi further in", () => {
    const own = flowOf(copy(1)).filter(({ text }) => plain(text) === "云岭水务集团办公室");
    const [name] = own;
    expect(own).toHaveLength(1);
    expect(off(name?.right ?? 0, 184 - 2 * zi)).toBeLessThanOrEqual(exact);
    const below = flowOf(copy(1)).find(({ text }) => plain(text) === "2024年1月6日");
    expect(off((below?.left ?? 0) - (name?.left ?? 0), 2 * zi)).toBeLessThanOrEqual(exact);
    expect(off((below?.top ?? 0) - (name?.top ?? 0), line)).toBeLessThanOrEqual(exact);
    const above = lineOf(copy(1), "二十四小时值班安排表");
    expect(off((name?.top ?? 0) - above.top, 2 * line)).toBeLessThanOrEqual(exact);
  });

  it("lets a longer date end there and moves the office left with it", () => {
    const [office, date] = [lineOf(pdf("02"), "安全质量部"), lineOf(pdf("02"), "2024年12月26日")];
    expect(off(date.right, 184 - 2 * zi)).toBeLessThanOrEqual(exact);
    expect(off(date.left - office.left, 2 * zi)).toBeLessThanOrEqual(exact);
  });

  it("sets several offices one a line, the longest ending two zi from the edge", () => {
    const [short, long] = [lineOf(pdf("03"), "云岭市水务局"), lineOf(pdf("03"), "云岭水务集团有限公司")];
    expect(off(long.right, 184 - 2 * zi)).toBeLessThanOrEqual(exact);
    expect(off(short.left, long.left)).toBeLessThanOrEqual(exact);
    expect(off(long.top - short.top, line)).toBeLessThanOrEqual(exact);
  });
});

describe("an attachment's pages (7.3.7)", () => {
  it("start anew behind text and 落款, in the list's order, 附件 alone where there is one", () => {
    const labels = (one: MeasuredPdf): readonly string[] => attachmentPages(one).map(({ label }) => label);
    expect(labels(copy(1))).toEqual(["附件1", "附件2"]);
    expect(labels(pdf("02"))).toEqual(["附件"]);
    expect(labels(pdf("03"))).toEqual(Array.from({ length: 10 }, (_, index) => `附件${index + 1}`));
    const first = copy(1).pages.findIndex((page) => linesOf(page)[0] === "附件1");
    expect(linesOf(copy(1).pages[first - 1]).at(-1)).toBe("2024年1月6日");
  });

  it("have the label in 黑体 at the left of line 1 and the title centred on line 3, one blank line below it", () => {
    for (const { page } of [...attachmentPages(copy(1)), ...attachmentPages(pdf("03"))]) {
      const [label, title, ...rest] = page.lines.filter(({ top }) => top > 36);
      expect(label?.fonts.join()).toContain("Heiti");
      expect(off(label?.left ?? 0, 28)).toBeLessThanOrEqual(exact);
      expect(off(label?.top ?? 0, 37)).toBeLessThanOrEqual(exact);
      expect(off(title?.fontSizePt ?? 0, 22)).toBeLessThanOrEqual(0.1);
      expect(off(middle(title ?? { left: 0, right: 0 }), 106)).toBeLessThanOrEqual(exact);
      const centre = ((title?.top ?? 0) + (title?.bottom ?? 0)) / 2;
      expect(off(centre, 37 + 2 * line + zi / 2)).toBeLessThanOrEqual(0.2);
      // A title of two lines takes three of the text.
      const text = rest.find(({ fontSizePt }) => fontSizePt < 17);
      const below = rest[0] !== undefined && rest[0].fontSizePt > 20 ? 6 : 4;
      expect(off(text?.top ?? 0, 37 + below * line)).toBeLessThanOrEqual(exact);
    }
  });

  it("have the titles of the list, word for word", () => {
    const shown = attachmentPages(copy(1)).map(({ page }) =>
      page.lines
        .filter(({ fontSizePt }) => off(fontSizePt, 22) < 0.1)
        .map(textOf)
        .join(""),
    );
    expect(shown).toEqual([...titles]);
  });

  it("hold an image as high as images get on the page of its label", () => {
    // Text, label with title and image, imprint: were the image a line too high, it would take another page.
    expect(pdf("02").pages).toHaveLength(4);
    expect(
      pdf("02")
        .pages.slice(2)
        .map((page) => linesOf(page)[0]),
    ).toEqual(["附件", "报：集团公司领导。"]);
  });

  it("come before the imprint, which closes the last page with text on it", () => {
    for (const number of ["02", "03"]) {
      const last = pdf(number).pages.at(-1);
      if (last !== undefined) expectImprint(last, 1);
      expect(
        pdf(number)
          .pages.slice(0, -1)
          .flatMap(({ rules }) => rules.filter(({ width, color }) => width > 150 && color === "#000000")),
      ).toEqual([]);
    }
    const lines = linesOf(copy(1).pages.at(-1));
    expect(lines[0]).toBe("附件2");
    expect(lines.at(-1)).toBe("云岭水务集团办公室2024年1月6日印发");
  });
});

it("marks a draft on each page, attachments too", () => {
  for (const page of pdf("03").pages) {
    const mark = page.lines.find(({ text }) => plain(text) === "草稿");
    expect(off(middle(mark ?? { left: 0, right: 0 }), 106)).toBeLessThanOrEqual(0.5);
    expect(mark?.bottom ?? 99).toBeLessThan(37);
  }
});

it("gives each numbered copy its attachments, its folios starting at 1", () => {
  expect(pdf("01").pages).toHaveLength(12);
  for (const number of [1, 2, 3]) {
    const own = copy(number);
    expect(linesOf(own.pages[0])[0]).toBe(`00000${number}`);
    expect(attachmentPages(own)).toHaveLength(2);
    const folios = own.pages.map((page) => plain(page.lines.find(({ top }) => top > 262.5)?.text ?? ""));
    expect(folios).toEqual(["—1—", "—2—", "—3—", "—4—"]);
  }
});
