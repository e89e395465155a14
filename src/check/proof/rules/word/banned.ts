import { flag } from "../../block.ts";
import type { TextRule } from "../../rule.ts";
import { indexOf } from "../../words.ts";

/**
 * 禁用的词不用。
 * @example 走访慰问⟦残废人⟧家庭。 → 走访慰问残疾人家庭。
 */
export const bannedWord: TextRule = {
  id: "word/banned",
  fix: "suggested",
  scope: "text",
  check(block, report, { words }) {
    indexOf(words.banned).each(block.text, ({ wrong, right }, from) => {
      const to = from + wrong.length;
      if (block.has(from, to, flag.title)) return;
      report({
        block,
        from,
        to,
        wanted: right,
        params: { instead: right === "" ? "—" : right },
      });
    });
  },
};
