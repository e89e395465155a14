import type { RuleDefinitions } from "../rules.ts";

/** Findings of the group `series`: where files are, and the ledger of a series as a whole. */
export const seriesRules = {
  "series/reserved-id": {
    severity: "error",
    message: {
      zh: "文件夹名“{found}”不能用作刊物代号：网站自己的文件放在这个名字下",
      en: "The folder name “{found}” can't be a series id: the site keeps files of its own under it",
    },
    hint: { zh: "改名，如“{example}”", en: "Rename it, for example to “{example}”" },
  },
  "series/bad-id": {
    severity: "error",
    message: { zh: "文件夹名“{found}”不能作刊物代号", en: "The folder name “{found}” can't be a series id" },
    hint: {
      zh: "改名，只用小写字母、数字和减号，例如 {example}",
      en: "Rename it with lower-case letters, digits and hyphens, such as {example}",
    },
  },
  "series/misplaced": {
    severity: "error",
    message: {
      zh: "这个文件不在一期该在的地方，不会被收入",
      en: "This file is not where an issue belongs, and would be left out",
    },
    hint: {
      zh: "改为 {wanted}；不是简报的话移出 content/",
      en: "Make it {wanted}; if it is not an issue, move it out of content/",
    },
  },
  "series/no-index": {
    severity: "error",
    message: { zh: "“{folder}”文件夹里缺少 index.md", en: "The folder “{folder}” has no index.md" },
    hint: {
      zh: "新建 index.md，写上期号、日期等；正文可以为空",
      en: "Create index.md with issue number and date; its text may be empty",
    },
  },
  "series/symlink": {
    severity: "error",
    message: { zh: "“{name}”是符号链接，不会读取", en: "“{name}” is a symbolic link and is not read" },
    hint: { zh: "把文件本身放到这里", en: "Put the file itself here" },
  },
  "series/not-a-file": {
    severity: "error",
    message: { zh: "“{name}”应当是一个文件", en: "“{name}” must be a file" },
    hint: { zh: "删去同名的文件夹，新建文件", en: "Remove the folder of that name, and create the file" },
  },
  "series/duplicate-number": {
    severity: "error",
    message: { zh: "与“{other}”是同一期（{id}）", en: "“{other}” is the same issue ({id})" },
    hint: {
      zh: "改正其中一个的期号和文件名，或删去重复的一个",
      en: "Correct the number and file name of one of them, or delete it",
    },
  },
  "series/date-backwards": {
    severity: "error",
    message: {
      zh: "日期 {found} 早于上一期（{before} 的 {date}）",
      en: "The date {found} is before that of the issue before ({before}, {date})",
    },
    hint: { zh: "核对两期的日期和期号", en: "Check dates and numbers of both issues" },
  },
  "series/gap": {
    severity: "warning",
    message: { zh: "{year} 年缺第 {missing} 期", en: "Issue {missing} of {year} is missing" },
    hint: {
      zh: "补上缺的一期，或在 series.yaml 写“void: { {year}: [{missing}] }”",
      en: "Add the issue, or declare it in series.yaml: “void: { {year}: [{missing}] }”",
    },
  },
  "series/void-present": {
    severity: "warning",
    message: {
      zh: "series.yaml 声明 {year} 年第 {number} 期空缺，但这一期存在",
      en: "series.yaml declares issue {number} of {year} void, but it is here",
    },
    hint: { zh: "从 void 里删去 {number}", en: "Take {number} out of void" },
  },
  "series/duplicate-total": {
    severity: "error",
    message: { zh: "总期号 {total} 已用在“{other}”", en: "The total {total} is already that of “{other}”" },
    hint: { zh: "改正其中一期的总期号", en: "Correct the total of one of them" },
  },
  "series/total-step": {
    severity: "error",
    message: { zh: "总期号是 {found}，按顺序应为 {expected}", en: "The total is {found}; {expected} comes next" },
    hint: {
      zh: "写成 {expected}；前面的总期号有误时先改前面的",
      en: "Type {expected}; if an earlier total is wrong, correct that first",
    },
  },
  "series/repeated-title": {
    severity: "info",
    message: { zh: "标题与 {other} 相同", en: "The title is that of {other}" },
    hint: { zh: "照上期改写时别忘了改标题", en: "Write a title of its own, unless the series repeats it on purpose" },
  },
  "series/repeated-text": {
    severity: "info",
    message: { zh: "这一段与 {other} 的一段相同", en: "The paragraph is the same as one of {other}" },
    hint: { zh: "核对是不是上期留下的文字", en: "See whether it was left over from that issue" },
  },
  "series/company-form": {
    severity: "warning",
    message: {
      zh: "单位名称前后不一：这里是“{found}”，{other} 是“{name}”",
      en: "Two names for one company: here “{found}”, in {other} “{name}”",
    },
    hint: { zh: "全刊统一用一种名称", en: "Use one name throughout the series" },
  },
  "series/supersedes-unknown": {
    severity: "error",
    message: { zh: "没有编号为“{id}”的期可以取代", en: "There is no issue “{id}” to supersede" },
    hint: { zh: "写被取代那一期的编号，例如 gangkou-2024-03", en: "Name the issue by its id, such as gangkou-2024-03" },
  },
} satisfies RuleDefinitions;
