import { patternRule, punctuationClause } from "../../rule.ts";

/**
 * 破折号是两个全角横线“——”。
 * @example 守住底线⟦--⟧这是最要紧的。 → 守住底线——这是最要紧的。
 * @example 守住底线⟦－－⟧这是最要紧的。 → 守住底线——这是最要紧的。
 * @example 守住底线⟦──⟧这是最要紧的。 → 守住底线——这是最要紧的。
 */
export const dash = patternRule({
  id: "punct/dash",
  clause: punctuationClause("4.10"),
  fix: "safe",
  needs: "-－─―–—",
  // ─ U+2500, ― U+2015, － U+FF0D, – U+2013 and — U+2014 stand for half of it; three are not two.
  pattern: /(?<=[\p{Script=Han}，。；：”》）！？]|^)(?:-{2,4}|－{2,4}|[─―–]{2,4}|—{3,})(?=[\p{Script=Han}“《]|$)/gu,
  wanted: () => "——",
});
