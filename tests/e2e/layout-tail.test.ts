import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ComposedIssue, PrintJob } from "../../src/model/composed.ts";
import { expectImprint } from "../helpers/expect-page.ts";
import { measurePdf, type MeasuredPage, type MeasuredPdf } from "../helpers/pdf-measure.ts";
import { composeAll, openPrintLab, type PrintLab } from "../helpers/print-lab.ts";
import { plainIssue, testRepository, type TestRepository } from "../helpers/repository.ts";

/** mm; a line of the text, and how exactly rules must lie (7.4.1). */
const pitch = 10.449;
const exact = 0.05;
/** Lines of text that the masthead of a plain issue has: issue line, issuer row, byline. */
const mastheadLines = 3;
const placeholder = "占位的一段文字。";

/** A paragraph of so many full lines. */
function paragraph(lines: number): string {
  const sentence = "各水厂严格落实汛期值班制度逐项排查安全隐患确保城乡居民饮水安全";
  return `${sentence.repeat(lines).slice(0, lines * 28 - 3)}。`;
}

/** An issue with a layout and other keys; its only paragraph is replaced for each print. */
function issue(number: number, keys: string): string {
  return plainIssue(number, `2024-03-${String(number).padStart(2, "0")}`, placeholder).replace(
    "byline:",
    `${keys}\nbyline:`,
  );
}

/** The job with so many lines of text, in paragraphs of so many. */
function withLines({ print }: ComposedIssue, lines: number, inParagraph: number): PrintJob {
  const texts: string[] = [];
  for (let left = lines; left > 0; left -= inParagraph) texts.push(paragraph(Math.min(left, inParagraph)));
  const html = print.html.replace(`<p>${placeholder}</p>`, texts.map((text) => `<p>${text}</p>`).join(""));
  expect(html).not.toBe(print.html);
  const expected = print.expected.map((piece) =>
    piece.text === placeholder ? { ...piece, text: texts.join("") } : piece,
  );
  return { ...print, html, expected };
}

const names = (count: number): string =>
  Array.from({ length: count }, (_, index) => `云岭市第${index + 1}供水管理服务所`).join(", ");

const wideTable = [
  `|${Array.from({ length: 24 }, (_, index) => `指标${index + 1}`).join("|")}|`,
  `|${"---|".repeat(24)}`,
  ...Array.from({ length: 5 }, () => `|${"合格|".repeat(24)}`),
].join("\n");

const issues = {
  even: issue(1, "layout: {imprint: {side: even}}"),
  last: issue(2, "layout: {imprint: {side: last}}"),
  four: issue(3, "layout: {imprint: {side: multiple-of-4}}"),
  word: issue(4, "layout: {profile: word, imprint: {side: last}}"),
  rows: issue(
    5,
    `distribution: {抄报: [市委办公室, 市政府办公室, 市水务局], 抄送: [[集团公司领导, 集团公司总师], [第一水厂, 第二水厂, 管网公司, 第三水厂, 客户服务中心, 云岭水务工程有限公司]], 本期增发: [市应急管理局]}\nimprint: {by: 云岭水务集团办公室, copies: 120, staff: {责任编辑: 林如海, 校对: [方远山, 周水生], 电话: 0871-6543210, 电子邮箱: bangong@yunling.example}}`,
  ),
  long: issue(6, `distribution: {抄报: [${names(80)}], 发: [${names(40)}]}`),
  drafts: `${issue(7, "status: draft\nlayout: {duplex: mirrored}")}\n\n表1　检测指标\n\n${wideTable}\n`,
  rotatedLast: `${issue(8, "layout: {imprint: {side: last}}")}\n\n表1　检测指标\n\n${wideTable}\n`,
  calibration: issue(9, "layout: {profile: word}"),
};

/** Lines of the text's size in the type area. */
const textLines = (page: MeasuredPage): MeasuredPage["lines"] =>
  page.lines.filter(
    (line) => line.angle === 0 && line.top > 30 && line.top < 262 && Math.abs(line.fontSizePt - 15.79) < 0.3,
  );
const folio = (page: MeasuredPage): string | undefined =>
  page.lines.find((line) => line.top > 262.5)?.text.replaceAll(/\s/g, "");
const blackRules = (page: MeasuredPage): MeasuredPage["rules"] =>
  page.rules.filter((rule) => rule.color === "#000000" && rule.width > 150);
const noPage: MeasuredPage = { widthPt: 0, heightPt: 0, lines: [], rules: [], text: "" };
const lineText = (line: { readonly text: string } | undefined): string => line?.text.replaceAll(/\s/g, "") ?? "";

describe("the tail of a bulletin", () => {
  let repository: TestRepository;
  let lab: PrintLab;
  const composed = new Map<string, ComposedIssue>();
  const of = (name: keyof typeof issues): ComposedIssue => {
    const found = composed.get(name);
    if (found === undefined) throw new Error(`${name} was not composed`);
    return found;
  };
  const measure = async (job: PrintJob): Promise<MeasuredPdf> => measurePdf((await lab.print(job)).bytes);

  beforeAll(async () => {
    repository = testRepository({
      "content/shuiwu/2024/01.md": undefined,
      ...Object.fromEntries(
        Object.values(issues).map((text, index) => [
          `content/shuiwu/2024/${String(index + 1).padStart(2, "0")}.md`,
          text,
        ]),
      ),
    });
    const all = await composeAll(repository);
    for (const [index, name] of Object.keys(issues).entries()) {
      const one = all[index];
      if (one !== undefined) composed.set(name, one);
    }
    lab = openPrintLab();
  });
  afterAll(async () => {
    await lab.close();
    repository.remove();
  });

  /** What is true of any tail, whatever side it is on. */
  function expectTail(
    { pages }: MeasuredPdf,
    lines: number,
    label: string,
  ): { readonly textEnd: number; readonly fits: boolean } {
    const counts = pages.map((page) => textLines(page).length);
    expect(counts.reduce((sum, count) => sum + count, 0) - mastheadLines, `${label}: lines`).toBe(lines);
    for (const count of counts) expect(count, `${label}: lines of a page`).toBeLessThanOrEqual(22);
    const last = pages.at(-1);
    if (last === undefined) throw new Error("no pages");
    expectImprint(last, 1);
    const rules = blackRules(last);
    expect(
      Math.abs((rules.at(-1)?.y ?? 0) + (rules.at(-1)?.height ?? 0) - 262),
      `${label}: last rule`,
    ).toBeLessThanOrEqual(exact);
    for (const page of pages.slice(0, -1)) expect(blackRules(page), `${label}: rules before the last page`).toEqual([]);
    const textEnd = counts.findLastIndex((count) => count > 0) + 1;
    const bottom = textLines(pages[textEnd - 1] ?? last).at(-1)?.bottom ?? 0;
    const top = rules[0]?.y ?? 0;
    if (textEnd === pages.length) expect(bottom, `${label}: text above the imprint`).toBeLessThan(top);
    const isSilent = textEnd < pages.length - 1;
    for (const [index, page] of pages.entries()) {
      const silent = isSilent && index >= textEnd;
      expect(folio(page), `${label}: folio of page ${index + 1}`).toBe(silent ? undefined : `—${index + 1}—`);
    }
    // Half of the leading belongs to the line: a line ends there where the imprint may begin.
    return { textEnd, fits: bottom + (pitch - 5.571) / 2 <= top + 0.05 };
  }

  it("ends on the first even page that has room for it, for texts of 1 to 70 lines", async () => {
    for (let lines = 1; lines <= 70; lines += 1) {
      const label = `even, ${lines} lines`;
      const pdf = await measure(withLines(of("even"), lines, lines % 2 === 0 ? 7 : 5));
      const { textEnd, fits } = expectTail(pdf, lines, label);
      const first = fits ? textEnd : textEnd + 1;
      expect(pdf.pages.length, label).toBe(first + (first % 2));
    }
  });

  it("stands with text on the last page wherever it may, for texts of 1 to 70 lines", async () => {
    for (let lines = 1; lines <= 70; lines += 1) {
      const label = `last, ${lines} lines`;
      const pdf = await measure(withLines(of("last"), lines, lines % 2 === 0 ? 7 : 5));
      const { textEnd } = expectTail(pdf, lines, label);
      // Three lines of one paragraph on page 1 can't be parted: page 1 must show text.
      expect(textEnd, label).toBe(lines === 3 ? pdf.pages.length - 1 : pdf.pages.length);
      const counts = pdf.pages.map((page) => textLines(page).length);
      if (lines !== 3) expect(counts.at(-1), label).toBeGreaterThanOrEqual(2);
      for (const count of counts.slice(1, -1)) expect(count, `${label}: pages between`).toBeGreaterThanOrEqual(16);
    }
  });

  it("gives the same bytes after other prints", async () => {
    const job = withLines(of("last"), 25, 5);
    const [first, , again] = [await lab.print(job), await lab.print(of("rows").print), await lab.print(job)];
    expect(Buffer.from(again.bytes).equals(Buffer.from(first.bytes))).toBe(true);
  });

  it("ends on a page that four divides, blank pages and its own without folios", async () => {
    for (const [lines, pages] of [
      [4, 4],
      [45, 4],
      [60, 4],
      [95, 8],
    ] as const) {
      const pdf = await measure(withLines(of("four"), lines, 5));
      expectTail(pdf, lines, `four, ${lines} lines`);
      expect(pdf.pages).toHaveLength(pages);
    }
  });

  it("says how many lines too many cost a page", async () => {
    const { diagnostics } = await lab.print(withLines(of("even"), 24, 7));
    expect(diagnostics.map(({ rule, params }) => [rule, params["lines"], params["pages"]])).toEqual([
      ["print/imprint-close", 1, 2],
    ]);
  });

  it("sets rows of any label, turned lines under the first character behind the colon", async () => {
    const { pages } = await measure(of("rows").print);
    const last = pages.at(-1);
    const rows = (last?.lines ?? []).filter((line) => line.top > 100 && line.top < 262);
    expect(rows.map(lineText)).toEqual([
      "抄报：市委办公室，市政府办公室，市水务局。",
      "抄送：集团公司领导、集团公司总师，第一水厂、第二水厂、管网",
      "公司、第三水厂、客户服务中心、云岭水务工程有限公司。",
      "本期增发：市应急管理局。",
      "责任编辑：林如海校对：方远山、周水生电话：0871-6543210",
      "电子邮箱：bangong@yunling.example（共印120份）",
      "云岭水务集团办公室2024年3月5日印发",
    ]);
    const zi = (14 * 25.4) / 72;
    for (const [index, row] of rows.entries()) {
      expect(row.fontSizePt).toBeCloseTo(14, 1);
      expect(Math.abs(row.left - (28 + (index === 2 ? 4 : 1) * zi)), lineText(row)).toBeLessThanOrEqual(0.1);
      expect(row.right, lineText(row)).toBeLessThanOrEqual(184 - zi + 0.1);
    }
    for (const row of rows.slice(-2)) expect(Math.abs(row.right - (184 - zi))).toBeLessThanOrEqual(0.1);
    // One rule above the staff, one above the printer's row; none between the rows of the list (7.4.2, 7.4.3).
    if (last !== undefined) expectImprint(last, 2);
    const tops = blackRules(last ?? noPage).map((rule) => rule.y);
    expect(rows.map((row) => tops.filter((top) => top < row.top).length)).toEqual([1, 1, 1, 1, 2, 2, 3]);
  });

  it("breaks a list longer than a page over pages, each part between rules of its own at the page's foot", async () => {
    const printed = await lab.print(withLines(of("long"), 10, 5));
    expect(printed.diagnostics.map(({ rule }) => rule)).toEqual(["print/imprint-long"]);
    const { pages } = await measurePdf(printed.bytes);
    expect(pages).toHaveLength(4);
    expect(pages.map(folio)).toEqual(["—1—", "—2—", "—3—", "—4—"]);
    for (const [index, heights] of [[], [0.35, 0.35], [0.35, 0.35], [0.35, 0.25, 0.35]].entries()) {
      const rules = blackRules(pages[index] ?? noPage);
      expect(rules, `page ${index + 1}`).toHaveLength(heights.length);
      for (const [at, rule] of rules.entries())
        expect(Math.abs(rule.height - (heights[at] ?? 0))).toBeLessThanOrEqual(exact);
      const last = rules.at(-1);
      if (last !== undefined) expect(Math.abs(last.y + last.height - 262)).toBeLessThanOrEqual(exact);
    }
    const text = pages
      .map((page) =>
        page.lines
          .filter((line) => Math.abs(line.fontSizePt - 14) < 0.1 && line.top < 262)
          .map(lineText)
          .join(""),
      )
      .join("");
    expect(text).toContain(`抄报：${names(80).replaceAll(", ", "，")}。发：${names(40).replaceAll(", ", "，")}。`);
    expect(text.match(/抄报：/g)).toHaveLength(1);
  });

  it("follows a rotated table on a page of its own", async () => {
    const pdf = await measure(of("rotatedLast").print);
    expect(pdf.pages).toHaveLength(3);
    expect(pdf.pages.map(folio)).toEqual(["—1—", "—2—", "—3—"]);
    expect(pdf.pages[1]?.lines.some((line) => line.angle === 90)).toBe(true);
    const last = pdf.pages.at(-1);
    if (last !== undefined) expectImprint(last, 1);
  });

  it("marks drafts upright at the same place on rotated, blank and imprint pages, and mirrors margins and folios", async () => {
    const pdf = await measure({ ...withLines(of("drafts"), 24, 7), draft: true });
    const zi = (14 * 25.4) / 72;
    expect(pdf.pages.length % 2).toBe(0);
    for (const [index, page] of pdf.pages.entries()) {
      const mark = page.lines.find((line) => line.top < 30);
      const isLeft = index % 2 === 1;
      expect([lineText(mark), mark?.angle]).toEqual(["草稿", 0]);
      expect(Math.abs((mark?.top ?? 0) - 14.3), `top of page ${index + 1}`).toBeLessThanOrEqual(0.2);
      expect(Math.abs(((mark?.left ?? 0) + (mark?.right ?? 0)) / 2 - (isLeft ? 104 : 106))).toBeLessThanOrEqual(0.3);
      const number = page.lines.find((line) => line.top > 262.5);
      if (number === undefined) continue;
      expect(
        Math.abs(isLeft ? number.left - 26 - zi : number.right - 184 + zi),
        `folio ${index + 1}`,
      ).toBeLessThanOrEqual(0.4);
    }
    const rotated = pdf.pages.find((page) => page.lines.some((line) => line.angle === 90));
    // The table's head lies at the sheet's left edge on odd and even pages alike (8).
    const head = rotated?.lines.find((line) => lineText(line).includes("指标1"));
    const cell = rotated?.lines.find((line) => lineText(line).startsWith("合格"));
    expect(head?.left ?? 0).toBeLessThan(cell?.left ?? 0);
  });

  it("fills a page of the word profile with 22 lines of 28.99 pt", async () => {
    const { pages } = await measure(withLines(of("calibration"), 60, 60));
    const full = textLines(pages[1] ?? noPage);
    expect(full).toHaveLength(22);
    const pitchPt = (((full.at(-1)?.baseline ?? 0) - (full[0]?.baseline ?? 0)) / 21 / 25.4) * 72;
    expect(Math.abs(pitchPt - 28.99)).toBeLessThanOrEqual(0.03);
    expect(Math.abs((full[0]?.top ?? 0) - 39.33)).toBeLessThanOrEqual(0.1);
    const rules = blackRules(pages.at(-1) ?? noPage);
    expect(Math.abs((rules.at(-1)?.y ?? 0) + (rules.at(-1)?.height ?? 0) - 262)).toBeLessThanOrEqual(exact);
  });
});
