import { patternRule } from "../../rule.ts";

/**
 * 约数只说一次。
 * @example 走访⟦近5000多⟧户。 → 走访近5000户。
 * @example 参训⟦约100人左右⟧。 → 参训约100人。
 */
export const doubleApproximation = patternRule({
  id: "number/double-approximation",
  fix: "suggested",
  pattern:
    /(近|约|大约|将近|接近|超过|超|逾)(?:\d[\d.,]*[万亿千百]?|[一二两三四五六七八九十百千万亿]+)(?:(多|余)(?=\p{Script=Han})|[\p{Script=Han}]{1,3}?(左右|上下|以上))/gu,
  wanted: ([found]) => found.replace(/多|余|左右|上下|以上/u, ""),
  params: ([, first = "", few, about]) => ({ first, second: few ?? about ?? "" }),
});
