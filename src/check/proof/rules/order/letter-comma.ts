import { patternRule, punctuationClause } from "../../rule.ts";

/**
 * 拉丁字母作序次语，后面用下脚点。
 * @example ⟦A、⟧取水口安全巡查情况 → A.取水口安全巡查情况
 */
export const letterComma = patternRule({
  id: "order/letter-comma",
  clause: punctuationClause("B.3.3"),
  fix: "safe",
  needs: "、",
  kinds: ["paragraph", "heading"],
  // A、B两座 names two things.
  pattern: /^[A-Ha-h]、(?=\p{Script=Han})(?![^，。；]{0,8}[、和与及][A-Ha-h])/gu,
  wanted: ([found]) => `${found.slice(0, -1)}.`,
  params: ([found]) => ({ mark: found.slice(-1) }),
});
