import type { TextRule } from "../../rule.ts";

/** Of these the first is a slip, whatever was meant; of any other pair a person must choose. */
const clear = /[、，][，。；：]|；。/u;

/**
 * 两个不同的点号不连用。
 * @example 会议强调⟦、，⟧要压实责任。 → 会议强调，要压实责任。
 * @example 各项工作有序推进⟦，。⟧ → 各项工作有序推进。
 */
export const markRun: TextRule = {
  id: "punct/mark-run",
  fix: "safe",
  needs: "，、；：。",
  scope: "text",
  check(block, report) {
    for (const { index, 0: found } of block.text.matchAll(/[，、；：][，。；、：？！]|。[，、；：]/gu))
      if (found[0] !== found[1])
        report({ block, from: index, to: index + 2, wanted: found.slice(1), isSafe: clear.test(found) });
  },
};
