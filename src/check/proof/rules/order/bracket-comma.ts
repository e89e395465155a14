import { patternRule, punctuationClause } from "../../rule.ts";

/**
 * 序次语用括号的，后面不再加顿号、逗号等。
 * @example （一）⟦、⟧加强组织领导。各水厂落实专人负责。 → （一）加强组织领导。各水厂落实专人负责。
 * @example （1）⟦，⟧核对台账；（2）⟦，⟧上报数据。 → （1）核对台账；（2）上报数据。
 */
export const bracketComma = patternRule({
  id: "order/bracket-comma",
  clause: punctuationClause("B.3.4"),
  fix: "safe",
  needs: "）",
  pattern: /(?<=(?:^|[。；：\n])（(?:[一二三四五六七八九十]{1,3}|\d{1,2})）)[、，．.。:：]/gu,
  wanted: () => "",
});
