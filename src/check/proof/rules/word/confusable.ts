import { flag } from "../../block.ts";
import type { TextRule } from "../../rule.ts";
import { indexOf } from "../../words.ts";

/**
 * 易混的词按上下文查。
 * @example 干部职工⟦渡过⟧了平安的汛期。 → 干部职工度过了平安的汛期。
 */
export const confusableWord: TextRule = {
  id: "word/confusable",
  fix: "suggested",
  scope: "text",
  check(block, report, { words }) {
    indexOf(words.confusables).each(block.text, ({ wrong, right }, from) => {
      const to = from + wrong.length;
      if (!block.has(from, to, flag.title)) report({ block, from, to, wanted: right });
    });
  },
};
