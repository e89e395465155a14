import { numeralClause, patternRule } from "../../rule.ts";

const numerals = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/**
 * 相邻两个数字连用表示概数，用汉字，中间不加顿号。
 * @example 工期约⟦3、4⟧个月。 → 工期约三四个月。
 * @example 每班有⟦7、8⟧名职工值守。 → 每班有七八名职工值守。
 */
export const approximateDigits = patternRule({
  id: "number/approximate-digits",
  clause: numeralClause("4.2.2"),
  fix: "suggested",
  needs: "、",
  // 第3、4期, 3、4月 and 3、4号 name two things.
  pattern:
    /(?<![\d第、.～—/])([1-9])、([1-9])(?=(?:个|名(?=职工|同志|人员|干部|党员|学生|代表|工人|队员|群众|志愿|师傅|专家|医|护|民)|天|次|家|小时|公里|米|倍|位|分钟)(?!方面|部分|阶段|重点|标段))/gu,
  wanted: ([, from = "", to = ""]) =>
    Number(to) === Number(from) + 1
      ? `${numerals[Number(from)] ?? ""}${numerals[Number(to)] ?? ""}`.replace("一二", "一两").replace("二三", "两三")
      : undefined,
});
