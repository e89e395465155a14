import { patternRule } from "../../rule.ts";

const legal: Readonly<Record<string, string>> = {
  公分: "厘米",
  市斤: "千克",
  公尺: "米",
  市尺: "米",
  英里: "千米",
  马力: "千瓦",
  立升: "升",
  公升: "升",
  公吨: "吨",
};

/**
 * 用法定计量单位。
 * @example 管道埋深120⟦公分⟧。 → 管道埋深120厘米。
 */
export const oldUnit = patternRule({
  id: "unit/old",
  clause: "GB 3100—1993",
  fix: "none",
  needs: "公市英马立",
  pattern: /(?<=[\d一二两三四五六七八九十百千万半])(?:公分|市斤|公尺|市尺|英里|马力|立升|公升|公吨)/gu,
  wanted: ([found]) => legal[found],
});
