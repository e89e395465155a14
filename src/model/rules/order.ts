import type { RuleDefinitions } from "../rules.ts";
import { byClause, byPractice, deleteByClause } from "./proof.ts";

/** Findings of the group `order`: levels, their numbers, words that count (层次与序次语). */
export const orderRules = {
  "order/bracket-comma": byClause(
    "error",
    "带括号的序次语后面不加“{found}”",
    "No “{found}” follows a number in brackets",
    deleteByClause,
  ),
  "order/digit-comma": byClause(
    "error",
    "阿拉伯数字作序次语，后面不用“{mark}”",
    "An Arabic number that counts is not followed by “{mark}”",
  ),
  "order/letter-comma": byClause(
    "error",
    "拉丁字母作序次语，后面不用“{mark}”",
    "A letter that counts is not followed by “{mark}”",
  ),
  "order/han-mark": byClause(
    "error",
    "汉字数字作序次语，后面不用“{mark}”",
    "A Chinese number that counts is not followed by “{mark}”",
  ),
  "order/half-bracket": byClause("warning", "序次语的括号是半角的", "The brackets of the number are half-width"),
  "order/compat-marker": byClause(
    "warning",
    "“{found}”是一个合成字符，不是公文的序次语",
    "“{found}” is one composed character, not an official number",
  ),
  "order/ordinal-comma": byClause("error", "“{word}”后面用了顿号", "“{word}” is followed by an enumeration comma"),
  "order/shi-comma": byClause("warning", "“{word}”后面不加标点“{mark}”", "No mark “{mark}” follows “{word}”"),
  "order/mixed-ordinals": byPractice(
    "warning",
    "“首先”“其次”一类与“第{found}”混用",
    "“首先”, “其次” and “第{found}” are mixed in one series",
    {
      zh: "全用“首先、其次、再次”，或全用“第一、第二、第三”",
      en: "Use one kind: 首先、其次、再次 or 第一、第二、第三",
    },
  ),
  "order/series-gap": byPractice(
    "warning",
    "“{before}”后面是“{found}”，应为“{wanted}”",
    "“{before}” is followed by “{found}”, not “{wanted}”",
    { zh: "改成“{wanted}”，或补上缺的一项", en: "Type “{wanted}”, or add the item that is missing" },
  ),
  "order/number-gap": byPractice(
    "warning",
    "“{before}”后面是“{found}”，应为“{wanted}”",
    "“{before}” is followed by “{found}”, not “{wanted}”",
    { zh: "改成“{wanted}”，或补上缺的一段", en: "Type “{wanted}”, or add the paragraph that is missing" },
  ),
  "order/level-jump": byClause(
    "warning",
    "标题从{above}级跳到{found}级",
    "The heading's level jumps from {above} to {found}",
    {
      zh: "依次用 ##、###、####、#####（{clause}）；只有两层时可以一、之下用1.",
      en: "Use ##, ###, ####, ##### in order ({clause}); with two levels only, 一、 may be followed by 1.",
    },
  ),
  "order/level-marker": byClause(
    "warning",
    "这一级标题的序号不该是“{found}”",
    "A heading of this level is not numbered “{found}”",
    {
      zh: "## 用一、，### 用（一），#### 用1.，##### 用（1）（{clause}）",
      en: "## has 一、, ### （一）, #### 1., ##### （1） ({clause})",
    },
  ),
  "order/heading-mark": byClause(
    "warning",
    "单独成行的标题末尾用了“{found}”",
    "A heading on its own line ends in “{found}”",
    deleteByClause,
  ),
  "order/mixed-run-in": byPractice(
    "warning",
    "“{first}”写在上一段里，“{found}”却另起一段",
    "“{first}” stands inside a paragraph above, but “{found}” begins its own",
    { zh: "几项要么都接着写，要么都另起一段", en: "Set all of them inside the paragraph, or each in its own" },
  ),
  "order/mixed-bold": byPractice(
    "warning",
    "同一组里“{found}”没有加粗，别的加粗了",
    "“{found}” is not bold, others of its series are",
    { zh: "同组的段首句要么都加粗，要么都不加", en: "Make the lead of every item bold, or of none" },
  ),
  "order/run-in-stop": byPractice(
    "info",
    "段首的加粗句没有用句号收住，别的用了",
    "The bold lead does not end in a full stop, others do",
    { zh: "写成“**{found}。**”", en: "Type “**{found}。**”" },
  ),
  "order/heading-long": byPractice(
    "warning",
    "标题有{count}字，超过{limit}字",
    "The heading has {count} characters; {limit} are the most",
    { zh: "压缩到一行（28字）以内", en: "Shorten it to one line (28 characters)" },
  ),
} satisfies RuleDefinitions;
