import type { RuleDefinitions } from "../rules.ts";
import { fileRules, inGroup, valueRules } from "./shared.ts";

/** Findings of the group `config`: site.yaml and series.yaml. */
export const configRules = {
  ...inGroup("config", fileRules),
  ...inGroup("config", valueRules),
  "config/no-site": {
    severity: "error",
    message: { zh: "缺少 site.yaml", en: "site.yaml is missing" },
    hint: {
      zh: "新建这个文件，至少写一行：“title: 本单位简报档案”",
      en: "Create it with at least this line: “title: 本单位简报档案”",
    },
  },
  "config/no-series": {
    severity: "error",
    message: { zh: "“{series}”文件夹里缺少 series.yaml", en: "The folder “{series}” has no series.yaml" },
    hint: {
      zh: "新建这个文件，写三行：“name: 刊名”“issuer: 编发单位”“classification: 公开”",
      en: "Create it with three lines: “name: 刊名”, “issuer: 编发单位”, “classification: 公开”",
    },
  },
  "config/issue-line-placeholder": {
    severity: "error",
    message: { zh: "期号行里没有“{found}”这个占位", en: "The issue line has no placeholder “{found}”" },
    hint: { zh: "只能用 {choices}", en: "Use only {choices}" },
  },
  "config/unknown-rule": {
    severity: "error",
    message: { zh: "没有名为“{found}”的规则", en: "There is no rule “{found}”" },
    hint: { zh: "改成 {near}，或删去这一行", en: "Type {near}, or delete the line" },
  },
  "config/rule-fixed": {
    severity: "error",
    message: { zh: "“{found}”是错误，不能关闭", en: "“{found}” is an error and can't be switched off" },
    hint: { zh: "删去这一行，按提示改正内容", en: "Delete the line, and correct the content instead" },
  },
  "config/not-url": {
    severity: "error",
    message: { zh: "“{key}”的“{found}”不是网址", en: "“{key}” is not a web address: “{found}”" },
    hint: { zh: "写成 https://bulletin.example/", en: "Write https://bulletin.example/" },
  },
  "config/not-base": {
    severity: "error",
    message: { zh: "“{key}”的“{found}”应以 / 开头和结尾", en: "“{key}” must begin and end with /: “{found}”" },
    hint: { zh: "写成 /archive/", en: "Write /archive/" },
  },
  "config/two-bases": {
    severity: "error",
    message: {
      zh: "网站所在的路径写了两个：base 是“{base}”，url 是“{url}”",
      en: "The site has two paths: base is “{base}”, url is “{url}”",
    },
    hint: { zh: "删去 base，路径只写在 url 里", en: "Delete base, and give the path in url alone" },
  },
  "config/not-time-zone": {
    severity: "error",
    message: { zh: "没有“{found}”这个时区", en: "There is no time zone “{found}”" },
    hint: { zh: "写成 Asia/Shanghai", en: "Write Asia/Shanghai" },
  },
  "config/not-year": {
    severity: "error",
    message: { zh: "“{found}”不是年份", en: "“{found}” is not a year" },
    hint: { zh: "写四位数字，例如“2021: [12]”", en: "Write four digits, as in “2021: [12]”" },
  },
} satisfies RuleDefinitions;
