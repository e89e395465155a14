import { numeralClause, patternRule } from "../../rule.ts";

/**
 * 年份写全四位数字。
 * @example ⟦23年⟧12月完成改造。 → 2023年12月完成改造。
 */
export const shortYear = patternRule({
  id: "date/short-year",
  clause: numeralClause("5.1.4"),
  fix: "suggested",
  needs: "年",
  // 历时10年3个月 is a span; 近20年12月份 too.
  pattern: /(?<![\d.近第历过时了续持达满职期龄计共])\d{2}年(?=(?:1[0-2]|[1-9])月(?!龄))/gu,
  wanted: ([found]) => `20${found}`,
});
