import { numeralClause, patternRule } from "../../rule.ts";

/**
 * 百分数的范围，两个数都带“%”。
 * @example 漏损率下降⟦13～17%⟧。 → 漏损率下降13%～17%。
 * @example 漏损率下降⟦10-20%⟧。 → 漏损率下降10%～20%。
 */
export const percentRange = patternRule({
  id: "number/percent-range",
  clause: numeralClause("5.1.3"),
  fix: "safe",
  needs: "%",
  pattern: /(?<![\d.A-Za-z\-－—])(\d+(?:\.\d+)?)[～~—\-－](\d+(?:\.\d+)?%)/gu,
  wanted: ([, from = "", to = ""]) => `${from}%～${to}`,
});
