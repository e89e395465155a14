import { patternRule } from "../../rule.ts";

/**
 * 摄氏度写“℃”或“摄氏度”。
 * @example 最高气温38⟦°C⟧。 → 最高气温38℃。
 * @example 最高气温38⟦度C⟧。 → 最高气温38℃。
 */
export const degree = patternRule({
  id: "unit/degree",
  fix: "safe",
  needs: "°º˚度",
  pattern: /(?<=\d ?)(?:[°º˚] ?[CcＣ]|度C)(?![A-Za-z])/gu,
  wanted: () => "℃",
});
