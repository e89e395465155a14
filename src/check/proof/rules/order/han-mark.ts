import { patternRule, punctuationClause } from "../../rule.ts";

/**
 * 汉字数字作序次语，后面用顿号。
 * @example ⟦一．⟧总体情况 → 一、总体情况
 * @example ⟦二,⟧主要做法 → 二、主要做法
 * @example ## ⟦三。⟧下一步安排 → ## 三、下一步安排
 */
export const hanMark = patternRule({
  id: "order/han-mark",
  clause: punctuationClause("B.3.2"),
  fix: "safe",
  needs: "．.,，。",
  kinds: ["paragraph", "heading"],
  pattern: /^[一二三四五六七八九十]{1,3}[．.,，。]\s?(?=[\p{Script=Han}“《])/gu,
  wanted: ([found]) => `${found.replace(/[．.,，。]\s?$/u, "")}、`,
  params: ([found]) => ({ mark: found.trim().slice(-1) }),
});
