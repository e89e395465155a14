import { patternRule, punctuationClause } from "../../rule.ts";

/**
 * 叹号、问号不叠用。
 * @example 责任重于泰山⟦！！⟧ → 责任重于泰山！
 */
export const exclamation = patternRule({
  id: "punct/exclamation",
  clause: punctuationClause("4.3"),
  fix: "suggested",
  needs: "！？",
  pattern: /[！？]{2,}/gu,
  wanted: ([found]) => found.slice(0, 1),
});
