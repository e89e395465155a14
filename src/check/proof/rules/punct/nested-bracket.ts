import { nestedPairs } from "../../pairs.ts";
import { punctuationClause, type TextRule } from "../../rule.ts";

/**
 * 圆括号里再用括号，里层用六角括号。
 * @example 三座泵站（含东泵站⟦（在建）⟧）完成检查。 → 三座泵站（含东泵站〔在建〕）完成检查。
 */
export const nestedBracket: TextRule = {
  id: "punct/nested-bracket",
  clause: punctuationClause("4.9.3.6"),
  fix: "suggested",
  needs: "（",
  scope: "text",
  check(block, report) {
    for (const { from, to } of nestedPairs(block.text, "（", "）"))
      report({ block, from, to, wanted: `〔${block.text.slice(from + 1, to - 1)}〕` });
  },
};
