import { patternRule, punctuationClause } from "../../rule.ts";

/**
 * 引文作句子的一部分，句末的句号放在引号外。
 * @example 牢固树立“质量就是生命⟦。”⟧ → 牢固树立“质量就是生命”。
 */
export const partialQuote = patternRule({
  id: "punct/partial-quote",
  clause: punctuationClause("B.2.1"),
  fix: "suggested",
  needs: "”",
  // Behind a colon, a full stop or a line's begin the quotation stands by itself.
  pattern: /。”(?<=[\p{Script=Han}\d]“[^“”。！？，]{1,30}。”)(?=$|\p{Script=Han})/gu,
  wanted: () => "”。",
});
