import { documentClause, patternRule } from "../../rule.ts";

/**
 * 不用“此页无正文”。
 * @example ⟦（此页无正文）⟧ → 正文。
 */
export const noTextPage = patternRule({
  id: "element/no-text-page",
  clause: documentClause("7.3.5.5"),
  fix: "none",
  needs: "此",
  pattern: /[（(]?此页无正文[）)]?/gu,
  wanted: ([found]) => found,
});
