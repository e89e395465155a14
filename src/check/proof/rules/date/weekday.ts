import { isCalendarDate } from "../../../../model/civil-date.ts";
import { patternRule } from "../../rule.ts";

const days = "日一二三四五六";

/**
 * 日期和星期一致。
 * @example 2024年6月18日（⟦星期三⟧）召开会议。 → 2024年6月18日（星期二）召开会议。
 */
export const weekday = patternRule({
  id: "date/weekday",
  fix: "none",
  needs: "周期",
  pattern: /(?<=(\d{4})年(\d{1,2})月(\d{1,2})日（)(?:星期|周)([日天一二三四五六])(?=）)/gu,
  wanted: (match) => (expectedDay(match) === typedDay(match) ? undefined : `星期${expectedDay(match)}`),
  params: (match) => ({
    date: `${match[1] ?? ""}年${match[2] ?? ""}月${match[3] ?? ""}日`,
    expected: expectedDay(match),
    typed: typedDay(match),
  }),
});

function typedDay([, , , , day = ""]: RegExpExecArray): string {
  return day === "天" ? "日" : day;
}

/** The weekday of the date; the typed one where the calendar has no such day, which another rule tells. */
function expectedDay(match: RegExpExecArray): string {
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (!isCalendarDate({ year, month, day })) return typedDay(match);
  return days[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? "";
}
