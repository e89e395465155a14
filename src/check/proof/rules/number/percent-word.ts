import { numeralClause, patternRule } from "../../rule.ts";

/**
 * “百分之”后面用汉字，用阿拉伯数字时写“%”。
 * @example 覆盖率达到⟦百分之95⟧。 → 覆盖率达到95%。
 */
export const percentWord = patternRule({
  id: "number/percent-word",
  clause: numeralClause("5.3"),
  fix: "suggested",
  needs: "分",
  pattern: /百分之(\d+(?:\.\d+)?)/gu,
  wanted: ([, value = ""]) => `${value}%`,
});
