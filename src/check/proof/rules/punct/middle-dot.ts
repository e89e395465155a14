import { patternRule, punctuationClause } from "../../rule.ts";

/**
 * 间隔号用“·”。
 * @example 清渠⟦•⟧净水行动启动。 → 清渠·净水行动启动。
 * @example 艾山⟦・⟧买买提被评为标兵。 → 艾山·买买提被评为标兵。
 */
export const middleDot = patternRule({
  id: "punct/middle-dot",
  clause: punctuationClause("4.14"),
  fix: "safe",
  needs: "•・‧･∙⋅",
  pattern: /(?<=[\p{Script=Han}\d])[•・‧･∙⋅](?=[\p{Script=Han}\d])/gu,
  wanted: () => "·",
});
