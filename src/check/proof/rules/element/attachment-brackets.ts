import { documentClause, patternRule } from "../../rule.ts";

/**
 * 附件名称不用书名号。
 * @example 附件: [{标题: ⟦《任务清单》⟧, 文件: renwu.csv}]‖正文。 → 附件: [{标题: 任务清单, 文件: renwu.csv}]‖正文。
 */
export const attachmentBrackets = patternRule({
  id: "element/attachment-brackets",
  clause: documentClause("7.3.4"),
  fix: "none",
  needs: "《",
  inTitles: true,
  kinds: ["value"],
  pattern: /^《[^《》]*》$/gu,
  wanted: ([found], { key }) => (key === "attachments.title" ? found.slice(1, -1) : undefined),
});
