import { patternRule } from "../../rule.ts";

/**
 * 数字、字母与汉字之间不加空格，排印时自动留空。
 * @example 发放手册5000⟦ ⟧余份。 → 发放手册5000余份。
 * @example 建成⟦ ⟧DN300⟦ ⟧管道。 → 建成DN300管道。
 */
export const numberSpace = patternRule({
  id: "number/space",
  fix: "safe",
  needs: " ",
  // Between Latin words, and behind a number that counts (1. 加强), a space is none of ours.
  pattern: /(?<=\p{Script=Han}) +(?=[\dA-Za-z])|(?<=[\dA-Za-z%℃]) +(?=\p{Script=Han})/gu,
  wanted: () => "",
});
