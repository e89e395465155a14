import { patternRule } from "../../rule.ts";

/**
 * 段首不用空格缩进，程序自动空两字。
 * @example ⟦␣␣⟧各水厂加强巡查。 → 各水厂加强巡查。
 */
export const typedIndent = patternRule({
  id: "source/typed-indent",
  fix: "safe",
  kinds: ["paragraph", "heading", "note"],
  pattern: /^[\u3000\u00A0\u2000-\u200A]+(?=\S)|(?<=\n)[\u3000\u00A0\u2000-\u200A]+(?=\S)/gu,
  wanted: () => "",
});
