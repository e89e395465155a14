import { describe, expect, it } from "vitest";
import { isImprintAlone, planSecondPrint, sheetMultiple } from "../../../src/render/press-plan.ts";

const flat = { imprintPages: 1, rotated: false };

describe("planSecondPrint", () => {
  it("lets the first print stand when the imprint closes the last page of text", () => {
    expect(planSecondPrint({ ...flat, pages: 2, textEnd: 2 }, "even")).toBeUndefined();
  });

  it("lets an imprint page right after text keep its number", () => {
    expect(planSecondPrint({ ...flat, pages: 4, textEnd: 3 }, "even")).toBeUndefined();
  });

  it("takes the folios off a blank page and the imprint page behind it", () => {
    expect(planSecondPrint({ ...flat, pages: 4, textEnd: 2 }, "even")).toEqual({
      ownPage: true,
      blankPages: 1,
      silent: true,
    });
  });

  it("counts every blank page before the imprint of a four-page sheet", () => {
    expect(planSecondPrint({ ...flat, pages: 4, textEnd: 1 }, "multiple-of-4")).toEqual({
      ownPage: true,
      blankPages: 2,
      silent: true,
    });
  });

  it("takes no page of a long imprint for a blank one", () => {
    expect(planSecondPrint({ pages: 4, textEnd: 2, imprintPages: 2, rotated: false }, "even")).toBeUndefined();
    expect(planSecondPrint({ pages: 6, textEnd: 2, imprintPages: 3, rotated: false }, "even")).toEqual({
      ownPage: true,
      blankPages: 1,
      silent: true,
    });
  });

  it("adds the pages that rotated tables leave missing", () => {
    const rotated = { imprintPages: 1, rotated: true };
    expect(planSecondPrint({ ...rotated, pages: 3, textEnd: 3 }, "even")).toEqual({
      ownPage: true,
      blankPages: 0,
      silent: false,
    });
    expect(planSecondPrint({ ...rotated, pages: 2, textEnd: 2 }, "multiple-of-4")).toEqual({
      ownPage: true,
      blankPages: 1,
      silent: true,
    });
    expect(planSecondPrint({ ...rotated, pages: 2, textEnd: 2 }, "even")).toBeUndefined();
  });
});

describe("isImprintAlone", () => {
  it("is so only where the imprint might stand with the text", () => {
    expect(isImprintAlone({ ...flat, pages: 3, textEnd: 2 }, "last")).toBe(true);
    expect(isImprintAlone({ ...flat, pages: 2, textEnd: 2 }, "last")).toBe(false);
    expect(isImprintAlone({ ...flat, pages: 2, textEnd: 1 }, "even")).toBe(false);
    expect(isImprintAlone({ pages: 4, textEnd: 2, imprintPages: 2, rotated: false }, "last")).toBe(false);
  });
});

describe("sheetMultiple", () => {
  it("rounds the sheet up to the side the imprint must be on", () => {
    expect([sheetMultiple("even"), sheetMultiple("last"), sheetMultiple("multiple-of-4")]).toEqual([2, 1, 4]);
  });
});
