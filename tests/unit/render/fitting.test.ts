import { describe, expect, it } from "vitest";
import { unfittedFindings } from "../../../src/render/fitting/findings.ts";
import { markClass, mayNotEnd, mayNotStart } from "../../../src/render/fitting/marks.ts";
import { TokenMeasures } from "../../../src/render/fitting/measures.ts";
import type { FittingParagraph, FittingToken, MeasureRequest } from "../../../src/render/fitting/paragraph.ts";
import { cutParagraphs } from "../../../src/render/fitting/pieces.ts";
import { fittingReport, mostLines, planFitting, type FittingPlan } from "../../../src/render/fitting/plan.ts";

/** px; a character of the font that is set here. Letters and digits take half of it, % more, spaces a quarter. */
const zi = 100;

function tokenOf({ text }: { readonly text: string }): FittingToken {
  const kind = markClass(text);
  if (kind === "opening") return { advance: zi, inkLeft: 0.56 * zi, inkRight: 0.95 * zi };
  if (kind === "middle") return { advance: zi / 2, inkLeft: 0.2 * zi, inkRight: 0.3 * zi };
  if (kind !== "none") return { advance: zi, inkLeft: 0.05 * zi, inkRight: 0.44 * zi };
  const isFull = /^[\u2014\u2026\p{Script=Han}～]/u.test(text);
  const advance = [...text].length * (text === " " ? zi / 4 : text === "%" ? 0.83 * zi : isFull ? zi : zi / 2);
  return { advance, inkLeft: 0, inkRight: advance };
}

const measure = (requests: readonly MeasureRequest[]): readonly FittingToken[][] =>
  requests.map(({ tokens }) => tokens.map(tokenOf));

/** Plans one paragraph of lines of a number of zi, and gives its lines as texts. */
function fit(
  text: string,
  width: number,
  others: Partial<FittingParagraph> = {},
): { plan: FittingPlan; lines: string[] } {
  const paragraph: FittingParagraph = {
    article: "a1",
    text,
    width: width * zi,
    indent: 0,
    justified: true,
    runs: [[text.length, 0]],
    boxes: [],
    glued: [],
    ...others,
  };
  const source = { fonts: [{ font: "x", spacing: "normal" }], paragraphs: [paragraph] };
  const { pieces, requests } = cutParagraphs(source);
  const fonts = measure(requests).map((tokens) => ({ zi, tokens }));
  const plan = planFitting(source, pieces, fonts);
  const ends = (plan.settings[0]?.corrections ?? []).filter(([, , , , isEnd]) => isEnd === 1);
  const turns = ends.map(([at, length]) => at + length);
  return { plan, lines: [0, ...turns].map((at, index) => text.slice(at, turns[index])) };
}

describe("marks", () => {
  it("know what may stand at a line's edges (GB/T 15834, 5.1)", () => {
    for (const mark of "。，、；：！？”’）》〉】〕～·%℃") expect(mayNotStart(mark), mark).toBe(true);
    for (const mark of "“‘（《〈【〔￥№") expect(mayNotEnd(mark), mark).toBe(true);
    expect([mayNotStart("——"), mayNotStart("—"), mayNotStart("字"), mayNotEnd("字")]).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });
});

describe("cutting a paragraph", () => {
  it("keeps words, dashes and ellipses in one piece and measures each text once a font", () => {
    const text = "国务院2024年——中国……App，国务院";
    const paragraph = { article: "", text, width: 1, indent: 0, justified: true, boxes: [], glued: [] };
    const { pieces, requests } = cutParagraphs({
      fonts: [{ font: "x", spacing: "normal" }],
      paragraphs: [{ ...paragraph, runs: [[text.length, 0]] }],
    });
    expect(pieces[0]?.map(({ kind, text: own }) => `${kind} ${own}`)).toEqual([
      "han 国务院",
      "word 2024",
      "han 年",
      "joined ——",
      "han 中国",
      "joined ……",
      "word App",
      "mark ，",
      "han 国务院",
    ]);
    expect(requests[0]?.tokens.map(({ text: own }) => own).join(" ")).toBe("2 0 4 —— …… A p ，");
  });
});

describe("measures of a page", () => {
  it("asks for what it does not know yet, and for nothing twice", async () => {
    const asked: string[] = [];
    const measures = new TokenMeasures();
    const run = async (...texts: string[]): Promise<readonly number[]> => {
      const tokens = texts.map((text) => ({ text, behind: "国", ink: true }));
      const fonts = await measures.of([{ font: "x", spacing: "normal", tokens }], (requests) => {
        asked.push(...requests.flatMap(({ tokens: own }) => own.map(({ text }) => text)));
        return Promise.resolve(measure(requests));
      });
      return fonts.flatMap((font) => [font.zi, ...font.tokens.map(({ advance }) => advance)]);
    };
    expect(await run("，", "A")).toEqual([100, 100, 50]);
    expect(await run("A", "。", "，")).toEqual([100, 50, 100, 100]);
    expect(asked).toEqual(["国", "，", "A", "。"]);
  });
});

describe("choosing lines", () => {
  it("takes a mark in rather than send a character down, by half of its width at the line's end", () => {
    const { plan, lines } = fit("一二三四五六七八九，一二三四五", 9.5);
    expect(lines).toEqual(["一二三四五六七八九，", "一二三四五"]);
    expect(plan.fitted[0]).toMatchObject({ lines: 2, ends: 1, pushed: 0 });
  });

  it("squeezes marks within a line to take more in: brackets before commas", () => {
    const { plan, lines } = fit("一（二）三，四五六七八九，一二三四五六七八九十", 12.1);
    expect(lines[0]).toBe("一（二）三，四五六七八九，");
    const given = (at: number): number => {
      const [, , before = 0, after = 0] = plan.settings[0]?.corrections.find(([own]) => own === at) ?? [0, 0];
      return before + after;
    };
    expect(given(1)).toBeLessThan(-10);
    expect(given(1)).toBeGreaterThanOrEqual(-50);
    expect(given(3)).toBe(given(1));
    expect(given(5)).toBe(0);
  });

  it("sets two marks in one and a half zi, and keeps the indent of two zi before an opening mark", () => {
    const { plan } = fit("“一二”《三四五六七八九十》。", 14, { indent: 200 });
    const corrections = plan.settings[0]?.corrections ?? [];
    expect(corrections.filter(([, , before, after]) => before + after === -50).map(([at]) => at)).toEqual([3, 13]);
    expect(corrections.some(([at]) => at === 0)).toBe(false);
    expect(plan.fitted[0]?.pairs).toBe(2);
  });

  it("never starts a line with a closing mark nor ends one with an opening one, at any width", () => {
    const text =
      "各厂“双随机、一公开”（简称“双公开”）查128家，占99.5%——比2023年12月6日高3～5个百分点；《办法》（云政〔2024〕15号）印发……";
    for (let width = 12; width <= 28; width += 0.5) {
      const { lines, plan } = fit(text, width);
      expect(plan.unfitted, `${width}`).toEqual([]);
      for (const [index, line] of lines.entries()) {
        if (index > 0) expect(mayNotStart(line.startsWith("——") ? "——" : line.charAt(0)), line).toBe(false);
        if (index < lines.length - 1) expect(mayNotEnd(line.at(-1) ?? ""), line).toBe(false);
        if (index > 0) expect(`${lines[index - 1]?.at(-1)}${line.charAt(0)}`).not.toMatch(/——|……|\d[\d.%年月日]/);
      }
      expect(lines.join("")).toBe(text);
    }
  });

  it("sends a character down where one alone would be left in the last line", () => {
    const { plan, lines } = fit("一二三四五六七八九十一二三四五六七八九十一。", 10);
    expect(lines.at(-1)?.length).toBeGreaterThanOrEqual(3);
    expect(plan.fitted[0]?.singles).toBe(1);
  });

  it("widens two lines a little rather than one too much, as before a number that can't be broken", () => {
    const text =
      "各水厂严格落实汛期值班，“双随机、一公开”（简称“双公开”）检查128家，占99.5%——比2023年12月6日提高3～5个百分点；印发";
    const { stretch } = fit(text, 28, { indent: 200 }).plan.fitted[0] ?? { stretch: 1 };
    expect(stretch).toBeLessThanOrEqual(0.14);
  });

  it("ends a line behind both halves of a dash, which stay one text", () => {
    const { plan, lines } = fit("一二三四五六七八——一二三四五六", 10);
    expect(lines).toEqual(["一二三四五六七八——", "一二三四五六"]);
    expect(plan.settings[0]?.corrections).toEqual([[8, 2, 0, 0, 1]]);
  });

  it("counts an image as wide as it is, and keeps a note's number with its word", () => {
    expect(fit("一二三\uFFFC四五六七八九", 6, { boxes: [[3, 300]] }).lines).toEqual(["一二三\uFFFC", "四五六七八九"]);
    const text = "一二三四五[1]六七八九十一二";
    expect(fit(text, 6, { glued: [5] }).lines[0]).not.toBe("一二三四五");
  });
});

describe("the report of fitting", () => {
  it("tells of paragraphs too long or without a place to break, and of those the page could not set so", () => {
    const long = fit("一".repeat(mostLines * 10 + 20), 10);
    expect(long.plan.unfitted).toEqual([{ article: "a1", opening: "一".repeat(14), reason: "long" }]);
    const { plan } = fit("一二三四五六七八九，一二三四五六七八九十", 9.5);
    expect(fittingReport(plan, []).paragraphs).toHaveLength(1);
    expect(fittingReport(plan, [0])).toEqual({
      paragraphs: [],
      unfitted: [{ article: "a1", opening: "一二三四五六七八九，一二三四", reason: "engine" }],
    });
  });

  it("finds the place of a paragraph by its words, generated numbers left out", () => {
    const place = { path: "01.md", line: 1, column: 1, endLine: 1, endColumn: 9 };
    const own = { ...place, line: 12, endLine: 12 };
    const report = {
      paragraphs: [],
      unfitted: [{ article: "a1", opening: "一、压实责任链条各单位", reason: "engine" as const }],
    };
    const [found] = unfittedFindings(report, {
      place,
      expected: [
        { text: "压实责任链条，各单位", place },
        { text: "压实责任 链条各单位", place: own },
      ],
    });
    expect(found).toMatchObject({ rule: "print/paragraph-unfitted", place: own });
  });
});
