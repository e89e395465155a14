import { patternRule, punctuationClause } from "../../rule.ts";

/**
 * 圆括号里再用括号，里层用六角括号。
 * @example 三座泵站（含东泵站⟦（在建）⟧）完成检查。 → 三座泵站（含东泵站〔在建〕）完成检查。
 */
export const nestedBracket = patternRule({
  id: "punct/nested-bracket",
  clause: punctuationClause("4.9.3.6"),
  fix: "suggested",
  pattern: /(?<=（[^（）]*)（[^（）]*）(?=[^（）]*）)/gu,
  wanted: ([found]) => `〔${found.slice(1, -1)}〕`,
});
