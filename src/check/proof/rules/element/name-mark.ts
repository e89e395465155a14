import { documentClause, patternRule } from "../../rule.ts";

/**
 * 分送、署名等处的单位名称末尾不加标点，标点由程序加。
 * @example 分送: {抄送: [第一水厂, 第二水厂⟦；⟧]}‖正文。 → 分送: {抄送: [第一水厂, 第二水厂]}‖正文。
 * @example byline: 生产运行部⟦。⟧‖正文。 → byline: 生产运行部‖正文。
 */
export const nameMark = patternRule({
  id: "element/name-mark",
  clause: documentClause("7.4.2"),
  fix: "safe",
  needs: "，。；、：,;",
  kinds: ["name"],
  pattern: /[，。；、：,;]$/gu,
  wanted: () => "",
});
