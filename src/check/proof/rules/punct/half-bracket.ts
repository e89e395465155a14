import { patternRule, punctuationClause } from "../../rule.ts";

/**
 * 中文里的括号用全角。
 * @example 第一水厂⟦(含取水口)⟧完成改造。 → 第一水厂（含取水口）完成改造。
 * @example 六月⟦(上旬)⟧开工。 → 六月（上旬）开工。
 */
export const halfBracketText = patternRule({
  id: "punct/half-bracket",
  clause: punctuationClause("5.1"),
  fix: "safe",
  needs: "(",
  // A bracket that begins a sentence is a number that counts: order/half-bracket.
  pattern: /(?<=[\p{Script=Han}\d”》%℃])\([^()（）\n]*\p{Script=Han}[^()（）\n]*\)/gu,
  wanted: ([found]) => `（${found.slice(1, -1)}）`,
});
