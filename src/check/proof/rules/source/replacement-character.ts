import { patternRule } from "../../rule.ts";

/**
 * 乱码要补上原来的字。
 * @example 供水保障有⟦�⟧。 → 供水保障有力。
 * @example 供水保障有⟦锟斤拷⟧力。 → 供水保障有力。
 */
export const replacementCharacter = patternRule({
  id: "source/replacement-character",
  fix: "none",
  inTitles: true,
  // Private-use characters are pasted from a symbol font; 锟斤拷 is two lost characters read as GBK.
  pattern: /\uFFFD+|[\uE000-\uF8FF]+|锟斤拷|烫烫烫|□{2,}/gu,
  wanted: ([found]) => found,
});
