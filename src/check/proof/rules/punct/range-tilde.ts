import { patternRule, punctuationClause } from "../../rule.ts";

/**
 * 数值范围用全角波浪号“～”。
 * @example 水压保持在⟦0.28~0.35⟧兆帕。 → 水压保持在0.28～0.35兆帕。
 */
export const rangeTilde = patternRule({
  id: "punct/range-tilde",
  clause: punctuationClause("4.13"),
  fix: "safe",
  needs: "~∼˜",
  pattern: /\d[\d.]*[%℃\p{Script=Han}]?[~∼˜]\d[\d.]*/gu,
  wanted: ([found]) => found.replace(/[~∼˜]/u, "～"),
});
