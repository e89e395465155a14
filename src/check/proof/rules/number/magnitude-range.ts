import { numeralClause, patternRule } from "../../rule.ts";

/**
 * 带“万”“亿”的范围，两个数都带。
 * @example 年供水量⟦9～16亿⟧立方米。 → 年供水量9亿～16亿立方米。
 */
export const magnitudeRange = patternRule({
  id: "number/magnitude-range",
  clause: numeralClause("5.1.3"),
  fix: "suggested",
  needs: "万亿",
  pattern: /(?<![\d.A-Za-z])(\d+(?:\.\d+)?)[～~—\-－](\d+(?:\.\d+)?)([万亿])/gu,
  // 9000～1万 means what it says.
  wanted: ([, from = "", to = "", unit = ""]) =>
    Number(from) < Number(to) ? `${from}${unit}～${to}${unit}` : undefined,
  params: ([, , , unit = ""]) => ({ unit }),
});
