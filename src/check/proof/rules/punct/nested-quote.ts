import { patternRule, punctuationClause } from "../../rule.ts";

/**
 * 双引号里再用引号，里层用单引号。
 * @example 他说：“要把⟦“两个责任”⟧落到实处。” → 他说：“要把‘两个责任’落到实处。”
 */
export const nestedQuote = patternRule({
  id: "punct/nested-quote",
  clause: punctuationClause("4.8.3.2"),
  fix: "suggested",
  pattern: /(?<=“[^“”]*)“[^“”]*”(?=[^“”]*”)/gu,
  wanted: ([found]) => `‘${found.slice(1, -1)}’`,
});
