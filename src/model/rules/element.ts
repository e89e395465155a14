import type { RuleDefinitions } from "../rules.ts";
import { byClause, byPractice, deleteByClause } from "./proof.ts";

/** Findings of the group `element`: masthead, imprint, attachments, what belongs into the front matter (要素). */
export const elementRules = {
  "element/copy-to-stop": byClause(
    "error",
    "“{label}”一行末尾没有句号",
    "The row “{label}” does not end in a full stop",
    {
      zh: "末尾加句号（{clause}），或写进文件开头的“分送”",
      en: "End it with a full stop ({clause}), or move it to the front matter (distribution)",
    },
  ),
  "element/copy-to-colon": byClause(
    "error",
    "“{label}”后面没有全角冒号",
    "“{label}” is not followed by a full-width colon",
  ),
  "element/name-mark": byClause("error", "名称末尾多了“{found}”", "The name ends in “{found}”", deleteByClause),
  "element/copy-report": byPractice("warning", "公文不用“抄报”", "“抄报” is no longer used", {
    zh: "写“抄送”；简报分上下级的写“报”“送”“发”",
    en: "Type 抄送, or 报, 送, 发 where a bulletin tells ranks apart",
  }),
  "element/label-mark": byPractice("warning", "“{name}”后面不用写“{mark}”", "“{name}” needs no “{mark}”", {
    zh: "写成“{name}”，冒号由程序加",
    en: "Type “{name}”; the colon is set for you",
  }),
  "element/printed-date": byPractice(
    "warning",
    "印发日期{found}早于本期日期{date}",
    "Printed on {found}, before the issue's own date {date}",
    {
      zh: "核对两个日期",
      en: "Check both dates",
    },
  ),
  "element/printed-late": byPractice(
    "warning",
    "印发日期{found}比本期日期{date}晚{days}天",
    "Printed on {found}, {days} days after the issue's date {date}",
    {
      zh: "核对两个日期",
      en: "Check both dates",
    },
  ),
  "element/office-name": byPractice(
    "warning",
    "编发单位是“{issuer}”，印发机关却是“{found}”",
    "The issuer is “{issuer}”, the printer “{found}”",
    {
      zh: "同一个单位统一用一种名称",
      en: "Use one name for one office",
    },
  ),
  "element/company-name": byPractice(
    "warning",
    "单位名称不一：这里是“{found}”，别处是“{other}”",
    "Two names for one company: here “{found}”, elsewhere “{other}”",
    {
      zh: "统一用一种名称",
      en: "Use one name",
    },
  ),
  "element/attachment-brackets": byClause(
    "error",
    "附件名称用了书名号",
    "The attachment's title has book title marks",
    {
      zh: "写成“{wanted}”（{clause}）",
      en: "Type “{wanted}” ({clause})",
    },
  ),
  "element/attachment-number": byPractice(
    "warning",
    "附件名称前自己写了序号“{found}”",
    "The attachment's title begins with a number of its own, “{found}”",
    {
      zh: "删去序号；两个以上附件，程序自动编号",
      en: "Delete it; two attachments and more are numbered for you",
    },
  ),
  "element/attachment-line": byClause("error", "附件说明的写法不对", "The line of attachments is not in its form", {
    zh: "写成“附件：1.名称”，不用书名号，末尾不加标点（{clause}）；或写进文件开头的“附件”",
    en: "Type “附件：1.名称” without book title marks and final marks ({clause}), or move it to the front matter (attachments)",
  }),
  "element/note-label": byPractice("warning", "编者按里又写了“{found}”", "The note repeats its label “{found}”", {
    zh: "删去“{found}”，程序自动加",
    en: "Delete “{found}”; it is set for you",
  }),
  "element/note-in-body": byPractice("warning", "编者按写在了正文里", "The editor's note stands in the text", {
    zh: "移到文件开头，写成“编者按: ……”",
    en: "Move it to the front matter: “editorsNote: …”",
  }),
  "element/no-text-page": byClause("error", "“{found}”不再使用", "“{found}” is no longer used", {
    zh: "删去它，调整行距、字距来排（{clause}）",
    en: "Delete it; spacing is adjusted instead ({clause})",
  }),
  "element/private-number": byPractice("warning", "这里像是{kind}", "This looks like {kind}", {
    zh: "不是必须公布的，删去或遮住中间几位",
    en: "Delete it or mask its middle, unless it must be published",
  }),
  "element/imprint-in-body": byPractice(
    "warning",
    "“{found}”像是版记，写在了正文里",
    "“{found}” looks like the imprint, but stands in the text",
    {
      zh: "移到文件开头的“印发”“分送”",
      en: "Move it to the front matter (imprint, distribution)",
    },
  ),
  "element/signature-in-body": byPractice(
    "info",
    "文末的单位和日期像是落款，会排成正文",
    "Office and date at the end look like a signature, but are set as text",
    {
      zh: "移到文件开头，写成“落款: true”",
      en: "Move them to the front matter: “signature: true”",
    },
  ),
} satisfies RuleDefinitions;
