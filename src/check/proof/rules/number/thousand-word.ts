import { numeralClause, patternRule } from "../../rule.ts";

/**
 * 阿拉伯数字后面只能用“万”“亿”，不用“千”“百”。
 * @example 走访群众⟦2千⟧多户。 → 走访群众2000多户。
 * @example 投入资金⟦3千5百⟧元。 → 投入资金3500元。
 */
export const thousandWord = patternRule({
  id: "number/thousand-word",
  clause: numeralClause("5.3"),
  fix: "suggested",
  needs: "千百",
  // 千克, 千米, 千瓦 and their like are units.
  pattern:
    /(?<![\d.])(\d{1,3})(?:千(?:(\d)百)?|百)(?![克米瓦伏帕卡赫焦牛分字乏秒吨升安])(?=[\p{Script=Han}，。、；）])/gu,
  wanted: ([found, head = "", hundreds = "0"]) =>
    found.includes("千") ? String(Number(head) * 1000 + Number(hundreds) * 100) : String(Number(head) * 100),
  params: ([found]) => ({ unit: /千|百/u.exec(found)?.[0] ?? "" }),
});
