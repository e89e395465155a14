import { describe, expect, it } from "vitest";
import { padded, shortened, table } from "../../src/cli/table.ts";
import { displayWidth } from "../../src/cli/report-diagnostics.ts";

describe("a table on a terminal", () => {
  it("counts two columns for a Chinese character", () => {
    expect(padded("期号", 6)).toBe("期号  ");
    expect(padded("12", 4, "start")).toBe("  12");
    expect(padded("已经太宽", 4)).toBe("已经太宽");
  });

  it("starts every column at the same place, whatever stands before it", () => {
    const lines = table(
      [
        ["编号", "页数", "标题"],
        ["anquan-2024-03", "12", "压实责任"],
        ["动态", "4", "ab"],
      ],
      [1],
    );
    expect(lines).toEqual(["编号            页数  标题", "anquan-2024-03    12  压实责任", "动态               4  ab"]);
  });

  it("cuts the last column at the terminal's width, never inside a character", () => {
    const [line = ""] = table([["a", "关于做好汛期安全工作的通报"]], [], 16);
    expect(line).toBe("a  关于做好汛…");
    expect(displayWidth(line)).toBeLessThanOrEqual(15);
    expect(shortened("通报", 4)).toBe("通报");
  });

  it("leaves no blanks at the ends of lines", () => {
    expect(
      table([
        ["a", ""],
        ["bb", "c"],
      ]),
    ).toEqual(["a", "bb  c"]);
  });
});
