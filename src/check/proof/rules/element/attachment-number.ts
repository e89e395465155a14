import { patternRule } from "../../rule.ts";

/**
 * 附件名称前不自己写序号，程序按附件个数编。
 * @example 附件: [{标题: ⟦1.⟧任务清单, 文件: renwu.csv}]‖正文。 → 附件: [{标题: 任务清单, 文件: renwu.csv}]‖正文。
 */
export const attachmentNumber = patternRule({
  id: "element/attachment-number",
  fix: "safe",
  needs: ".．、：:",
  kinds: ["value"],
  pattern: /^(?:附件)?(?:\d{1,2}|[一二三四五六七八九十])[.．、：:]\s?/gu,
  wanted: (_match, { key }) => (key === "attachments.title" ? "" : undefined),
});
