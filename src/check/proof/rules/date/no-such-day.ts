import { isCalendarDate } from "../../../../model/civil-date.ts";
import { patternRule } from "../../rule.ts";

/**
 * 日期在日历上存在。
 * @example ⟦2024年2月30日⟧召开会议。 → 2024年2月29日召开会议。
 * @example 计划⟦6月31日⟧前完成。 → 计划6月30日前完成。
 */
export const noSuchDay = patternRule({
  id: "date/no-such-day",
  fix: "none",
  needs: "月",
  pattern: /(?:(\d{4})年)?(?<![\d.])(\d{1,2})月(\d{1,2})日/gu,
  // Without a year it may be a leap year.
  wanted: ([found, year = "2024", month, day]) =>
    isCalendarDate({ year: Number(year), month: Number(month), day: Number(day) }) ? undefined : found,
});
