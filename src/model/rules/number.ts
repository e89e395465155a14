import type { RuleDefinitions } from "../rules.ts";
import { byClause, byPractice } from "./proof.ts";

/** Findings of the group `number`: figures (数字). */
export const numberRules = {
  "number/space": byPractice(
    "warning",
    "数字、字母与汉字之间有空格",
    "A space stands between Chinese and a figure or letter",
    {
      zh: "删去空格，排印时自动留空",
      en: "Delete the space; the setting leaves room by itself",
    },
  ),
  "number/full-width": byClause("error", "数字、字母是全角的", "Figures or letters are full-width"),
  "number/zero-circle": byPractice(
    "warning",
    "年份里的“〇”写成了“{mark}”",
    "The zero of the year is typed as “{mark}”",
  ),
  "number/percent-range": byClause("error", "百分数的范围，前一个数缺“%”", "The first number of the range lacks its %"),
  "number/magnitude-range": byClause(
    "warning",
    "数值范围，前一个数缺“{unit}”",
    "The first number of the range lacks its “{unit}”",
  ),
  "number/leading-point": byClause("error", "纯小数缺了小数点前的0", "The 0 before the decimal point is missing"),
  "number/approximate-digits": byClause(
    "error",
    "相邻两个数字连用表示概数，要用汉字",
    "Two figures in a row that mean “about” are written in Chinese",
  ),
  "number/digit-some": byClause("error", "“几”表示概数，数字要用汉字", "With 几 the number is written in Chinese"),
  "number/double-approximation": byPractice(
    "warning",
    "“{first}”和“{second}”重复表示约数",
    "“{first}” and “{second}” both say “about”",
    {
      zh: "留下一个",
      en: "Keep one of them",
    },
  ),
  "number/mixed-approximation": byPractice(
    "warning",
    "概数写法不一：这里是“{found}”，别处是“{other}”",
    "Round numbers differ in form: here “{found}”, elsewhere “{other}”",
    {
      zh: "统一用一种写法",
      en: "Use one form",
    },
  ),
  "number/thousand-word": byClause("warning", "阿拉伯数字后面不用“{unit}”", "“{unit}” doesn't follow Arabic figures"),
  "number/times-less": byPractice("warning", "“{verb}”不能用倍数", "“{verb}” doesn't go with “times”", {
    zh: "改用百分比或分数，如“减少一半”",
    en: "Use a percentage or a fraction",
  }),
  "number/separators": byPractice(
    "info",
    "多位数的写法不一：这里是“{found}”，别处是“{other}”",
    "Long numbers differ in form: here “{found}”, elsewhere “{other}”",
    {
      zh: "统一加或不加千分撇",
      en: "Use the separator everywhere or nowhere",
    },
  ),
  "number/percent-space": byPractice("warning", "数字和“%”之间有空格", "A space stands between the number and %"),
  "number/percent-word": byClause("warning", "“百分之”后面用了阿拉伯数字", "Arabic figures follow 百分之"),
  "number/table-sum": byPractice(
    "warning",
    "合计是{found}，各行相加得{sum}",
    "The total is {found}, the rows add up to {sum}",
    {
      zh: "核对各行和合计",
      en: "Check the rows and the total",
    },
  ),
  "number/part-over-whole": byPractice(
    "warning",
    "“其中”的{part}多于总数{whole}",
    "The part ({part}) is larger than the whole ({whole})",
    {
      zh: "核对两个数",
      en: "Check both numbers",
    },
  ),
} satisfies RuleDefinitions;
