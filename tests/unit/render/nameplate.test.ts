import { describe, expect, it } from "vitest";
import { nameplateLines } from "../../../src/render/nameplate.ts";

describe("nameplateLines", () => {
  it("sets two lines small over large, and tracks a short second line", () => {
    expect(nameplateLines(["云岭水务集团", "简报"])).toEqual([
      { text: "云岭水务集团", size: 26, tracking: 0 },
      { text: "简报", size: 60, tracking: 1 },
    ]);
  });

  it("sets one line large; the page fits it", () => {
    expect(nameplateLines(["营商环境改革动态"])).toEqual([{ text: "营商环境改革动态", size: 62, tracking: 0 }]);
    expect(nameplateLines(["高教信息"])).toEqual([{ text: "高教信息", size: 62, tracking: 0.3 }]);
  });

  it("does not track letters and digits, which are not spread", () => {
    expect(nameplateLines(["5G"])).toEqual([{ text: "5G", size: 62, tracking: 0 }]);
  });
});
