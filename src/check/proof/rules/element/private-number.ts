import { flag } from "../../block.ts";
import type { TextRule } from "../../rule.ts";

const kinds: readonly (readonly [RegExp, string, (digits: string) => boolean])[] = [
  [/(?<![\dA-Za-z])[1-9]\d{16}[\dXx](?![\dA-Za-z])/gu, "身份证号码", isIdentityNumber],
  [/(?<![\dA-Za-z-])1[3-9]\d(?:[ -]?\d{4}){2}(?![\dA-Za-z])/gu, "手机号码", () => true],
  [/(?<![\dA-Za-z])[3-6]\d{15,18}(?![\dA-Za-z])/gu, "银行卡号", isCardNumber],
];

/**
 * 身份证、手机、银行卡号码不随文公布。
 * @example 联系人张某，电话⟦13800138000⟧。 → 联系人张某，电话0518-85000000。
 */
export const privateNumber: TextRule = {
  id: "element/private-number",
  fix: "none",
  needs: "0123456789",
  scope: "text",
  check(block, report) {
    if (!/\d{4}/.test(block.text)) return;
    for (const [pattern, kind, accepts] of kinds)
      for (const { index, 0: found } of block.text.matchAll(pattern))
        if (accepts(found.toUpperCase()) && !block.has(index, index + 1, flag.opaque))
          report({ block, from: index, to: index + found.length, params: { kind } });
  },
};

/** The check digit of GB 11643. */
function isIdentityNumber(text: string): boolean {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const total = weights.reduce((sum, weight, index) => sum + weight * Number(text[index]), 0);
  return "10X98765432"[total % 11] === text[17];
}

/** Luhn's sum, which every bank card has (GB/T 15694). */
function isCardNumber(text: string): boolean {
  if (text.length === 18 && isIdentityNumber(text)) return false;
  const total = [...text].toReversed().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
  return total % 10 === 0;
}
