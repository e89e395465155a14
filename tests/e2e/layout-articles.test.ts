import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { articleFiles, headlineCases } from "../helpers/article-issues.ts";
import { boxOf, flowOf, lineOf, measureIssues, middle, off, plain, textOf } from "../helpers/measured-issues.ts";
import type { MeasuredPdf } from "../helpers/pdf-measure.ts";
import { testRepository, type TestRepository } from "../helpers/repository.ts";
import { runCli, type CliResult } from "../helpers/run-cli.ts";

/** mm; one character, and one line, of the text; one character of a headline. */
const zi = 156 / 28;
const line = (225 - zi) / 21;
const headlineZi = (22 * 25.4) / 72;
/** mm */
const exact = 0.1;

let repository: TestRepository;
let result: CliResult;
let pdfs: ReadonlyMap<string, MeasuredPdf>;

beforeAll(async () => {
  repository = testRepository({
    "content/shuiwu/series.yaml": undefined,
    "content/shuiwu/2024/01.md": undefined,
    ...Object.fromEntries(Object.entries(articleFiles).map(([path, text]) => [`content/${path}`, text])),
  });
  result = await runCli(["build", "--no-site"], { cwd: repository.folder });
  pdfs = await measureIssues(repository, Object.keys(articleFiles));
});
afterAll(() => repository.remove());

function pdf(id: string): MeasuredPdf {
  const found = pdfs.get(id);
  if (found === undefined) throw new Error(`${id} was not printed: ${result.stderr}`);
  return found;
}

it("builds every form of an article, all lines fitted", () => {
  expect(result.code, result.stderr).toBe(0);
  expect(result.stderr).not.toContain("paragraph-unfitted");
  expect(result.stderr).not.toMatch(/error|warning/);
});

describe("the headline", () => {
  /** The lines of each headline, in order. */
  const blocks = (): { readonly texts: string[]; readonly tops: number[]; readonly centres: number[] }[] => {
    const found: { texts: string[]; tops: number[]; centres: number[] }[] = [];
    for (const one of flowOf(pdf("biaoti-2024-01"))) {
      if (Math.abs(one.fontSizePt - 22) > 0.2) continue;
      const last = found.at(-1);
      const goesOn = last !== undefined && last.texts.join("").length < (plainCases[found.length - 1]?.length ?? 0);
      if (last === undefined || !goesOn) found.push({ texts: [], tops: [], centres: [] });
      found.at(-1)?.texts.push(plain(one.text));
      found.at(-1)?.tops.push(one.top);
      found.at(-1)?.centres.push(middle(one));
    }
    return found;
  };
  const plainCases = headlineCases.map(({ typed }) => typed.replaceAll("|", ""));

  it("is set in full, in lines of at most 20 zi, the last of at least 4", () => {
    expect(blocks().map(({ texts }) => texts.join(""))).toEqual(plainCases);
    for (const one of flowOf(pdf("biaoti-2024-01")).filter(({ fontSizePt }) => Math.abs(fontSizePt - 22) < 0.2)) {
      expect(one.right - one.left, one.text).toBeLessThanOrEqual(20 * headlineZi + exact);
      expect(one.fonts, one.text).toEqual(["JianbaoXiaobiaosong-NotoSerifSC-Bold"]);
    }
    for (const { texts } of blocks()) expect(texts.at(-1)?.length).toBeGreaterThanOrEqual(4);
  });

  it("never parts a word, a number with its unit, a title in 《》, a quotation or a name", () => {
    for (const [index, { texts }] of blocks().entries())
      for (const whole of headlineCases[index]?.whole ?? [])
        expect(
          texts.some((one) => one.includes(whole)),
          `${whole} in ${texts.join(" | ")}`,
        ).toBe(true);
  });

  it("takes a trapezoid or a diamond: no line longer again after a shorter one, no rectangle", () => {
    for (const { texts } of blocks()) {
      const lines = texts.map((text) => lineOf(pdf("biaoti-2024-01"), text));
      const widths = lines.map(({ left, right }) => right - left);
      const steps = widths.slice(1).map((width, index) => width - (widths[index] ?? 0));
      const narrowing = steps.findIndex((step) => step < 0);
      if (narrowing !== -1)
        expect(
          steps.slice(narrowing).every((step) => step < 0),
          texts.join(" | "),
        ).toBe(true);
      expect(
        steps.every((step) => Math.abs(step) > headlineZi / 2),
        texts.join(" | "),
      ).toBe(true);
    }
  });

  it("is centred, its lines 12.64 mm apart: 二号 and 7/8 of 三号 (3.2)", () => {
    for (const { centres, tops, texts } of blocks()) {
      for (const centre of centres) expect(off(centre, 106), texts.join(" | ")).toBeLessThanOrEqual(exact);
      for (const [index, top] of tops.slice(1).entries())
        expect(off(top - (tops[index] ?? 0), 12.64), texts.join(" | ")).toBeLessThanOrEqual(exact);
    }
  });

  it("breaks where an editor put |", () => {
    expect(blocks()[5]?.texts).toEqual(["以深化集体协商", "凝聚新时代产业工人向心力"]);
  });
});

describe("what stands around a text", () => {
  const id = "lanmu-2024-02";
  /** The contents on page 1 name columns and headlines, too; headlines stand in larger type. */
  const place = (text: string) => {
    const { pages, ...rest } = pdf(id);
    const own = text === "【经验交流】" ? pages.slice(1) : pages;
    return boxOf({ ...rest, pages: own }, text, text === "一块白板管住交接班" ? 20 : 11);
  };
  const face = (text: string): string => place(text).fonts.join();

  it("column, kicker, headline, subhead with —— and bylines stand in that order, centred, in their faces", () => {
    const order = [
      "【经验交流】",
      "汛期供水保障",
      "一块白板管住交接班",
      "——第一水厂推行班组看板的做法",
      "第一水厂",
      "生产运行部",
    ];
    const flow = flowOf(pdf(id)).map(({ text }) => plain(text));
    // The contents name the columns first.
    const start = flow.lastIndexOf("【经验交流】");
    expect(flow.slice(start, start + 6)).toEqual(order);
    for (const text of order.slice(0, 4)) expect(off(middle(place(text)), 106), text).toBeLessThanOrEqual(exact);
    expect(order.slice(0, 4).map((text) => /Heiti|Kaiti|Xiaobiaosong/.exec(face(text))?.[0])).toEqual([
      "Heiti",
      "Kaiti",
      "Xiaobiaosong",
      "Kaiti",
    ]);
  });

  it("names of persons share a line, one zi apart; one blank line stands below", () => {
    const [first, second] = [place("苏晓晴"), place("高大勇")];
    expect(off(second.left - first.right, zi)).toBeLessThanOrEqual(exact);
    expect(off((first.left + second.right) / 2, 106)).toBeLessThanOrEqual(exact);
    expect(off(place("三、力量下沉").top - first.top, 2 * line)).toBeLessThanOrEqual(exact);
  });

  it("notes stand before the first headline, behind a headline, behind a text: 楷体, indented, a blank line around each", () => {
    const notes = ["【编者按：现将三个单位", "编者按：第一水厂的做法", "【编者按：有关建议"];
    for (const note of notes) {
      expect(face(note), note).toContain("Kaiti");
      expect(off(place(note).left, 28 + 2 * zi), note).toBeLessThanOrEqual(exact);
    }
    const flow = flowOf(pdf(id)).map(({ text }) => plain(text));
    const at = (text: string): number => flow.findIndex((one) => one.includes(text));
    expect(flow[at("【编者按：现将") - 1]).toBe("网民关注二次供水改造4");
    expect(flow[at("【编者按：现将") + 1]).toBe("【经验交流】");
    expect(flow[at("编者按：第一水厂") - 1]).toBe("生产运行部");
    const [before, note, after] = flowOf(pdf(id)).slice(at("编者按：第一水厂") - 1, at("编者按：第一水厂") + 2);
    for (const gap of [(note?.top ?? 0) - (before?.top ?? 0), (after?.top ?? 0) - (note?.top ?? 0)])
      expect(off(gap, 2 * line)).toBeLessThanOrEqual(exact);
    expect(at("（编者）")).toBe(at("【编者按：有关建议") + 1);
    expect(off(place("（编者）").right, 184 - 2 * zi)).toBeLessThanOrEqual(exact);
  });

  it("credits close the article, at the right", () => {
    const credits = lineOf(pdf(id), "（供稿：第一水厂");
    expect(textOf(credits)).toBe("（供稿：第一水厂核稿：林望舒程远山）");
    expect(off(credits.right, 184 - zi)).toBeLessThanOrEqual(exact);
    const flow = flowOf(pdf(id)).map(({ text }) => plain(text));
    expect(flow[flow.indexOf(textOf(credits)) + 1]).toBe("管网公司抢修不过夜");
  });

  it("numbers go on within a column and start anew with the next", () => {
    const heads = flowOf(pdf(id)).flatMap(({ text, fonts }) =>
      fonts.some((font) => font.includes("Heiti")) && /^[一二三四]、/.test(text) ? [plain(text)] : [],
    );
    expect(heads).toEqual(["一、交班有据", "二、接班有责", "三、力量下沉", "一、基本情况", "二、处置建议"]);
    expect(
      flowOf(pdf("cengci-2024-02"))
        .map(({ text }) => plain(text))
        .filter((text) => text.endsWith("、主要做法")),
    ).toEqual(["一、主要做法", "一、主要做法"]);
  });

  it("marks of items stand at the indent, drawn from the page's own faces", () => {
    for (const mark of ["★", "■", "●"]) {
      const found = flowOf(pdf(id)).find(({ text }) => text.startsWith(mark));
      expect(off(found?.left ?? 0, 28 + 2 * zi), mark).toBeLessThanOrEqual(exact);
      expect(found?.characters[0]?.font, mark).toMatch(/^Jianbao/);
      expect((found?.characters[0]?.ink.right ?? 0) - (found?.characters[0]?.ink.left ?? 0), mark).toBeGreaterThan(2);
    }
    const turned = lineOf(pdf(id), "其余小区的改造计划");
    expect(off(turned.left, 28)).toBeLessThanOrEqual(exact);
  });
});

describe("contents", () => {
  it("are set from three articles on, under their columns, with the pages their headlines stand on", () => {
    const lines = pdf("lanmu-2024-02").pages[0]?.lines.map((one) => plain(one.text)) ?? [];
    const start = lines.indexOf("目录");
    const pages = ["一块白板管住交接班", "管网公司抢修不过夜", "网民关注二次供水改造"].map(
      (title) => title + boxOf(pdf("lanmu-2024-02"), title, 20).page,
    );
    const [first = "", second = "", third = ""] = pages;
    expect(lines.slice(start + 1, start + 6)).toEqual(["【经验交流】", first, second, "【舆情参考】", third]);
  });

  it("are left out for two articles, and where the issue says so", () => {
    for (const id of ["cengci-2024-02", "biaoti-2024-01"])
      expect(
        pdf(id)
          .pages.map(({ text }) => plain(text))
          .join(""),
      ).not.toContain("目录");
  });
});

describe("notes and links", () => {
  it("notes stand at the end of their own article, in small type, numbered anew in each", () => {
    const flow = flowOf(pdf("lanmu-2024-02")).map(({ text }) => plain(text));
    const notes = flow.flatMap((text, index) => (text === "注" ? [index] : []));
    expect(notes.map((index) => flow[index + 1])).toEqual(["[1]隐患数截至2024年4月底。", "[1]按抢修台账统计。"]);
    expect(notes[0]).toBeGreaterThan(flow.lastIndexOf("二、接班有责"));
    expect(notes[0]).toBeLessThan(flow.lastIndexOf("管网公司抢修不过夜"));
    expect(notes[1]).toBeLessThan(flow.lastIndexOf("【舆情参考】"));
    const note = lineOf(pdf("lanmu-2024-02"), "隐患数截至");
    expect(note.fontSizePt).toBeCloseTo(12, 1);
    expect(off(note.left, 28)).toBeLessThanOrEqual(exact);
    const reference = pdf("lanmu-2024-02")
      .pages.flatMap(({ lines }) => lines)
      .filter(({ text }) => text === "[1]");
    expect(reference.map(({ fontSizePt }) => fontSizePt < 10)).toEqual([true, true]);
  });

  it("prints a link's address behind its words, and only once where the words are the address", () => {
    const text = flowOf(pdf("lanmu-2024-02"))
      .map((one) => plain(one.text))
      .join("");
    expect(text).toContain("详见服务承诺（https://water.example.org/fuwu/）和https://water.example.org/biaozhun/。");
    expect(text.match(/biaozhun/g)).toHaveLength(1);
    const file = readFileSync(join(repository.folder, "dist/print/lanmu-2024-02.pdf"), "latin1");
    expect(file).toContain("https://water.example.org/fuwu/");
  });
});

describe("the body", () => {
  const id = "cengci-2024-01";

  it("sets the four levels in 黑体, 楷体, 仿宋, 仿宋 at the text's size, indented, no line between (7.3.3)", () => {
    const levels = ["一、总体情况", "（一）制度建设", "1.值班制度", "（1）带班领导"];
    const boxes = levels.map((text) => boxOf(pdf(id), text));
    expect(boxes.map(({ fonts }) => /Heiti|Kaiti|Fangsong/.exec(fonts.join())?.[0])).toEqual([
      "Heiti",
      "Kaiti",
      "Fangsong",
      "Fangsong",
    ]);
    for (const [index, { left, top, fontSizePt }] of boxes.entries()) {
      expect(off(left, 28 + 2 * zi)).toBeLessThanOrEqual(exact);
      expect(off(fontSizePt, 15.79)).toBeLessThanOrEqual(0.05);
      expect(off(top - (boxes[0]?.top ?? 0), index * line)).toBeLessThanOrEqual(exact);
    }
  });

  it("sets a run-in heading in its level's face and what follows in 仿宋, on one line", () => {
    const [head, rest] = [boxOf(pdf(id), "（二）强化培训。"), boxOf(pdf(id), "全年举办应急培训班")];
    expect([head.fonts.join(), rest.fonts.join()].map((fonts) => /Kaiti|Fangsong/.exec(fonts)?.[0])).toEqual([
      "Kaiti",
      "Fangsong",
    ]);
    expect(head.top).toBeCloseTo(rest.top, 2);
  });

  it("sets bold in 黑体 and emphasis in 楷体, 小标宋 for bold in 黑体: real faces at one size, nothing slanted or thickened", () => {
    const faces = ["一是压实责任链条", "“双随机”", "关键岗位", "双控", "机制"].map(
      (text) => /Heiti|Kaiti|Fangsong|Xiaobiaosong/.exec(boxOf(pdf(id), text).fonts.join())?.[0],
    );
    expect(faces).toEqual(["Heiti", "Heiti", "Kaiti", "Xiaobiaosong", "Heiti"]);
    const fonts = pdf(id).fonts.map(({ name }) => name);
    expect(fonts.every((name) => /^Jianbao(?:Xiaobiaosong|Songti|Fangsong|Kaiti|Heiti|Latin)-/.test(name))).toBe(true);
    // A thickened or slanted face would be drawn wider, or reach beyond its em box.
    const bold = boxOf(pdf(id), "一是压实责任链条");
    expect(off(bold.right - bold.left, 8 * zi)).toBeLessThanOrEqual(zi / 4);
  });

  it("indents lists by two zi, turned lines flush, and inner lists by two more", () => {
    expect(off(boxOf(pdf(id), "1.编制预案").left, 28 + 2 * zi)).toBeLessThanOrEqual(exact);
    expect(off(lineOf(pdf(id), "一泵一案").left, 28)).toBeLessThanOrEqual(exact);
    expect(off(boxOf(pdf(id), "·发电机").left, 28 + 4 * zi)).toBeLessThanOrEqual(exact);
    expect(off(boxOf(pdf(id), "·热线").left, 28 + 2 * zi)).toBeLessThanOrEqual(exact);
  });

  it("sets quotes in 楷体 between edges two zi further in, their first line indented", () => {
    const [first, second] = [lineOf(pdf(id), "保供水就是保民生"), lineOf(pdf(id), "做到小漏不过夜")];
    expect(first.fonts.join()).toContain("Kaiti");
    expect(off(first.left, 28 + 4 * zi)).toBeLessThanOrEqual(exact);
    expect(off(second.left, 28 + 2 * zi)).toBeLessThanOrEqual(exact);
    // The comma at its end takes half a zi.
    expect(off(first.right - zi / 2, 184 - 2 * zi)).toBeLessThanOrEqual(exact);
  });

  it("strikes out what the author struck out, and keeps it", () => {
    const struck = boxOf(pdf(id), "三日内");
    const strokes = pdf(id).pages[struck.page - 1]?.rules.filter(
      ({ x, width, y }) =>
        off(x, struck.left) < 0.3 && off(x + width, struck.right) < 0.3 && y > struck.top && y < struck.bottom,
    );
    expect(strokes).toHaveLength(1);
  });
});
