import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chineseNumeral } from "../../../../src/model/numerals.ts";
import { fold } from "../../../../src/publish/search/fold.ts";
import { findVariant, variantsOf } from "../../../../src/publish/search/variants.ts";

function finds(query: string, text: string): boolean {
  return variantsOf(fold(query)).some((variant) => findVariant(fold(text), variant) >= 0);
}

const yearDigits = "〇一二三四五六七八九";

describe("the spellings of a term", () => {
  it.each([
    ["2019", "二〇一九年"],
    ["二零一九年", "2019年12月"],
    ["第2期", "总第一百零五期、第二期"],
    ["第二十一期", "第21期"],
    ["12月6日", "十二月六日"],
    ["十二月6日", "12月六日"],
    ["2019年第2期", "二〇一九年第二期"],
    ["二○一九年第2期", "2019年第二期"],
    ["06月", "六月"],
    ["12号", "第十二号"],
  ])("%s finds %s", (query, text) => {
    expect(finds(query, text)).toBe(true);
  });

  it.each([
    ["第2期", "第十二期"],
    ["12日", "二十二日"],
    ["十二日", "212日"],
    ["2019", "12019二〇一九〇"],
    ["48万", "四十八万"],
    ["三个", "3个"],
    ["第2期", "第2届"],
  ])("%s does not find %s", (query, text) => {
    expect(finds(query, text)).toBe(query === "2019");
  });

  it("still finds what grep finds: a number's part, as it was typed", () => {
    expect(finds("十二日", "二十二日")).toBe(true);
    expect(finds("2日", "12日")).toBe(true);
  });

  it("finds any date and issue number in whichever digits each part of it is written", () => {
    const form = fc.boolean();
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2099 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 1, max: 999 }),
        fc.array(form, { minLength: 8, maxLength: 8 }),
        (year, month, day, issue, chinese) => {
          const write = (offset: number): string => {
            const number = (value: number, index: number): string =>
              chinese[offset + index] === true ? chineseNumeral(value) : String(value);
            const years =
              chinese[offset] === true
                ? String(year).replace(/\d/g, (digit) => yearDigits.charAt(Number(digit)))
                : String(year);
            return `${years}年${number(month, 1)}月${number(day, 2)}日第${number(issue, 3)}期`;
          };
          expect(finds(write(0), `印发于${write(4)}。`)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("tries of many numbers only those written alike", () => {
    const term = "1月2日3月4日5月6日7月8日";
    expect(variantsOf(term)).toHaveLength(2);
    expect(finds(term, "一月二日三月四日五月六日七月八日")).toBe(true);
  });
});
