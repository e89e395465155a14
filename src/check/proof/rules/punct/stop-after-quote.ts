import { patternRule, punctuationClause } from "../../rule.ts";

/**
 * 引文末尾已有句号，引号外不再用句号、逗号。
 * @example 他说：“责任必须到人。”⟦。⟧ → 他说：“责任必须到人。”
 */
export const stopAfterQuote = patternRule({
  id: "punct/stop-after-quote",
  clause: punctuationClause("B.2"),
  fix: "suggested",
  needs: "”",
  pattern: /(?<=。”)[。，；、]/gu,
  wanted: () => "",
});
