import { chineseNumeral } from "../../../../model/numerals.ts";
import { numeralClause, patternRule } from "../../rule.ts";

/**
 * 带“几”的概数用汉字。
 * @example 走访群众⟦20几⟧户。 → 走访群众二十几户。
 */
export const digitSome = patternRule({
  id: "number/digit-some",
  clause: numeralClause("4.2.2"),
  fix: "suggested",
  needs: "几",
  pattern: /(?<![\d.])[1-9]\d{1,3}几(?=\p{Script=Han})(?!何)/gu,
  wanted: ([found]) => `${chineseNumeral(Number(found.slice(0, -1)))}几`,
});
