import { punctuationClause, type TextRule } from "../../rule.ts";

/**
 * 会议、活动、奖项、课程、证件、机构不是作品，不用书名号。
 * @example 参加⟦《全市供水工作会议》⟧。 → 参加全市供水工作会议。
 * @example 获得⟦《先进集体奖》⟧。 → 获得“先进集体奖”。
 */
export const titleMarks: TextRule = {
  id: "punct/title-marks",
  clause: punctuationClause("A.13.1"),
  fix: "none",
  needs: "《",
  scope: "text",
  check(block, report) {
    if (!block.text.includes("《")) return;
    const pattern =
      /《([^《》关]*(?:会议|座谈会|推进会|培训班|活动|竞赛|大赛|论坛|[^大]奖|奖章|先进集体|宣传月|宣传周))》/gu;
    for (const match of block.text.matchAll(pattern))
      report({ block, from: match.index, to: match.index + match[0].length, params: { name: match[1] ?? "" } });
  },
};
