import { patternRule } from "../../rule.ts";

/**
 * “其中”的一部分不多于总数。
 * @example 共排查隐患36项，其中⟦重大隐患42项⟧。 → 共排查隐患36项，其中重大隐患4项。
 */
export const partOverWhole = patternRule({
  id: "number/part-over-whole",
  fix: "none",
  needs: "其",
  // The same counting word on both sides, and no clause between them.
  pattern: /(?<=[共计]\p{Script=Han}{0,8}(\d{1,9})([项个名家户处人次件])，其中)\p{Script=Han}{1,10}(\d{1,9})\2/gu,
  wanted: ([found, whole = "", , part = ""]) => (Number(part) > Number(whole) ? found : undefined),
  params: ([, whole = "", unit = "", part = ""]) => ({ whole: `${whole}${unit}`, part: `${part}${unit}` }),
});
