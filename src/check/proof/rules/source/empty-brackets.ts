import { patternRule } from "../../rule.ts";

/**
 * 括号、引号、书名号里要有字。
 * @example 印发⟦《》⟧，抓好落实。 → 印发《供水办法》，抓好落实。
 */
export const emptyBrackets = patternRule({
  id: "source/empty-brackets",
  fix: "none",
  needs: "《“（〔【",
  inTitles: true,
  kinds: ["paragraph", "heading", "title", "note"],
  pattern: /《\s*》|“\s*”|（[ \u3000]*）|〔\s*〕|【\s*】/gu,
  // （ ） with a blank is a box to be ticked.
  wanted: ([found]) => (/[ \u3000]/u.test(found) ? undefined : found),
});
