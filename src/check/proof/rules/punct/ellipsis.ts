import { patternRule, punctuationClause } from "../../rule.ts";

/**
 * 省略号是六个点，占两个字。
 * @example 水厂、泵站、管网⟦...⟧都查到了。 → 水厂、泵站、管网……都查到了。
 * @example 水厂、泵站⟦。。。⟧都查到了。 → 水厂、泵站……都查到了。
 * @example 水厂、泵站⟦…⟧都查到了。 → 水厂、泵站……都查到了。
 */
export const ellipsis = patternRule({
  id: "punct/ellipsis",
  clause: punctuationClause("4.11"),
  fix: "safe",
  needs: ".．·…。",
  pattern: /(?<=[\p{Script=Han}，、；：。“”）》])(?:\.{3,}|．{3,}|·{3,}|…(?!…)(?<!……))|(?<!。)。{3,}/gu,
  wanted: () => "……",
});
