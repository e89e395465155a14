import { isCalendarDate } from "../../../../model/civil-date.ts";
import { documentClause, patternRule } from "../../rule.ts";

/**
 * 日期写成年月日。
 * @example ⟦2024.6.18⟧召开会议。 → 2024年6月18日召开会议。
 * @example ⟦2024-06-18⟧召开会议。 → 2024年6月18日召开会议。
 */
export const numericDate = patternRule({
  id: "date/numeric",
  clause: documentClause("7.3.5.4"),
  fix: "safe",
  needs: ".-/",
  // Version numbers and codes go on with a letter, a point or a number.
  pattern: /(?<![\dA-Za-z.\-/])((?:19|20)\d{2})([.\-/])(\d{1,2})\2(\d{1,2})(?![\dA-Za-z.\-/])日?/gu,
  wanted([, year, , month, day]) {
    const date = { year: Number(year), month: Number(month), day: Number(day) };
    return isCalendarDate(date) ? `${date.year}年${date.month}月${date.day}日` : undefined;
  },
});
