import { patternRule } from "../../rule.ts";

/**
 * 不用不换行空格、制表符等特殊空格。
 * @example 各水厂⟦⍽⟧加强巡查。 → 各水厂加强巡查。
 */
export const oddSpace = patternRule({
  id: "source/odd-space",
  fix: "safe",
  inTitles: true,
  // The full-width space is part of captions and tables (表1 and its caption); behind a marker at a line's begin it is an indent.
  pattern: /(?<=\S ?)[\u00A0\u2000-\u200A\u202F\u205F\t]+(?= ?\S)/gu,
  wanted: ({ index, input, 0: found }) =>
    /[A-Za-z\d]/.test(input[index - 1] ?? "") && /[A-Za-z\d]/.test(input[index + found.length] ?? "") ? " " : "",
  params: ([found]) => ({ code: `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}` }),
});
