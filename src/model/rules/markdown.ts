import type { RuleDefinitions } from "../rules.ts";
import { fileRules, inGroup } from "./shared.ts";

/** Findings of the group `markdown`: the text of an issue. */
export const markdownRules = {
  ...inGroup("markdown", fileRules),
  "markdown/heading-number": {
    severity: "warning",
    message: {
      zh: "标题序号是“{found}”，按顺序应为“{expected}”",
      en: "The heading is numbered “{found}”, the next number is “{expected}”",
    },
    hint: {
      zh: "改成“{expected}”，或去掉序号由程序自动编号",
      en: "Type “{expected}”, or leave the number out and it is set for you",
    },
  },
  "markdown/heading-too-deep": {
    severity: "error",
    message: { zh: "标题层次太深：最多五个 #", en: "The heading is too deep: five # are the most" },
    hint: {
      zh: "公文层次是 ## 一、 ### （一） #### 1. ##### （1），再往下写成正文",
      en: "The levels are ## 一、 ### （一） #### 1. ##### （1）; below that, write text",
    },
  },
  "markdown/heading-space": {
    severity: "warning",
    message: { zh: "# 后面缺少空格，会当成正文", en: "A space is missing behind #; this is set as text" },
    hint: { zh: "写成“{wanted}”", en: "Type “{wanted}”" },
  },
  "markdown/heading-empty": {
    severity: "error",
    message: { zh: "标题是空的", en: "The heading is empty" },
    hint: { zh: "写上标题，或删去这一行", en: "Type a heading, or delete the line" },
  },
  "markdown/empty-body": {
    severity: "error",
    message: { zh: "没有正文", en: "There is no text" },
    hint: { zh: "在 --- 下面写正文", en: "Write the text below ---" },
  },
  "markdown/empty-article": {
    severity: "warning",
    message: { zh: "“{title}”下面没有正文", en: "There is no text under “{title}”" },
    hint: { zh: "补上正文；一期之内的小标题用 ##", en: "Add the text; headings inside an article start with ##" },
  },
  "markdown/html-text": {
    severity: "error",
    message: { zh: "HTML 里的文字“{text}”不会排印", en: "The text “{text}” inside HTML would not be set" },
    hint: {
      zh: "去掉 HTML 标签，直接写文字；加粗写成 **文字**",
      en: "Leave out the HTML tags; write **text** for bold",
    },
  },
  "markdown/html-tag": {
    severity: "warning",
    message: { zh: "HTML 标签“{tag}”已略去", en: "The HTML tag “{tag}” was left out" },
    hint: {
      zh: "删去它；加粗写成 **文字**，图片写成 ![图题](chart.png)",
      en: "Delete it; write **text** for bold, ![caption](chart.png) for an image",
    },
  },
  "markdown/html-comment": {
    severity: "warning",
    message: { zh: "注释不会排印", en: "The comment is not set" },
    hint: { zh: "要排印就去掉 <!-- 和 -->，不要就删去", en: "Take away <!-- and --> to set it, or delete it" },
  },
  "markdown/unknown-rule": {
    severity: "error",
    message: { zh: "没有名为“{found}”的规则", en: "There is no rule “{found}”" },
    hint: { zh: "改成 {near}，或删去这条注释", en: "Type {near}, or delete the comment" },
  },
  "markdown/disable-unused": {
    severity: "warning",
    message: { zh: "下一段里没有“{found}”可关", en: "There is no “{found}” to switch off in the next block" },
    hint: { zh: "删去这条注释", en: "Delete the comment" },
  },
  "markdown/rule-fixed": {
    severity: "warning",
    message: { zh: "“{found}”是错误，不能关闭", en: "“{found}” is an error and can't be switched off" },
    hint: { zh: "删去这条注释，按提示改正内容", en: "Delete the comment, and correct the content instead" },
  },
  "markdown/too-nested": {
    severity: "error",
    message: {
      zh: "列表或引用套了 {found} 层以上，最多 {limit} 层",
      en: "Lists or quotes are nested more than {found} levels deep; {limit} are the most",
    },
    hint: { zh: "减少这一行开头的 >、-、1. 和缩进", en: "Use fewer >, -, 1. and spaces at the start of the line" },
  },
  "markdown/too-many-marks": {
    severity: "error",
    message: {
      zh: "这一行有 {found} 个“{mark}”，最多 {limit} 个",
      en: "This line has {found} “{mark}”; {limit} are the most",
    },
    hint: { zh: "拆成几段", en: "Split it into several paragraphs" },
  },
  "markdown/too-many-columns": {
    severity: "error",
    message: { zh: "表格有 {found} 列，最多 {limit} 列", en: "The table has {found} columns; {limit} are the most" },
    hint: { zh: "拆成几张表", en: "Split it into several tables" },
  },
  "markdown/too-complex": {
    severity: "error",
    message: {
      zh: "文章结构太复杂，{seconds} 秒内没有读完",
      en: "The text is too complex to be read within {seconds} seconds",
    },
    hint: {
      zh: "检查是否误粘了大量符号、多层列表或超大表格，拆开后再试",
      en: "Look for pasted symbols, deep lists or huge tables, and split them",
    },
  },
  "markdown/footnote-missing": {
    severity: "warning",
    message: { zh: "没有与“{label}”对应的注释", en: "There is no note for “{label}”" },
    hint: { zh: "在文末另起一段写“{label}: 注释文字”", en: "Add a paragraph “{label}: text of the note”" },
  },
  "markdown/footnote-unused": {
    severity: "error",
    message: {
      zh: "注释“{label}”在正文里没有引用，不会排印",
      en: "The note “{label}” is not referred to, and would not be set",
    },
    hint: {
      zh: "在正文里要加注的地方写上 {label}，或删去这条注释",
      en: "Type {label} where the note belongs, or delete the note",
    },
  },
  "markdown/footnote-twice": {
    severity: "error",
    message: {
      zh: "注释“{label}”写了两次，这一条不会排印",
      en: "The note “{label}” is there twice; this one would not be set",
    },
    hint: { zh: "换一个编号", en: "Give it another label" },
  },
  "markdown/definition-unused": {
    severity: "error",
    message: {
      zh: "“{label}”被当成链接地址，不会排印",
      en: "“{label}” is taken for a link address, and would not be set",
    },
    hint: {
      zh: "要排印就写成“\\{label}”，注释写成“[^1]: …”",
      en: "Type “\\{label}” to set it, or “[^1]: …” for a note",
    },
  },
  "markdown/note-not-inline": {
    severity: "error",
    message: { zh: "“{key}”只能是一段文字", en: "“{key}” must be one paragraph" },
    hint: {
      zh: "写成一段，不用列表、标题、表格和空行",
      en: "Make it one paragraph, without lists, headings, tables and blank lines",
    },
  },
} satisfies RuleDefinitions;
