import { chineseDate, compareDates } from "../../../../model/civil-date.ts";
import type { IssueRule } from "../../rule.ts";

/**
 * 印发日期不早于本期日期。
 * @example 日期: ⟦2024-06-18⟧⏎印发: {印发日期: 2024-06-10}‖正文。 → 日期: 2024-06-18⏎印发: {印发日期: 2024-06-18}‖正文。
 */
export const printedDate: IssueRule = {
  id: "element/printed-date",
  fix: "none",
  scope: "issue",
  check({ issue }, report) {
    if (issue === undefined || compareDates(issue.imprint.date, issue.date) >= 0) return;
    report({
      place: issue.places.date,
      params: { found: chineseDate(issue.imprint.date), date: chineseDate(issue.date) },
    });
  },
};
