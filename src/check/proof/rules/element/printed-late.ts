import { chineseDate, type CivilDate } from "../../../../model/civil-date.ts";
import type { IssueRule } from "../../rule.ts";

/** Days; a bulletin is printed within the month. */
const mostDays = 30;

/**
 * 印发日期不比本期日期晚30天以上。
 * @example 日期: ⟦2024-06-18⟧⏎印发: {印发日期: 2024-08-10}‖正文。 → 日期: 2024-06-18⏎印发: {印发日期: 2024-06-20}‖正文。
 */
export const printedLate: IssueRule = {
  id: "element/printed-late",
  fix: "none",
  scope: "issue",
  check({ issue }, report) {
    if (issue === undefined) return;
    const days = (dayNumber(issue.imprint.date) - dayNumber(issue.date)) / 86_400_000;
    if (days <= mostDays) return;
    report({
      place: issue.places.date,
      params: { found: chineseDate(issue.imprint.date), date: chineseDate(issue.date), days },
    });
  },
};

function dayNumber({ year, month, day }: CivilDate): number {
  return Date.UTC(year, month - 1, day);
}
