import { patternRule, punctuationClause } from "../../rule.ts";

/**
 * 阿拉伯数字作序次语，后面用下脚点，不用顿号。
 * @example ⟦1、⟧加强巡查。每日不少于两次。 → 1.加强巡查。每日不少于两次。
 * @example ⟦12、⟧完善台账。 → 12.完善台账。
 */
export const digitComma = patternRule({
  id: "order/digit-comma",
  clause: punctuationClause("B.3.3"),
  fix: "safe",
  needs: "0123456789",
  kinds: ["paragraph", "heading"],
  // 3、4月 is two months; a number followed by a number is no marker.
  pattern: /^\d{1,2}[、．](?=[\p{Script=Han}“《])/gu,
  wanted: ([found]) => `${found.slice(0, -1)}.`,
  params: ([found]) => ({ mark: found.slice(-1) }),
});
