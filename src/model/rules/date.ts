import type { RuleDefinitions } from "../rules.ts";
import { byClause, byPractice } from "./proof.ts";

/** Findings of the group `date`: years, days, times. */
export const dateRules = {
  "date/short-year": byClause("error", "年份没有写全", "The year is cut short"),
  "date/leading-zero": byClause("error", "月、日编了虚位", "Month or day has a leading zero"),
  "date/numeric": byClause("warning", "日期没有写成年月日", "The date is not written with 年月日"),
  "date/no-such-day": byPractice("warning", "日历上没有“{found}”", "The calendar has no “{found}”", {
    zh: "核对日期",
    en: "Check the date",
  }),
  "date/weekday": byPractice(
    "warning",
    "{date}是星期{expected}，不是星期{typed}",
    "{date} is 星期{expected}, not 星期{typed}",
    {
      zh: "核对日期和星期",
      en: "Check date and weekday",
    },
  ),
  "date/last-century": byPractice("warning", "“上世纪”指哪个世纪，随时间而变", "What 上世纪 means changes with time"),
  "date/relative": byPractice("info", "“{found}”过后难以推算", "“{found}” is hard to tell afterwards", {
    zh: "写明具体的年、月、日",
    en: "Name the year, month and day",
  }),
  "date/after-issue": byPractice(
    "warning",
    "日期晚于本期（{date}），却写成已经发生",
    "The day is after the issue ({date}), but told as past",
    {
      zh: "核对年份和日期",
      en: "Check year and day",
    },
  ),
} satisfies RuleDefinitions;
