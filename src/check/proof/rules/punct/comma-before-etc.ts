import { patternRule, punctuationClause } from "../../rule.ts";

/**
 * 列举末尾的“等”字前不用顿号。
 * @example 检查了泵房、配电室⟦、⟧等部位。 → 检查了泵房、配电室等部位。
 * @example 涉及管网、水厂⟦、⟧等5家单位。 → 涉及管网、水厂等5家单位。
 */
export const commaBeforeEtc = patternRule({
  id: "punct/comma-before-etc",
  clause: punctuationClause("B.1.2"),
  fix: "safe",
  needs: "等",
  pattern: /、(?=等(?![待候级额同于着到差效价距高线级腰次闲]))/gu,
  wanted: () => "",
});
