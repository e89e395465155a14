import { patternRule } from "../../rule.ts";

/**
 * 世纪写明，不写“上世纪”。
 * @example ⟦上世纪80年代⟧建成投用。 → 20世纪80年代建成投用。
 */
export const lastCentury = patternRule({
  id: "date/last-century",
  fix: "suggested",
  needs: "纪",
  pattern: /上个?世纪(?: ?\d0 ?年代|[一二三四五六七八九]十年代|初|末|中叶)/gu,
  wanted: ([found]) => found.replace(/上个?世纪/u, "20世纪"),
});
