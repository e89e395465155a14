import { patternRule } from "../../rule.ts";

/**
 * 数字和“%”之间不加空格。
 * @example 合格率达到⟦99.8 %⟧。 → 合格率达到99.8%。
 */
export const percentSpace = patternRule({
  id: "number/percent-space",
  fix: "safe",
  needs: "%‰℃",
  pattern: /\d[\d.]* +[%‰℃]/gu,
  wanted: ([found]) => found.replaceAll(/ +/g, ""),
});
