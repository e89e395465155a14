import { patternRule } from "../../rule.ts";

const plain: Readonly<Record<string, string>> = {
  "㎡": "m²",
  "㎥": "m³",
  "㎞": "km",
  "㎏": "kg",
  "㎝": "cm",
  "㎜": "mm",
  "㎎": "mg",
  "㏕": "mil",
  "㏄": "cm³",
  "㎢": "km²",
  "㎖": "mL",
  "㎐": "Hz",
  "㎾": "kW",
};

/**
 * ㎡ ㎏ 一类的合成字符改为普通的符号。
 * @example 绿化面积300⟦㎡⟧。 → 绿化面积300m²。
 */
export const square = patternRule({
  id: "unit/square",
  clause: "GB 3100—1993",
  fix: "safe",
  needs: "㎡㎥㎞㎏㎝㎜㎎㏕㏄㎢㎖㎐㎾",
  pattern: /[㎡㎥㎞㎏㎝㎜㎎㏕㏄㎢㎖㎐㎾]/gu,
  wanted: ([found]) => plain[found],
});
