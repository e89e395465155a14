import { documentClause, patternRule } from "../../rule.ts";

/**
 * 正文里的附件说明：不用书名号，末尾不加标点。
 * @example ⟦附件：《任务清单》。⟧ → 附件：任务清单
 * @example ⟦附件一：任务清单；⟧ → 附件：1.任务清单
 */
export const attachmentLine = patternRule({
  id: "element/attachment-line",
  clause: documentClause("7.3.4"),
  fix: "none",
  needs: "附",
  inTitles: true,
  kinds: ["paragraph"],
  pattern: /^附件(?:[：:]\s?《[^《》]*》[。；，]?|[一二三四五六七八九十\d]{0,2}[：:][^。；，]{1,40}[。；，])$/gu,
  wanted: ([found]) => found,
});
