import { patternRule } from "../../rule.ts";

/**
 * 减少、下降不用倍数。
 * @example 投诉量比上年⟦减少2倍⟧。 → 投诉量比上年减少三分之二。
 */
export const timesLess = patternRule({
  id: "number/times-less",
  fix: "none",
  needs: "倍",
  pattern: /(减少|下降|降低|缩短|缩小|压缩|压减|减轻)了?(?:约|近)?(?:\d[\d.]*|[一二两三四五六七八九十]+)倍/gu,
  wanted: ([found]) => found,
  params: ([, verb = ""]) => ({ verb }),
});
