import { describe, expect, it } from "vitest";
import {
  isBlack,
  isHan,
  isRed,
  median,
  nearest,
  neverFirst,
  neverLast,
  plain,
  segments,
  visible,
  visualEdges,
} from "../../../src/inspect/recognise/characters.ts";
import { zi } from "../../../src/model/layout.ts";
import { lineAt } from "../../helpers/measured.ts";

describe("characters", () => {
  it("of Chinese are told from marks, letters and radicals", () => {
    expect(["中", "〇", "㐀", "𠀀"].map((one) => isHan(one))).toEqual([true, true, true, true]);
    expect(["，", "A", "1", "⼈", "－"].map((one) => isHan(one))).toEqual([false, false, false, false, false]);
  });

  it("may not open a line where they close something, nor close it where they open something", () => {
    for (const mark of "。，、；：！？）》”％") expect(neverFirst).toContain(mark);
    for (const mark of "（《“〔￥№") expect(neverLast).toContain(mark);
    for (const mark of "（《“") expect(neverFirst).not.toContain(mark);
    for (const mark of "。）》”") expect(neverLast).not.toContain(mark);
  });
});

describe("a colour", () => {
  it.each(["#e60012", "#ff0000", "#c00000", "#ed1c24", "#da251d", "#be0010"])("%s is red", (color) => {
    expect(isRed(color)).toBe(true);
  });
  it.each(["#000000", "#f08300", "#800000", "#ff00ff", "#ffffff", "#ff8080", "#0000ff"])("%s is not red", (color) => {
    expect(isRed(color)).toBe(false);
  });
  it("is black as far as print makes it", () => {
    expect(["#000000", "#231f20", "#1a1a1a"].map(isBlack)).toEqual([true, true, true]);
    expect(["#333333", "#000080", "#e60012", "#ffffff"].map(isBlack)).toEqual([false, false, false, false]);
  });
});

describe("a line", () => {
  it("falls apart at wide gaps, and nowhere else", () => {
    const line = lineAt("清江市办公室        2024年6月1日", 33.57, 125);
    expect(segments(line).map(({ text }) => text)).toEqual(["清江市办公室", "2024年6月1日"]);
    expect(segments(lineAt("第 2 期", 90, 105)).map(({ text }) => text)).toEqual(["第2期"]);
    expect(segments(lineAt("第二期", 90, 105, { spacing: 0.5 }))).toHaveLength(1);
  });

  it("keeps its visible characters", () => {
    expect(visible(lineAt(" 一 二", 28, 40)).map(({ text }) => text)).toEqual(["一", "二"]);
    expect(plain(" 一　二\n")).toBe("一二");
  });

  it("ends for the eye where the ink of a mark at its end does", () => {
    const line = lineAt("“早部署、早落实”", 28 - zi / 2, 40);
    const { left, right } = visualEdges(line, zi);
    expect(nearest(left, 28)).toBeCloseTo(0);
    expect(right).toHaveLength(2);
    expect((right[0] ?? 0) - (right[1] ?? 0)).toBeCloseTo(zi / 2);
    expect(visualEdges(lineAt("早部署", 28, 40), zi)).toMatchObject({ left: [28] });
  });
});

describe("figures", () => {
  it("give the nearest distance with its sign, and the middle", () => {
    expect(nearest([10, 20], 12)).toBe(-2);
    expect(nearest([10, 20], 19)).toBe(1);
    expect(median([3, 1, 2])).toBe(2);
    expect(median([])).toBeNaN();
  });
});
