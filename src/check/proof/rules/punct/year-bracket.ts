import { documentClause, patternRule } from "../../rule.ts";

/**
 * 发文字号的年份用六角括号。
 * @example 根据云水办⟦（2024）⟧5号文件要求。 → 根据云水办〔2024〕5号文件要求。
 * @example 根据云水办⟦[2024]⟧5号文件要求。 → 根据云水办〔2024〕5号文件要求。
 */
export const yearBracket = patternRule({
  id: "punct/year-bracket",
  clause: documentClause("7.2.5"),
  fix: "safe",
  needs: "号",
  pattern: /(?<=\p{Script=Han})[[（(【［]((?:19|20)\d{2})[\]）)】］](?=第?\d{1,4}号)/gu,
  wanted: ([, year]) => `〔${year ?? ""}〕`,
  params: ([found]) => ({ brackets: `${found.slice(0, 1)}${found.slice(-1)}` }),
});
