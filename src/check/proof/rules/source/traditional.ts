import { patternRule } from "../../rule.ts";
import { simplifiedOf, traditionalPattern } from "../../traditional.ts";

/**
 * 简体文字里不夹用繁体字。
 * @example 供水保⟦證⟧有力。 → 供水保证有力。
 */
export const traditional = patternRule({
  id: "source/traditional",
  fix: "suggested",
  pattern: traditionalPattern,
  wanted: ([found]) => simplifiedOf(found),
});
