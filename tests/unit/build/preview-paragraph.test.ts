import { describe, expect, it } from "vitest";
import { lineAt, ParagraphFinder, printedLines, type PrintedLine } from "../../../src/build/preview/paragraph.ts";
import type { ExpectedText } from "../../../src/model/press.ts";

const path = "/r/content/shuiwu/2024/01.md";
const source = [
  "---",
  "title: 云岭水务部署|汛期供水保障",
  "---",
  "",
  "进入汛期以来，各水厂对取水口、加药间**逐一排查**，共整改",
  "隐患36项。各单位要抓好落实。",
  "",
  "## 强化监测",
  "",
  "原水浊度监测加密为每2小时1次。各单位要抓好落实。",
];

/** A text typed on one or several lines of the source. */
function typed(
  text: string,
  line: number,
  column: number,
  endLine = line,
  endColumn = column + text.length,
): ExpectedText {
  return { text, place: { path, line, column, endLine, endColumn } };
}

const texts: readonly ExpectedText[] = [
  typed("云岭水务部署 汛期供水保障", 2, 8),
  typed("进入汛期以来，各水厂对取水口、加药间", 5, 1),
  typed("逐一排查", 5, 21),
  typed("，共整改隐患36项。各单位要抓好落实。", 5, 27, 6, 16),
  typed("强化监测", 8, 4),
  typed("原水浊度监测加密为每2小时1次。各单位要抓好落实。", 10, 1),
];

/** Lines of two pages, 10 mm apart. */
function lines(...pages: readonly (readonly string[])[]): PrintedLine[] {
  return pages.flatMap((page, number) =>
    page.map((text, index) => ({
      page: number + 1,
      text,
      left: 28,
      right: 180,
      top: 40 + index * 10,
      bottom: 45 + index * 10,
    })),
  );
}

const printed = lines(
  [
    "云岭水务部署",
    "汛期供水保障",
    "进入汛期以来，各水厂对取水口、",
    "加药间逐一排查，共整改隐患36",
    "项。各单位要抓好落实。",
    "—1—",
  ],
  ["一、强化监测", "原水浊度监测加密为每2小时1次。", "各单位要抓好落实。", "—2—"],
);

const finder = new ParagraphFinder(printed, texts);

function found(index: number): string | undefined {
  const place = finder.placeOf(index, () => source);
  return place === undefined ? undefined : `${place.line}:${place.column}`;
}

describe("a click on a page", () => {
  it("finds the line and column its text was typed at", () => {
    expect(found(2)).toBe("5:1");
    expect(found(3)).toBe("5:16");
    expect(found(7)).toBe("10:1");
  });

  it("finds headlines over their lines", () => {
    expect(found(0)).toBe("2:8");
    expect(found(1)).toBe("2:15");
  });

  it("finds text that was typed over two lines where it stands", () => {
    expect(found(4)).toBe("6:5");
  });

  it("finds a heading behind the number we set", () => {
    expect(found(6)).toBe("8:4");
  });

  it("tells equal sentences apart by their neighbours", () => {
    expect(found(8)).toBe("10:17");
  });

  it("finds nothing for a folio", () => {
    expect([found(5), found(9)]).toEqual([undefined, undefined]);
  });

  it("gives the paragraph where the source was changed meanwhile", () => {
    expect(finder.placeOf(3, () => [])).toMatchObject({ path, line: 5, column: 1 });
  });

  it("takes the line under it, or the nearest one, and none in an empty margin", () => {
    expect(lineAt(printed, 1, 100, 62)).toBe(2);
    expect(lineAt(printed, 1, 20, 66)).toBe(2);
    expect(lineAt(printed, 2, 100, 42)).toBe(6);
    expect(lineAt(printed, 2, 100, 250)).toBeUndefined();
    expect(lineAt(printed, 3, 100, 42)).toBeUndefined();
    expect(lineAt(printed, Number.NaN, Number.NaN, Number.NaN)).toBeUndefined();
  });
});

describe("a finding", () => {
  it("is shown at the line that prints its place", () => {
    const at = (line: number, column: number): number | undefined =>
      finder.lineOf({ path, line, column, endLine: line, endColumn: column + 1 }, () => source);
    expect(at(2, 8)).toBe(0);
    expect(at(5, 3)).toBe(2);
    expect(at(8, 4)).toBe(6);
    expect(at(10, 1)).toBe(7);
    expect(at(10, 18)).toBe(8);
    expect(at(6, 3)).toBe(3);
    expect(at(6, 8)).toBe(4);
    expect(at(40, 1)).toBeUndefined();
  });

  it("of another file is not shown", () => {
    const place = { path: "/r/content/shuiwu/series.yaml", line: 2, column: 8, endLine: 2, endColumn: 9 };
    expect(finder.lineOf(place, () => source)).toBeUndefined();
  });
});

describe("lines of a measured page", () => {
  it("are its level lines without white space", () => {
    const line = { angle: 0, left: 1, top: 2, right: 3, bottom: 4, characters: [], ink: undefined };
    const page = {
      number: 2,
      lines: [
        { ...line, text: "第 三 期" },
        { ...line, text: "侧", angle: 90 },
        { ...line, text: "　" },
      ],
    };
    expect(printedLines({ pages: [page] } as never)).toEqual([
      { page: 2, text: "第三期", left: 1, top: 2, right: 3, bottom: 4 },
    ]);
  });
});
