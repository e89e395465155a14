import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { destinationPages } from "../../src/render/pdf/destinations.ts";
import { mastheadFiles } from "../helpers/masthead-issues.ts";
import { measurePdf, type MeasuredLine, type MeasuredPdf } from "../helpers/pdf-measure.ts";
import { testRepository, type TestRepository } from "../helpers/repository.ts";
import { runCli, type CliResult } from "../helpers/run-cli.ts";

/** mm; one character, and one line, of the text. */
const zi = 156 / 28;
const line = (225 - zi) / 21;
const red = "#e60012";

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

let repository: TestRepository;
let result: CliResult;
const measured = new Map<string, MeasuredPdf>();

beforeAll(async () => {
  const content = Object.entries(mastheadFiles).map(([path, text]) => [`content/${path}`, text]);
  repository = testRepository({
    "content/shuiwu/series.yaml": undefined,
    "content/shuiwu/2024/01.md": undefined,
    ...Object.fromEntries(content),
  });
  result = await runCli(["build"], { cwd: repository.folder });
  for (const path of Object.keys(mastheadFiles)) {
    const id = /^([a-z]+)\/2024\/(\d\d)(?:\.md|\/index\.md)$/.exec(path)?.slice(1).join("-2024-");
    const file = join(repository.folder, `dist/print/${id}.pdf`);
    if (id !== undefined && existsSync(file)) measured.set(id, await measurePdf(readFileSync(file)));
  }
}, 120_000);
afterAll(() => repository.remove());

function linesOf(id: string, page = 1): readonly MeasuredLine[] {
  const pages = measured.get(id)?.pages;
  if (pages === undefined) throw new Error(`${id} was not printed: ${result.stderr}`);
  return pages[page - 1]?.lines ?? [];
}

function plain(text: string): string {
  return text.replaceAll(/\s/g, "");
}

function lineWith(id: string, text: string, page = 1): MeasuredLine {
  const found = linesOf(id, page).find((one) => plain(one.text).includes(text));
  if (found === undefined) throw new Error(`${id} does not show ${text} on page ${page}`);
  return found;
}

/** Edges of a text's own characters within its line: of their em boxes. */
function boxOf(id: string, text: string, page = 1): Box {
  const characters = lineWith(id, text, page).characters.filter((one) => one.text.trim() !== "");
  const start = plain(characters.map((one) => one.text).join("")).indexOf(text);
  const own = characters.slice(start, start + [...text].length);
  return {
    left: Math.min(...own.map((one) => one.left)),
    right: Math.max(...own.map((one) => one.right)),
    top: Math.min(...own.map((one) => one.top)),
    bottom: Math.max(...own.map((one) => one.bottom)),
  };
}

/** Edges of a line's ink. */
function inkOf(id: string, text: string): Box {
  const boxes = lineWith(id, text)
    .characters.filter((one) => one.text.trim() !== "")
    .map(({ ink }) => ink);
  return {
    left: Math.min(...boxes.map((one) => one.left)),
    right: Math.max(...boxes.map((one) => one.right)),
    top: Math.min(...boxes.map((one) => one.top)),
    bottom: Math.max(...boxes.map((one) => one.bottom)),
  };
}

function middle({ left, right }: Pick<Box, "left" | "right">): number {
  return (left + right) / 2;
}

function redRules(id: string): MeasuredPdf["pages"][number]["rules"] {
  return measured.get(id)?.pages.flatMap(({ rules }) => rules.filter((rule) => rule.color === red)) ?? [];
}

/** How far a length is from what it should be. */
function off(found: number, wanted: number): number {
  return Math.abs(found - wanted);
}

/** The page on which a headline stands, from 1. */
function pageOfHeadline(id: string, headline: string): number {
  const pages = measured.get(id)?.pages ?? [];
  return 1 + pages.findIndex(({ lines }) => lines.some((one) => one.fontSizePt > 20 && plain(one.text) === headline));
}

/** Entries of a page: title of the line that ends with a number, and the number. */
function entries(id: string, page: number): [string, number][] {
  return linesOf(id, page).flatMap((one): [string, number][] => {
    const match = /^(?!—|2024|第\d+期)(\D.*?)(\d+)$/.exec(plain(one.text));
    return match === null ? [] : [[match[1] ?? "", Number(match[2])]];
  });
}

it("builds every variant without an error", () => {
  expect(result).toMatchObject({ code: 0 });
  expect(measured.size).toBe(Object.keys(mastheadFiles).filter((path) => /(?:\d\d|index)\.md$/.test(path)).length);
});

describe("nameplate", () => {
  it.each([
    ["yunling-2024-01", "云岭水务集团", ["云岭水务集团", "简报"]],
    ["yunling-2024-02", "云岭水务集团", ["云岭水务集团", "简报"]],
    ["yunling-2024-05", "云岭水务集团", ["云岭水务集团", "简报"]],
    ["dongtai-2024-01", "云岭营商环境改革创新动态", ["云岭营商环境改革创新动态"]],
    ["gaojiao-2024-01", "高教信息", ["高教信息"]],
  ])("of %s: its ink starts at 72 mm, is centred on 106 mm and not wider than 156 mm (7.2.4)", (id, first, all) => {
    expect(off(inkOf(id, first).top, 72)).toBeLessThanOrEqual(0.3);
    for (const text of all) {
      const ink = inkOf(id, text);
      expect(off(middle(ink), 106)).toBeLessThanOrEqual(0.3);
      expect(ink.right - ink.left).toBeLessThanOrEqual(156);
      expect(lineWith(id, text).color).toBe(red);
    }
  });

  it("fills the width where one line is long, and keeps to its size where it is short", () => {
    const long = boxOf("dongtai-2024-01", "云岭营商环境改革创新动态");
    expect(off(long.right - long.left, 156)).toBeLessThanOrEqual(1);
    expect(lineWith("gaojiao-2024-01", "高教信息").fontSizePt).toBeCloseTo(62, 1);
  });

  it("distributed: each line runs from edge to edge but for side bearings", () => {
    for (const text of ["云岭水务集团", "简报"]) {
      const box = boxOf("yunling-2024-05", text);
      expect(off(box.left, 28)).toBeLessThanOrEqual(0.5);
      expect(off(box.right, 184)).toBeLessThanOrEqual(0.5);
    }
  });

  it("compact: stands 4 mm below the type area's top, or below the marks, which take lines of their own", () => {
    expect(off(inkOf("yunling-2024-03", "云岭水务集团").top, 41 + 2 * line)).toBeLessThanOrEqual(0.3);
    expect(off(inkOf("shouye-2024-01", "云岭水务集团").top, 41)).toBeLessThanOrEqual(0.3);
  });

  it("pre-printed: its space is kept, nothing is drawn, and no text of it is in the file", () => {
    const file = measured.get("yunling-2024-04");
    expect(file?.pages.some((page) => plain(page.text).includes("简报"))).toBe(false);
    expect(
      file?.pages.flatMap(({ lines, rules }) => [...lines, ...rules]).filter(({ color }) => color === red),
    ).toEqual([]);
    for (const [printed, paper] of [
      ["第一期", "第四期"],
      ["2024年1月5日", "2024年1月26日"],
      ["集团部署汛期供水保障工作", "集团部署汛期供水保障工作"],
    ] as const)
      expect(off(boxOf("yunling-2024-04", paper).top, boxOf("yunling-2024-01", printed).top)).toBeLessThanOrEqual(0.05);
  });
});

describe("issue line", () => {
  it("is centred, and a short number in Chinese numerals is spaced without typed spaces", () => {
    const box = boxOf("yunling-2024-01", "第一期");
    expect(off(middle(box), 106)).toBeLessThanOrEqual(0.1);
    expect(off(box.right - box.left, 4 * zi)).toBeLessThanOrEqual(0.1);
    expect(measured.get("yunling-2024-01")?.info.title).toBe("云岭水务集团简报 第一期");
  });

  it("breaks at | into two centred lines, and is one piece wherever the issue is named", () => {
    const [upper, lower] = [boxOf("dongtai-2024-01", "2024年第1期"), boxOf("dongtai-2024-01", "（总第21期）")];
    expect(off(middle(upper), 106)).toBeLessThanOrEqual(0.1);
    expect(off(middle(lower), 106)).toBeLessThanOrEqual(0.1);
    expect(off(lower.top - upper.top, line)).toBeLessThanOrEqual(0.05);
    expect(measured.get("dongtai-2024-01")?.info.title).toBe("云岭营商环境改革创新动态 2024年第1期（总第21期）");
    const page = readFileSync(join(repository.folder, "dist/site/dongtai/2024/01/index.html"), "utf8");
    expect(page).toContain("2024年第1期<br>（总第21期）");
    for (const name of ["index.html", "dongtai/index.html", "dongtai/2024/01/index.html"])
      expect(readFileSync(join(repository.folder, "dist/site", name), "utf8")).not.toContain("期|");
  });
});

describe("row of issuer and date", () => {
  it("at the sides: 1 zi from either edge", () => {
    expect(off(boxOf("yunling-2024-01", "云岭水务集团办公室").left, 28 + zi)).toBeLessThanOrEqual(0.1);
    expect(off(boxOf("yunling-2024-01", "2024年1月5日").right, 184 - zi)).toBeLessThanOrEqual(0.1);
    expect(off(boxOf("yunling-2024-01", "2024年1月5日").top, 37 + 9 * line)).toBeLessThanOrEqual(0.1);
  });

  it("centred: both together, 1 zi between them", () => {
    const [issuer, date] = [boxOf("yunling-2024-05", "云岭水务集团办公室"), boxOf("yunling-2024-05", "2024年2月2日")];
    expect(off((issuer.left + date.right) / 2, 106)).toBeLessThanOrEqual(0.1);
    expect(off(date.left - issuer.right, zi)).toBeLessThanOrEqual(0.1);
  });

  it("three-part: issuer, issue line in the middle, date, and no other issue line", () => {
    const parts = ["发展研究中心", "2024年第1期", "2024年3月19日"].map((text) => boxOf("gaojiao-2024-01", text));
    const [issuer, number, date] = parts;
    expect(off(issuer?.left ?? 0, 28 + zi)).toBeLessThanOrEqual(0.1);
    expect(off(middle(number ?? { left: 0, right: 0 }), 106)).toBeLessThanOrEqual(0.1);
    expect(off(date?.right ?? 0, 184 - zi)).toBeLessThanOrEqual(0.1);
    expect(new Set(parts.map(({ top }) => top.toFixed(1))).size).toBe(1);
    expect(linesOf("gaojiao-2024-01").filter(({ text }) => plain(text).includes("2024年第1期"))).toHaveLength(1);
  });

  it("sets 编 right behind the issuer, 主办 half a zi behind it, on the page and on the site", () => {
    const [issuer, role] = [boxOf("gaojiao-2024-01", "发展研究中心"), boxOf("gaojiao-2024-01", "主办")];
    expect(off(role.left - issuer.right, zi / 2)).toBeLessThanOrEqual(0.05);
    const office = boxOf("dongtai-2024-01", "云岭市营商环境建设局编");
    expect(off(office.right - office.left, 11 * zi)).toBeLessThanOrEqual(0.05);
    const page = readFileSync(join(repository.folder, "dist/site/gaojiao/2024/01/index.html"), "utf8");
    expect(page).toContain('发展研究中心<span class="role">主办</span>');
  });

  it.each(["changming-2024-01", "changming-2024-02"])(
    "%s: an issuer too long gets rows of its own, and a warning",
    (id) => {
      const [issuer, date] = [boxOf(id, "云岭市工业投资集团"), boxOf(id, "2024年12月")];
      expect(date.top - issuer.top).toBeGreaterThan(line - 0.1);
      expect(off(lineWith(id, "2024年12月").right, 184 - zi)).toBeLessThanOrEqual(0.1);
      expect(off(middle(boxOf(id, `第${id.slice(-1)}期`)), 106)).toBeLessThanOrEqual(0.1);
      expect(off((redRules(id)[0]?.y ?? 0) - date.bottom, 4)).toBeLessThanOrEqual(0.1);
      expect(result.stderr).toMatch(/changming\/series\.yaml:2:9 warning .*\[print\/issuer-row-stacked\]/);
    },
  );
});

describe("marks", () => {
  const id = "yunling-2024-02";

  it("stand at the left of lines 1 to 3: 份号, 密级★期限, 紧急程度 (7.2.1–3)", () => {
    for (const [index, text] of ["000007", "内部★1年", "特急"].entries()) {
      expect(off(boxOf(id, text).left, 28)).toBeLessThanOrEqual(0.1);
      expect(off(boxOf(id, text).top, 37 + index * line)).toBeLessThanOrEqual(0.1);
    }
    expect(lineWith(id, "内部★").fonts[0]).toContain("Heiti");
    expect(lineWith(id, "特急").fonts[0]).toContain("Heiti");
  });

  it("has the notice at the right of line 1", () => {
    expect(off(boxOf(id, "注意保存").right, 184)).toBeLessThanOrEqual(0.1);
    expect(off(boxOf(id, "注意保存").top, 37)).toBeLessThanOrEqual(0.1);
  });

  it("sets 签发人 two a line, 1 zi from the right, names in 楷体, the next line's under the first name (7.2.6)", () => {
    const [first, second, third] = ["林如海", "方远", "沈一鸣"].map((name) => boxOf(id, name));
    expect(off(second?.right ?? 0, 184 - zi)).toBeLessThanOrEqual(0.1);
    expect(off((second?.right ?? 0) - (second?.left ?? 0), 3 * zi)).toBeLessThanOrEqual(0.1);
    expect(off((second?.left ?? 0) - (first?.right ?? 0), zi)).toBeLessThanOrEqual(0.1);
    expect(off(third?.left ?? 0, first?.left ?? 0)).toBeLessThanOrEqual(0.1);
    expect(off((third?.top ?? 0) - (first?.top ?? 0), line)).toBeLessThanOrEqual(0.05);
    expect(off(boxOf(id, "签发人：").right, first?.left ?? 0)).toBeLessThanOrEqual(0.1);
    expect(lineWith(id, "沈一鸣").fonts[0]).toContain("Kaiti");
    expect(lineWith(id, "签发人").fonts[0]).toContain("Fangsong");
  });
});

describe("red rule", () => {
  it("is drawn once: 4 mm under the row's glyphs, 156 mm by 0.53 mm (7.2.7)", () => {
    for (const [id, last] of [
      ["yunling-2024-01", "2024年1月5日"],
      ["yunling-2024-02", "2024年1月12日"],
      ["yunling-2024-03", "2024年1月19日"],
      ["dongtai-2024-01", "2024年3月4日"],
      ["gaojiao-2024-01", "2024年3月19日"],
      ["shouye-2024-02", "2024年1月12日"],
    ] as const) {
      const [rule, ...others] = redRules(id);
      expect(others).toEqual([]);
      expect(off((rule?.y ?? 0) - boxOf(id, last).bottom, 4)).toBeLessThanOrEqual(0.1);
      expect(off(rule?.x ?? 0, 28)).toBeLessThanOrEqual(0.1);
      expect(off(rule?.width ?? 0, 156)).toBeLessThanOrEqual(0.1);
      expect(off(rule?.height ?? 0, 0.53)).toBeLessThanOrEqual(0.03);
    }
  });

  it("has two blank lines below it: what comes next stands on the third line", () => {
    expect(
      off(boxOf("shouye-2024-05", "现将会议情况").top - boxOf("shouye-2024-05", "2024年2月2日").top, 3 * line),
    ).toBeLessThanOrEqual(0.1);
  });
});

describe("page 1 shows text (7.3.3)", () => {
  const opening = "进入汛期以来";

  it("the masthead moves up below a long headline with kicker, subhead and byline", () => {
    expect(lineWith("shouye-2024-01", opening).top).toBeLessThan(262);
    expect(result.stderr).toMatch(/shouye\/2024\/01\.md:2:8 info .*\[print\/masthead-compact\]/);
    expect(
      off(boxOf("shouye-2024-01", "汛期供水保障").top - boxOf("shouye-2024-01", "2024年1月5日").top, 3 * line),
    ).toBeLessThanOrEqual(0.1);
  });

  it("gives up blank lines where that is not enough, as many as are needed", () => {
    expect(lineWith("shouye-2024-02", opening).top).toBeLessThan(262);
    expect(result.stderr).toMatch(/shouye\/2024\/02\.md:2:8 info .*少空 2 行.*\[print\/masthead-tight\]/);
    expect(off(boxOf("shouye-2024-02", "签发人").top - boxOf("shouye-2024-02", "第2期").top, line)).toBeLessThanOrEqual(
      0.1,
    );
    expect(
      off(boxOf("shouye-2024-02", "【工作部署】").top - boxOf("shouye-2024-02", "2024年1月12日").top, 2 * line),
    ).toBeLessThanOrEqual(0.1);
  });

  it("stays as it was, with a warning, where nothing helps: a figure as high as figures get", () => {
    expect(result.stderr).toMatch(/shouye\/2024\/03\.md:4:8 warning .*\[print\/first-page-empty\]/);
    expect(off(inkOf("shouye-2024-03", "云岭水务集团").top, 72)).toBeLessThanOrEqual(0.3);
    expect(pageOfHeadline("shouye-2024-03", "一月供水量")).toBe(2);
  });

  it("a figure alone counts, and a lower one comes to page 1 below a compact masthead", () => {
    expect(pageOfHeadline("shouye-2024-04", "二月供水量")).toBe(1);
    expect(linesOf("shouye-2024-04").some(({ text }) => plain(text).includes("图1各水厂供水量"))).toBe(true);
    expect(result.stderr).toMatch(/shouye\/2024\/04\.md:2:8 info .*\[print\/masthead-compact\]/);
  });

  it("a note counts: then only the blank line under the issue line is given up to bring the body below it", () => {
    expect(lineWith("shouye-2024-05", opening).top).toBeLessThan(262);
    expect(off(inkOf("shouye-2024-05", "云岭水务集团").top, 72)).toBeLessThanOrEqual(0.3);
    expect(
      off(boxOf("shouye-2024-05", "2024年2月2日").top - boxOf("shouye-2024-05", "第5期").top, line),
    ).toBeLessThanOrEqual(0.1);
  });

  it("pre-printed paper fixes all above the red rule: only the lines below it are given up", () => {
    expect(lineWith("shouye-2024-06", opening).top).toBeLessThan(262);
    expect(off(boxOf("shouye-2024-06", "第6期").top, boxOf("shouye-2024-03", "第3期").top)).toBeLessThanOrEqual(0.05);
    expect(
      off(boxOf("shouye-2024-06", "2024年2月9日").top, boxOf("shouye-2024-03", "2024年1月19日").top),
    ).toBeLessThanOrEqual(0.05);
    expect(
      off(boxOf("shouye-2024-06", "汛期供水保障").top - boxOf("shouye-2024-06", "2024年2月9日").top, 2 * line),
    ).toBeLessThanOrEqual(0.1);
  });

  it("contents that fill page 1 count", () => {
    expect(result.stderr).not.toContain("mulu/");
    expect(off(inkOf("mulu-2024-02", "云岭水务集团").top, 72)).toBeLessThanOrEqual(0.3);
    expect(pageOfHeadline("mulu-2024-02", "第一水厂完成滤池改造")).toBeGreaterThan(1);
  });
});

describe("contents", () => {
  it("are grouped by column, entries hang, numbers stand 1 zi from the right edge", () => {
    const id = "mulu-2024-01";
    const text = linesOf(id).map((one) => plain(one.text));
    const start = text.indexOf("本期要目");
    expect(text.slice(start + 1, start + 3)).toEqual(["【要闻】", "第一水厂完成滤池改造2"]);
    expect(off(middle(boxOf(id, "本期要目")), 106)).toBeLessThanOrEqual(0.1);
    expect(off(boxOf(id, "【基层动态】").left, 28 + zi)).toBeLessThanOrEqual(0.1);
    expect(off(boxOf(id, "第一水厂完成滤池改造").left, 28 + 2 * zi)).toBeLessThanOrEqual(0.1);
    const [first, turned] = linesOf(id).filter(({ text: words }) => /管网公司坚持|城区东部/.test(plain(words)));
    expect(off(first?.left ?? 0, 28 + 2 * zi)).toBeLessThanOrEqual(0.1);
    expect(off(turned?.left ?? 0, 28 + 3 * zi)).toBeLessThanOrEqual(0.1);
    for (const [title] of entries(id, 1)) expect(off(lineWith(id, title).right, 184 - zi)).toBeLessThanOrEqual(0.1);
  });

  it("name the right pages, on a second page of contents too", () => {
    const titles = [
      "第一水厂完成滤池改造",
      "客服热线月度接通率创新高",
      "水质中心开展应急演练",
      "二次供水泵房改造全部完工",
    ];
    for (const title of titles)
      expect(Object.fromEntries(entries("mulu-2024-01", 1))[title]).toBe(pageOfHeadline("mulu-2024-01", title));
    const long = [...entries("mulu-2024-02", 1), ...entries("mulu-2024-02", 2)];
    expect(long).toHaveLength(24);
    for (const [title, page] of long.filter(([words]) => /（\d+）$/.test(words) && !words.startsWith("保障")))
      expect([title, page]).toEqual([title, pageOfHeadline("mulu-2024-02", title)]);
  });

  it("lead to the headlines they name", () => {
    const file = readFileSync(join(repository.folder, "dist/print/mulu-2024-01.pdf"));
    const targets = destinationPages(file);
    for (const [index, title] of Object.keys(Object.fromEntries(entries("mulu-2024-01", 1))).entries()) {
      if (title.startsWith("力保障")) continue;
      expect(targets[`a${index + 1}-h`]).toBe(pageOfHeadline("mulu-2024-01", title));
      expect(file.includes(`/Dest /a${index + 1}-h`)).toBe(true);
    }
  });

  it("draw leaders without putting them into the text, within the type area", () => {
    const page = measured.get("mulu-2024-01")?.pages[0];
    const leaders = page?.rules.filter(({ color, width }) => color === "#000000" && width < 120) ?? [];
    expect(leaders).toHaveLength(5);
    for (const { x, width } of leaders) expect(x + width).toBeLessThan(184 - 2 * zi);
    expect(page?.text).not.toMatch(/[.…·]{2}/);
  });
});
