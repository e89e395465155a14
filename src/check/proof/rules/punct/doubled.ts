import { patternRule } from "../../rule.ts";

/**
 * 同一个标点不连用。
 * @example 会议强调⟦，，⟧要压实责任。 → 会议强调，要压实责任。
 * @example 各项工作有序推进⟦。。⟧ → 各项工作有序推进。
 */
export const doubled = patternRule({
  id: "punct/doubled",
  fix: "safe",
  needs: "，、；：。",
  // Three full stops are meant as an ellipsis: punct/ellipsis.
  pattern: /([，、；：])\1+|(?<!。)。。(?!。)/gu,
  wanted: ([found]) => found.slice(0, 1),
});
