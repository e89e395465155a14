import type { RuleDefinitions } from "../rules.ts";
import { byClause, byPractice } from "./proof.ts";

/** Findings of the group `unit`: units of measure (计量单位). */
export const unitRules = {
  "unit/letter-case": byClause("warning", "单位符号“{found}”的大小写不对", "The unit “{found}” is in the wrong case"),
  "unit/square": byClause("warning", "“{found}”是一个合成字符", "“{found}” is one composed character"),
  "unit/mixed": byPractice(
    "warning",
    "单位写法不一：这里是“{found}”，别处是“{other}”",
    "Units differ in form: here “{found}”, elsewhere “{other}”",
    {
      zh: "全文统一用汉字名称或统一用符号",
      en: "Use names or symbols throughout",
    },
  ),
  "unit/old": byClause("warning", "“{found}”不是法定计量单位", "“{found}” is not a legal unit"),
  "unit/degree": byPractice("warning", "温度的写法不对", "The temperature is not written so"),
} satisfies RuleDefinitions;
