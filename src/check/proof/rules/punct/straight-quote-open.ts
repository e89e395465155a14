import { punctuationClause, type TextRule } from "../../rule.ts";

/**
 * 直引号只有半边，无法判断另一半在哪里。
 * @example 开展⟦"⟧安全生产月活动。 → 开展安全生产月活动。
 */
export const straightQuoteOpen: TextRule = {
  id: "punct/straight-quote-open",
  clause: punctuationClause("4.8"),
  fix: "none",
  needs: '"',
  scope: "text",
  check(block, report) {
    if (!block.text.includes('"')) return;
    // Pairs around Chinese are punct/straight-quotes; around Latin (24" and "A") they may mean inches or code.
    const rest = block.text.replaceAll(/"[^"\n]*"/g, (pair) => " ".repeat(pair.length));
    const from = rest.indexOf('"');
    if (from >= 0 && /\p{Script=Han}/u.test(block.text) && !/\d$/.test(rest.slice(0, from)))
      report({ block, from, to: from + 1 });
  },
};
