import { patternRule, punctuationClause } from "../../rule.ts";

/**
 * “第一”“首先”“其一”作序次语，后面用逗号。
 * @example ⟦第一、⟧抓好源头管理。第二，抓好过程控制。 → 第一，抓好源头管理。第二，抓好过程控制。
 * @example ⟦首先、⟧要统一思想认识。 → 首先，要统一思想认识。
 */
export const ordinalComma = patternRule({
  id: "order/ordinal-comma",
  clause: punctuationClause("B.3.1"),
  fix: "safe",
  needs: "、",
  kinds: ["paragraph", "note"],
  // 第一、第二产业 and 首先、其次 list; what follows must be another word.
  pattern:
    /(?<=^|[。；：])(?:第[一二三四五六七八九十]|首先|其次|再次|最后|其[一二三四五])、(?![第其再最一二三四五六七八九十])/gu,
  wanted: ([found]) => `${found.slice(0, -1)}，`,
  params: ([found]) => ({ word: found.slice(0, -1) }),
});
