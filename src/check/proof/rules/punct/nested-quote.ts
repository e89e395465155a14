import { nestedPairs } from "../../pairs.ts";
import { punctuationClause, type TextRule } from "../../rule.ts";

/**
 * 双引号里再用引号，里层用单引号。
 * @example 他说：“要把⟦“两个责任”⟧落到实处。” → 他说：“要把‘两个责任’落到实处。”
 */
export const nestedQuote: TextRule = {
  id: "punct/nested-quote",
  clause: punctuationClause("4.8.3.2"),
  fix: "suggested",
  needs: "“",
  scope: "text",
  check(block, report) {
    for (const { from, to } of nestedPairs(block.text, "“", "”"))
      report({ block, from, to, wanted: `‘${block.text.slice(from + 1, to - 1)}’` });
  },
};
