import { patternRule, punctuationClause } from "../../rule.ts";

const fullWidth: Readonly<Record<string, string>> = { ",": "，", ";": "；", ":": "：", "?": "？", "!": "！" };

/**
 * 中文语句里的逗号、分号、冒号、问号、叹号用全角。
 * @example 会议强调⟦,⟧要压实责任。 → 会议强调，要压实责任。
 * @example 目标有三项⟦:⟧保安全、保质量、保进度。 → 目标有三项：保安全、保质量、保进度。
 * @example 这项工作何时完成⟦?⟧ → 这项工作何时完成？
 */
export const halfWidth = patternRule({
  id: "punct/half-width",
  clause: punctuationClause("5.1"),
  fix: "safe",
  needs: ",;:?!",
  pattern: /(?<=[\p{Script=Han}”》）％%])[,;:?!](?=\s?[\p{Script=Han}“《（\d]|\s*$)/gu,
  wanted: ([mark]) => fullWidth[mark],
});
