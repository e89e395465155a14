import { patternRule, punctuationClause } from "../../rule.ts";

/**
 * 单独成行的标题末尾不用句号、分号、冒号、逗号、顿号。
 * @example ## 一、总体情况⟦：⟧ → ## 一、总体情况
 * @example ### （二）下一步打算⟦。⟧ → ### （二）下一步打算
 */
export const headingMark = patternRule({
  id: "order/heading-mark",
  clause: punctuationClause("B.4"),
  fix: "safe",
  needs: "。；：，、",
  kinds: ["heading"],
  // A heading with a 。 before is a run-in heading: what follows is its text.
  pattern: /(?<=^[^。]*)[。；：，、]$/gu,
  wanted: () => "",
});
