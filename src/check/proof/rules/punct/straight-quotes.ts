import { patternRule, punctuationClause } from "../../rule.ts";

/**
 * 引号用“”和‘’，不用直引号。
 * @example 开展⟦"安全生产月"⟧活动。 → 开展“安全生产月”活动。
 * @example 落实⟦'三个必须'⟧要求。 → 落实‘三个必须’要求。
 */
export const straightQuotes = patternRule({
  id: "punct/straight-quotes",
  clause: punctuationClause("4.8"),
  fix: "safe",
  needs: "\"'",
  // 24"显示屏 means inches.
  pattern: /(?<!\d)"[^"“”\n]*\p{Script=Han}[^"“”\n]*"|(?<![A-Za-z\d])'[^'‘’\n]*\p{Script=Han}[^'‘’\n]*'(?![A-Za-z])/gu,
  wanted: ([found]) => (found.startsWith('"') ? `“${found.slice(1, -1)}”` : `‘${found.slice(1, -1)}’`),
});
