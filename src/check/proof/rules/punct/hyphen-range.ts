import { patternRule, punctuationClause } from "../../rule.ts";

/**
 * 起止年份用一字线，数值范围用波浪号，不用短横。
 * @example ⟦2019-2021⟧年完成改造。 → 2019—2021年完成改造。
 * @example 每班安排⟦10-20⟧人值守。 → 每班安排10～20人值守。
 */
export const hyphenRange = patternRule({
  id: "punct/hyphen-range",
  clause: punctuationClause("4.13.3"),
  fix: "suggested",
  needs: "-－",
  // Codes (3-2号机, GB-20) and scores are no ranges: a unit must follow, the first number be the smaller.
  pattern:
    /(?<![\dA-Za-z.\-－—/])(\d{1,4})[-－](\d{1,4})(?=年|[月日人个项家户次名台套条处座米吨亩公毫厘平立分秒小万亿元天](?!号))/gu,
  wanted([, from = "", to = ""], block) {
    if (Number(from) >= Number(to)) return undefined;
    const isTime = /^\d{4}$/.test(from) || new RegExp(`${from}[-－]${to}[年月日]`, "u").test(block.text);
    return `${from}${isTime ? "—" : "～"}${to}`;
  },
});
