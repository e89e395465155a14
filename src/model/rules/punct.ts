import type { RuleDefinitions } from "../rules.ts";
import { byClause, byPractice, deleteByClause } from "./proof.ts";

/** Findings of the group `punct`: marks (标点符号). */
export const punctRules = {
  "punct/half-width": byClause(
    "error",
    "中文里用了半角标点“{found}”",
    "The half-width mark “{found}” stands in Chinese text",
  ),
  "punct/half-bracket": byClause("error", "中文里用了半角括号", "Half-width brackets stand in Chinese text"),
  "punct/straight-quotes": byClause("error", "用了直引号", "These are straight quotation marks"),
  "punct/straight-quote-open": byClause("error", "直引号不成对", "A straight quotation mark has no partner", {
    zh: "改成成对的“”或‘’（{clause}）",
    en: "Type a pair of “” or ‘’ ({clause})",
  }),
  "punct/unpaired-quote": byClause("error", "引号“{found}”不成对", "The quotation mark “{found}” has no partner", {
    zh: "补上另一半，或删去它（{clause}）",
    en: "Add its partner, or delete it ({clause})",
  }),
  "punct/unpaired-bracket": byClause("error", "“{found}”不成对", "“{found}” has no partner", {
    zh: "补上另一半，或删去它（{clause}）",
    en: "Add its partner, or delete it ({clause})",
  }),
  "punct/comma-between-quoted": byClause(
    "warning",
    "并列的引号、书名号之间通常不用顿号",
    "No enumeration comma stands between quoted names",
    deleteByClause,
  ),
  "punct/comma-before-etc": byClause(
    "warning",
    "“等”字前面不用顿号",
    "No enumeration comma stands before 等",
    deleteByClause,
  ),
  "punct/ellipsis-etc": byClause("warning", "省略号和“等”不能并用", "An ellipsis and 等 do not go together", {
    zh: "留下一种（{clause}）",
    en: "Keep one of them ({clause})",
  }),
  "punct/ellipsis": byClause("error", "省略号应写成“……”", "An ellipsis is “……”"),
  "punct/dash": byClause("error", "破折号应写成“——”", "A dash is “——”"),
  "punct/hyphen-between-han": byClause("warning", "汉字之间用了短横“-”", "A hyphen stands between Chinese words", {
    zh: "表示连接、走向或递进时用“—”（{clause}）",
    en: "Type “—” for links, routes and steps ({clause})",
  }),
  "punct/hyphen-range": byClause("warning", "数值或时间的起止用了短横", "A range is written with a hyphen"),
  "punct/doubled": byPractice("warning", "标点重复：“{found}”", "Marks are doubled: “{found}”"),
  "punct/mark-run": byPractice("warning", "两个标点连在一起：“{found}”", "Two marks stand together: “{found}”", {
    zh: "留下一个",
    en: "Keep one of them",
  }),
  "punct/stop-after-quote": byClause(
    "warning",
    "引文末尾已有句号，引号外又用了“{found}”",
    "The quotation ends in a full stop, and “{found}” follows it",
    { zh: "句号只留一处（{clause}）", en: "Keep one of the two ({clause})" },
  ),
  "punct/space": byPractice("warning", "标点旁边有空格", "A space stands beside a mark", {
    zh: "删去空格",
    en: "Delete the space",
  }),
  "punct/year-bracket": byClause(
    "error",
    "发文字号的年份用了“{brackets}”",
    "The year of a document number is in “{brackets}”",
  ),
  "punct/document-number": byClause(
    "error",
    "发文顺序号不编虚位，不加“第”",
    "A document's number has no leading zero and no 第",
  ),
  "punct/title-marks": byClause(
    "warning",
    "“{name}”不是作品名称，不用书名号",
    "“{name}” is no work; book title marks don't fit",
    { zh: "改用引号，或不加标点（{clause}）", en: "Use quotation marks, or none ({clause})" },
  ),
  "punct/nested-title": byClause("warning", "书名号里又用了书名号", "Book title marks stand inside each other"),
  "punct/nested-bracket": byClause("warning", "圆括号里又用了圆括号", "Brackets stand inside each other", {
    zh: "里层改用六角括号〔〕，或改写（{clause}）",
    en: "Use 〔〕 inside, or rephrase ({clause})",
  }),
  "punct/nested-quote": byClause("warning", "双引号里又用了双引号", "Double quotation marks stand inside each other", {
    zh: "里层改用单引号‘’（{clause}）",
    en: "Use ‘’ inside ({clause})",
  }),
  "punct/caption-stop": byClause(
    "warning",
    "表题、图题末尾不用“{found}”",
    "A caption does not end in “{found}”",
    deleteByClause,
  ),
  "punct/partial-quote": byClause(
    "warning",
    "引文是句子的一部分，句号应在引号外",
    "The quotation is part of the sentence: the full stop belongs outside",
  ),
  "punct/semicolon-stop": byClause(
    "warning",
    "用分号隔开的一项里有句号",
    "An item that ends in a semicolon holds a full stop",
    {
      zh: "各项之间改用句号，或把项内的句号改为逗号（{clause}）",
      en: "Separate the items by full stops, or use commas inside ({clause})",
    },
  ),
  "punct/nested-colon": byClause("warning", "一句话里套用了冒号", "A colon stands inside the reach of another", {
    zh: "前一个冒号改用逗号，或拆成两句（{clause}）",
    en: "Use a comma for the first, or make two sentences ({clause})",
  }),
  "punct/short-name": byPractice(
    "warning",
    "简称没有用“（以下简称……）”的写法",
    "The short name is not introduced as （以下简称“…”）",
    { zh: "写成（以下简称“……”）", en: "Type （以下简称“…”）" },
  ),
  "punct/title-end": byClause("warning", "标题末尾用了“{found}”", "The title ends in “{found}”", deleteByClause),
  "punct/title-stop": byPractice("warning", "标题中间用了句号", "A full stop stands inside the title", {
    zh: "改写成一句，或用“|”回行",
    en: "Make it one sentence, or break the line with “|”",
  }),
  "punct/range-tilde": byClause("error", "数值范围用了半角波浪号“~”", "A range is written with a half-width tilde"),
  "punct/middle-dot": byClause("error", "间隔号应写成“·”", "The middle dot is “·”"),
  "punct/exclamation": byClause("warning", "叹号、问号叠用", "Exclamation or question marks are piled up", {
    zh: "公文只用一个（{clause}）",
    en: "Use one ({clause})",
  }),
  "punct/space-around-dash": byPractice("warning", "破折号旁边有空格", "A space stands beside a dash", {
    zh: "删去空格",
    en: "Delete the space",
  }),
} satisfies RuleDefinitions;
