import { documentClause, patternRule } from "../../rule.ts";

/**
 * 月、日不编虚位。
 * @example ⟦2024年06月09日⟧启动应急响应。 → 2024年6月9日启动应急响应。
 * @example ⟦06月18日⟧召开会议。 → 6月18日召开会议。
 */
export const leadingZero = patternRule({
  id: "date/leading-zero",
  clause: documentClause("7.3.5.4"),
  fix: "safe",
  needs: "月",
  pattern: /(?:\d{4}年)?(?<!\d)(?:0\d月(?:\d{1,2}日)?|\d{1,2}月0\d日)/gu,
  wanted: ([found]) => found.replaceAll(/(?<!\d)0(?=\d[月日])/gu, ""),
});
