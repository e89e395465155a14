import { flag } from "../../block.ts";
import type { TextRule } from "../../rule.ts";
import { indexOf } from "../../words.ts";

/**
 * 错别字按表查。
 * @example 会议对防汛工作作出⟦布署⟧。 → 会议对防汛工作作出部署。
 */
export const typoWord: TextRule = {
  id: "word/typo",
  fix: "safe",
  scope: "text",
  check(block, report, { words }) {
    indexOf(words.typos).each(block.text, ({ wrong, right }, from) => {
      const to = from + wrong.length;
      if (!block.has(from, to, flag.title)) report({ block, from, to, wanted: right });
    });
  },
};
