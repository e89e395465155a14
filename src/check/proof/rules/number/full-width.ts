import { numeralClause, patternRule } from "../../rule.ts";

/**
 * 数字、字母用半角。
 * @example 共排查隐患⟦３６⟧项。 → 共排查隐患36项。
 * @example 建设⟦ＧＩＳ⟧系统。 → 建设GIS系统。
 */
export const fullWidth = patternRule({
  id: "number/full-width",
  clause: numeralClause("5.1.7"),
  fix: "safe",
  inTitles: true,
  pattern: /[０-９Ａ-Ｚａ-ｚ](?:[．０-９Ａ-Ｚａ-ｚ]*[０-９Ａ-Ｚａ-ｚ])?％?|(?<=\d)％/gu,
  wanted: ([found]) => found.normalize("NFKC"),
});
