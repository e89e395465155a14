import { documentClause, patternRule } from "../../rule.ts";

/**
 * 序次语的括号用全角。
 * @example ⟦(一)⟧强化责任落实。 → （一）强化责任落实。
 * @example ⟦(2)⟧检查消防设施。 → （2）检查消防设施。
 */
export const halfBracket = patternRule({
  id: "order/half-bracket",
  clause: documentClause("7.3.3"),
  fix: "safe",
  needs: "()",
  kinds: ["paragraph", "heading"],
  pattern:
    /(?<=^|[。；：\n])(?:\((?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]|（(?:[一二三四五六七八九十]{1,3}|\d{1,2})\))/gu,
  wanted: ([found]) => `（${found.slice(1, -1)}）`,
});
