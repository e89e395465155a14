import { patternRule, punctuationClause } from "../../rule.ts";

/**
 * “一是”“二是”后面不用标点。
 * @example ⟦一是，⟧健全制度；二是强化督查。 → 一是健全制度；二是强化督查。
 * @example 主要做法：⟦一是：⟧压实责任。 → 主要做法：一是压实责任。
 */
export const shiComma = patternRule({
  id: "order/shi-comma",
  clause: punctuationClause("B.3.7"),
  fix: "safe",
  needs: "是",
  kinds: ["paragraph", "note", "cell"],
  pattern: /(?<=^|[。；：，])[一二三四五六七八九十]是[，、：:,](?=\p{Script=Han})/gu,
  wanted: ([found]) => found.slice(0, -1),
  params: ([found]) => ({ word: found.slice(0, -1), mark: found.slice(-1) }),
});
