import type { TextRule } from "../../rule.ts";
import { indexOf } from "../../words.ts";

/**
 * 单位名称照 content/words/ 里登记的写。
 * @example 会后报送⟦全国总工会⟧。 → 会后报送中华全国总工会。
 */
export const unitName: TextRule = {
  id: "word/unit-name",
  fix: "suggested",
  scope: "text",
  check(block, report, { words }) {
    indexOf(words.units).each(block.text, ({ wrong, right }, from) =>
      report({ block, from, to: from + wrong.length, wanted: right }),
    );
  },
};
