import { documentClause, patternRule } from "../../rule.ts";

/**
 * 发文顺序号不编虚位，不加“第”字。
 * @example 根据云水办〔2024〕⟦第05号⟧文件要求。 → 根据云水办〔2024〕5号文件要求。
 */
export const documentNumber = patternRule({
  id: "punct/document-number",
  clause: documentClause("7.2.5"),
  fix: "safe",
  needs: "〔",
  pattern: /(?<=〔(?:19|20)\d{2}〕)(?:第\d{1,4}|0\d{1,3})号/gu,
  wanted: ([found]) => found.replace(/^第?0*/u, ""),
});
