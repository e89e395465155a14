import type { RuleDefinitions } from "../rules.ts";

/** Wrong usage of the command: exit 2. */
export const usageRules = {
  "usage/unknown-id": {
    severity: "error",
    message: { zh: "没有编号为“{id}”的期", en: "No issue has the id “{id}”" },
    hint: {
      zh: "编号形如 gangkou-2024-03，增刊形如 gangkou-2024-s01，可用 * 代替任意字符；现有：{near}",
      en: "Ids look like gangkou-2024-03, supplements like gangkou-2024-s01; * stands for any characters; there are {near}",
    },
  },
  "usage/unknown-series": {
    severity: "error",
    message: { zh: "没有代号为“{id}”的刊物", en: "No series has the id “{id}”" },
    hint: {
      zh: "代号是 content 里刊物文件夹的名字；现有：{near}",
      en: "The id is the name of the series' folder in content; there are {near}",
    },
  },
  "usage/which-series": {
    severity: "error",
    message: { zh: "有几种刊物，请写明是哪一种", en: "There are several series: name one" },
    hint: {
      zh: "例如 jianbao {command} {example}；现有：{near}",
      en: "For example jianbao {command} {example}; there are {near}",
    },
  },
  "usage/no-series": {
    severity: "error",
    message: { zh: "“{path}”里还没有刊物", en: "There is no series in “{path}” yet" },
    hint: {
      zh: "新建文件夹和其中的 series.yaml，如 content/gangkou/series.yaml；从头开始可用 jianbao init",
      en: "Create a folder with a series.yaml, such as content/gangkou/series.yaml; jianbao init starts a new repository",
    },
  },
  "usage/folder-not-empty": {
    severity: "error",
    message: { zh: "“{path}”里已有文件", en: "“{path}” holds files already" },
    hint: {
      zh: "换一个新文件夹，如 jianbao init jianbao-cang；只补缺少的文件就加 --add，已有的一个也不改",
      en: "Name a new folder, such as jianbao init bulletins; --add writes only what is missing and changes nothing",
    },
  },
  "usage/file-exists": {
    severity: "error",
    message: { zh: "“{path}”已经存在，不会覆盖", en: "“{path}” exists and is not replaced" },
    hint: { zh: "移走它或改名后再试", en: "Move or rename it first" },
  },
  "usage/date-backwards": {
    severity: "error",
    message: {
      zh: "日期 {found} 早于上一期（{before} 的 {date}）",
      en: "The date {found} is before that of the issue before ({before}, {date})",
    },
    hint: { zh: "用 --date 写 {date} 或以后的日期", en: "Give {date} or a later day with --date" },
  },
  "usage/empty-year": {
    severity: "error",
    message: { zh: "“{id}”没有{year}年可以装订的期", en: "“{id}” has no issue of {year} to bind" },
    hint: {
      zh: "年份写四位数，如 jianbao bind {id} 2024；草稿和未到发布时间的期不装订；可以装订的年份：{years}",
      en: "Years have four digits: jianbao bind {id} 2024; drafts and embargoed issues are not bound; there are {years}",
    },
  },
  "usage/ids-need-out": {
    severity: "error",
    message: { zh: "只排部分期数时必须用 -o 指定输出文件夹", en: "Building single issues needs -o" },
    hint: {
      zh: "例如 jianbao build {id} -o /tmp/yangzhang；默认的 dist 从不缩减",
      en: "For example jianbao build {id} -o /tmp/proof; the default dist is never reduced",
    },
  },
  "usage/option": {
    severity: "error",
    message: { zh: "{reason}", en: "{reason}" },
    hint: { zh: "输入 jianbao {command}--help 查看用法", en: "See jianbao {command}--help" },
  },
  "usage/unknown-path": {
    severity: "error",
    message: { zh: "“{path}”不是 {content} 里的文件或文件夹", en: "“{path}” is no file or folder of {content}" },
    hint: {
      zh: "写文件或文件夹的路径，例如 content/anquan/2024/03.md；不写就检查全部",
      en: "Name a file or folder, such as content/anquan/2024/03.md; without one everything is checked",
    },
  },
  "usage/no-folder": {
    severity: "error",
    message: { zh: "没有文件夹“{path}”", en: "There is no folder “{path}”" },
    hint: {
      zh: "用 -C 指定仓库文件夹，或用 --content 指定内容文件夹",
      en: "Name the repository's folder with -C, or the content folder with --content",
    },
  },
} satisfies RuleDefinitions;
