import { punctuationClause, type TextRule } from "../../rule.ts";

/**
 * 书名号里再用书名号，里层用单书名号〈〉。
 * @example 印发《关于落实⟦《值班办法》⟧的通知》。 → 印发《关于落实〈值班办法〉的通知》。
 */
export const nestedTitle: TextRule = {
  id: "punct/nested-title",
  clause: punctuationClause("4.15.3.5"),
  fix: "suggested",
  scope: "text",
  check(block, report) {
    for (const match of block.text.matchAll(/(?<=《[^《》]*)《([^《》]*)》(?=[^《》]*》)/gu))
      report({ block, from: match.index, to: match.index + match[0].length, wanted: `〈${match[1] ?? ""}〉` });
  },
};
