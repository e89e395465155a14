import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chineseNumeral, parseChineseNumeral } from "../../../src/model/numerals.ts";

describe("Chinese numerals", () => {
  it.each([
    [1, "一"],
    [10, "十"],
    [12, "十二"],
    [20, "二十"],
    [21, "二十一"],
    [100, "一百"],
    [105, "一百零五"],
    [110, "一百一十"],
    [1001, "一千零一"],
    [1268, "一千二百六十八"],
    [10_000, "一万"],
    [10_010, "一万零一十"],
    [100_000, "十万"],
    [1_002_003, "一百万二千零三"],
  ])("writes %i as %s", (value, text) => {
    expect(chineseNumeral(value)).toBe(text);
  });

  it("reads back what it writes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (value) => {
        expect(parseChineseNumeral(chineseNumeral(value))).toBe(value);
      }),
    );
  });

  it.each(["零", "", "二百五", "十十", "一十", "两", "第二", "一百〇五"])("takes %j for no numeral", (text) => {
    expect(parseChineseNumeral(text)).toBeUndefined();
  });

  it.each([0, -1, 1.5, 100_000_000, Number.NaN])("refuses %d", (value) => {
    expect(() => chineseNumeral(value)).toThrow(RangeError);
  });
});
