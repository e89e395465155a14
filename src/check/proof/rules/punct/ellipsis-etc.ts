import { patternRule, punctuationClause } from "../../rule.ts";

/**
 * 省略号与“等”“等等”不并用。
 * @example 涉及泵房、管网⟦……等⟧部位。 → 涉及泵房、管网等部位。
 * @example 涉及泵房、管网⟦等……⟧ → 涉及泵房、管网等。
 */
export const ellipsisEtc = patternRule({
  id: "punct/ellipsis-etc",
  clause: punctuationClause("A.9"),
  fix: "suggested",
  needs: "…",
  pattern: /……等等?(?![待候级额同于着到])|(?<!平|相|同|对|均)等等?……/gu,
  wanted: () => "等",
});
