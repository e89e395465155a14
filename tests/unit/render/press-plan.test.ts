import { describe, expect, it } from "vitest";
import { planSecondPrint, sheetMultiple } from "../../../src/render/press-plan.ts";

describe("planSecondPrint", () => {
  it("lets the first print stand when the imprint closes the last page of text", () => {
    expect(planSecondPrint({ pages: ["正文", "正文抄送"], rotated: false }, "even")).toBeUndefined();
  });

  it("lets an imprint page right after text keep its number", () => {
    expect(planSecondPrint({ pages: ["正文", "正文", "正文", "抄送"], rotated: false }, "even")).toBeUndefined();
  });

  it("takes the folios off a blank page and the imprint page behind it", () => {
    expect(planSecondPrint({ pages: ["正文", "正文", "", "抄送"], rotated: false }, "even")).toEqual({
      ownPage: true,
      blankPages: 1,
      silent: true,
    });
  });

  it("counts every blank page before the imprint of a four-page sheet", () => {
    expect(planSecondPrint({ pages: ["正文", "", "", "抄送"], rotated: false }, "multiple-of-4")).toEqual({
      ownPage: true,
      blankPages: 2,
      silent: true,
    });
  });

  it("adds the pages that rotated tables leave missing", () => {
    expect(planSecondPrint({ pages: ["正文", "表", "正文抄送"], rotated: true }, "even")).toEqual({
      ownPage: true,
      blankPages: 0,
      silent: false,
    });
    expect(planSecondPrint({ pages: ["正文", "表"], rotated: true }, "multiple-of-4")).toEqual({
      ownPage: true,
      blankPages: 1,
      silent: true,
    });
    expect(planSecondPrint({ pages: ["正文", "表抄送"], rotated: true }, "even")).toBeUndefined();
  });
});

describe("sheetMultiple", () => {
  it("rounds the sheet up to the side the imprint must be on", () => {
    expect([sheetMultiple("even"), sheetMultiple("last"), sheetMultiple("multiple-of-4")]).toEqual([2, 1, 4]);
  });
});
