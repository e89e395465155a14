import { chineseDate, compareDates, isCalendarDate } from "../../../../model/civil-date.ts";
import type { IssueRule } from "../../rule.ts";

/**
 * 写成已经发生的日期，不晚于本期的日期。
 * @example ⟦2025年6月12日⟧，集团公司召开了供水保障会议。 → 2024年6月12日，集团公司召开了供水保障会议。
 */
export const afterIssue: IssueRule = {
  id: "date/after-issue",
  fix: "none",
  scope: "issue",
  check({ blocks, issue }, report) {
    if (issue === undefined) return;
    // What is planned may lie ahead: only a day at a sentence's begin with a verb that is over (召开了, 组织了).
    const pattern =
      /(?<=^|[。；])(\d{4})年(\d{1,2})月(\d{1,2})日(?=，[^。；，]{1,40}(?:召开|组织|举行|举办|开展|完成)了)/gu;
    for (const block of blocks) {
      if (block.kind !== "paragraph" || !block.text.includes("月")) continue;
      for (const match of block.text.matchAll(pattern)) {
        const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
        if (isCalendarDate(date) && compareDates(date, issue.date) > 0)
          report({
            block,
            from: match.index,
            to: match.index + match[0].length,
            params: { date: chineseDate(issue.date) },
          });
      }
    }
  },
};
