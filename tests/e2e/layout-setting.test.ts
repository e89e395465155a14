import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { measurePdf, type MeasuredPdf } from "../helpers/pdf-measure.ts";
import { testRepository, type TestRepository } from "../helpers/repository.ts";
import { runCli, type CliResult } from "../helpers/run-cli.ts";
import { denseParagraphs, leftOver, settingIssues as issues, stressText } from "../helpers/setting-issues.ts";
import {
  forbiddenEdges,
  inkBeyond,
  latinGaps,
  leftEdges,
  pairPitches,
  rightEdges,
  settingLines,
  singles,
  splitNumbers,
  widestPitches,
  type TextLine,
} from "../helpers/setting.ts";

describe("Chinese setting, measured over every line", () => {
  let repository: TestRepository;
  let result: CliResult;
  const measured = new Map<string, MeasuredPdf>();
  const lines = new Map<string, readonly TextLine[]>();

  beforeAll(async () => {
    repository = testRepository(
      Object.fromEntries(Object.entries(issues).map(([number, text]) => [`content/shuiwu/2024/${number}.md`, text])),
    );
    result = await runCli(["build", "--verbose", "--no-site"], { cwd: repository.folder });
    for (const number of Object.keys(issues)) {
      const pdf = await measurePdf(readFileSync(join(repository.folder, `dist/print/shuiwu-2024-${number}.pdf`)));
      measured.set(number, pdf);
      lines.set(number, settingLines(pdf));
    }
  });
  afterAll(() => repository.remove());

  const all = (): readonly TextLine[] => [...lines.values()].flat();

  it("has lines enough to prove something", () => {
    expect(result.code, result.stderr).toBe(0);
    expect([...lines.values()].map(({ length }) => length >= 90)).toEqual([true, true, true]);
    expect(all().filter(({ goesOn }) => goesOn).length).toBeGreaterThan(250);
  });

  it("starts no line with a closing mark and ends none with an opening one (GB/T 15834, 5.1)", () => {
    expect([...lines.values()].flatMap(forbiddenEdges)).toEqual([]);
    expect(forbiddenEdges(settingLines(measured.get("01") ?? noPdf, 2))).toEqual([]);
  });

  it("keeps dashes, ellipses, numbers with their units and parts of dates whole", () => {
    expect([...lines.values()].flatMap(splitNumbers)).toEqual([]);
    const text = all().map((line) => line.text);
    expect(text.filter((line) => line.includes("——")).length).toBeGreaterThanOrEqual(20);
    expect(text.filter((line) => line.includes("……")).length).toBeGreaterThanOrEqual(20);
    expect(text.filter((line) => line.includes("2023年12月6日")).length).toBeGreaterThanOrEqual(14);
  });

  it("fills lines from 28.0 to 184.0 mm; of a closing mark at the end only the blank half overhangs (5.1.10)", () => {
    for (const { text, off } of [...leftEdges(all()), ...rightEdges(all())])
      expect(Math.abs(off), text).toBeLessThanOrEqual(0.05);
    expect(inkBeyond(all())).toEqual([]);
  });

  it("sets pairs of marks in one and a half zi, wherever they stand", () => {
    const pairs = pairPitches(all());
    expect(pairs.length).toBeGreaterThan(250);
    expect(new Set(pairs.map(({ pair }) => pair)).size).toBeGreaterThanOrEqual(12);
    // Half a zi for the first of two, more only where the line is stretched.
    for (const { pair, pitch } of pairs) {
      expect(pitch, pair).toBeGreaterThan(0.45);
      expect(pitch, pair).toBeLessThan(0.65);
    }
  });

  it("stretches no line by more than 0.15 zi a gap, and nearly none by more than 0.08", () => {
    const wide = widestPitches(all().filter(({ goesOn }) => goesOn)).toSorted((a, b) => b.pitch - a.pitch);
    expect(wide[0]?.pitch, wide[0]?.text).toBeLessThanOrEqual(1.15);
    expect(wide.filter(({ pitch }) => pitch > 1.08).length / wide.length).toBeLessThan(0.03);
  });

  it("shows no gap between Han characters and letters or digits", () => {
    const gaps = latinGaps(all());
    expect(gaps.length).toBeGreaterThan(300);
    for (const { text, gap } of gaps) expect(gap, text).toBeLessThanOrEqual(0.05);
  });

  it("leaves no single character in a paragraph's last line, squeezing or sending a character down for it", () => {
    expect([...lines.values()].flatMap(singles)).toEqual([]);
    const [first, second, third] = leftOver.map((paragraph) =>
      (lines.get("03") ?? []).find(({ text, isTurned, goesOn }) => isTurned && !goesOn && paragraph.endsWith(text)),
    );
    expect([first, second, third].map((line) => line?.text.length)).toEqual([3, 3, 3]);
    expect(reported("03")["处孤字消除"]).toBe(3);
  });

  it("opens no page with a paragraph's last line, and closes none with its first line or a heading", () => {
    for (const one of lines.values()) {
      const count = one.at(-1)?.page ?? 0;
      expect(count).toBeGreaterThanOrEqual(5);
      for (let page = 1; page <= count; page += 1) {
        const own = one.filter((line) => line.page === page);
        const [first, last] = [own[0], own.at(-1)];
        expect(first?.isTurned === true && !first.goesOn, `page ${page}: ${first?.text}`).toBe(false);
        expect(last?.isTurned === false && last.goesOn, `page ${page}: ${last?.text}`).toBe(false);
        expect(
          last?.line.fonts.every((name) => /Heiti|Kaiti/.test(name)),
          `page ${page}: ${last?.text}`,
        ).toBe(false);
      }
    }
  });

  it("changes no character of the text", () => {
    const printed = printedText(measured.get("02") ?? noPdf);
    for (const paragraph of denseParagraphs) expect(printed).toContain(paragraph);
    const text = printedText(measured.get("01") ?? noPdf);
    for (const paragraph of plainParagraphs(stressText)) expect(text).toContain(paragraph);
  });

  it("says what it did: as many marks and pairs as are on the page", () => {
    const { 行末标点占半字: ends, 连用标点挤压: pairs, 行挤进: pulled } = reported("02");
    const own = lines.get("02") ?? [];
    const halvedEnds = own.filter(({ goesOn, text }) => goesOn && /[，、；：。！”’）》〕]$/.test(text)).length;
    // Of a pair that a line's turn parts, the first mark is halved with the pair and not for the line's end.
    expect(ends).toBeGreaterThan(10);
    expect((ends ?? 0) + (pairs ?? 0)).toBe(halvedEnds + pairPitches(own).length);
    expect(pulled).toBeGreaterThan(5);
  });

  /** What the command said of an issue's lines, by the words behind each number. */
  function reported(number: string): Record<string, number> {
    const line = result.stderr
      .split("\n")
      .find((one) => one.startsWith(`shuiwu-2024-${number}: `) && one.includes("行"));
    return Object.fromEntries(
      [...(line ?? "").matchAll(/(\d+) ([^，]+)/g)].map(([, count, words]) => [words, Number(count)]),
    );
  }
});

const noPdf: MeasuredPdf = {
  pages: [],
  fonts: [],
  outline: [],
  info: { title: "", author: "", subject: "", keywords: "", creator: "", producer: "", creationDate: "", modDate: "" },
};

/** A file's characters in the order of its content, without white space and folios. */
function printedText({ pages }: MeasuredPdf): string {
  return pages.map((page) => page.text.replaceAll(/\s/g, "").replace(/—\d+—/, "")).join("");
}

/** The paragraphs of a bulletin as they are to be read: Markdown's own signs away, white space too. */
function plainParagraphs(markdown: string): string[] {
  const body = markdown.slice(markdown.indexOf("\n---\n") + 5);
  return body
    .split(/\n+/)
    .map((line) => line.replaceAll(/\[\^(\d)\]/g, "[$1]").replaceAll(/^#+ |^> |\*\*|^\[\d\]: |\s/g, ""))
    .filter((line) => line !== "");
}
