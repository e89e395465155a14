import { numeralClause, patternRule } from "../../rule.ts";

/**
 * 纯小数写出小数点前的0。
 * @example 漏损率下降⟦.5⟧%。 → 漏损率下降0.5%。
 */
export const leadingPoint = patternRule({
  id: "number/leading-point",
  clause: numeralClause("5.1.2"),
  fix: "safe",
  needs: ".",
  pattern: /(?<=[\p{Script=Han}，（])\.\d+(?=%|\p{Script=Han})/gu,
  wanted: ([found]) => `0${found}`,
});
