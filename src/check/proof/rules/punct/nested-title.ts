import { nestedPairs } from "../../pairs.ts";
import { punctuationClause, type TextRule } from "../../rule.ts";

/**
 * 书名号里再用书名号，里层用单书名号〈〉。
 * @example 印发《关于落实⟦《值班办法》⟧的通知》。 → 印发《关于落实〈值班办法〉的通知》。
 */
export const nestedTitle: TextRule = {
  id: "punct/nested-title",
  clause: punctuationClause("4.15.3.5"),
  fix: "suggested",
  needs: "《",
  scope: "text",
  check(block, report) {
    for (const { from, to } of nestedPairs(block.text, "《", "》"))
      report({ block, from, to, wanted: `〈${block.text.slice(from + 1, to - 1)}〉` });
  },
};
