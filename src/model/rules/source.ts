import type { RuleDefinitions } from "../rules.ts";
import { byPractice } from "./proof.ts";

/** Findings of the group `source`: how the text was typed or pasted (源文). */
export const sourceRules = {
  "source/cut-paragraph": byPractice(
    "warning",
    "这一段像是从句子中间断开的",
    "The paragraph seems cut in the middle of a sentence",
    {
      zh: "与下一段接起来",
      en: "Join it with the next one",
    },
  ),
  "source/typed-indent": byPractice("warning", "段首用空格缩进", "The paragraph is indented by typed spaces", {
    zh: "删去空格，程序自动空两字",
    en: "Delete them; paragraphs are indented for you",
  }),
  "source/odd-space": byPractice("warning", "这里有特殊空格{code}", "There is a special space {code} here", {
    zh: "删去它；两词之间要空格时用普通空格",
    en: "Delete it; between words use a plain space",
  }),
  "source/compat-character": byPractice(
    "warning",
    "“{found}”是兼容字符{code}，不是常用的那个字",
    "“{found}” is a compatibility character {code}, not the usual one",
  ),
  "source/replacement-character": byPractice("warning", "这里有乱码“{found}”", "A character was lost here: “{found}”", {
    zh: "对照原件补上这个字",
    en: "Type the character of the original",
  }),
  "source/spaced-word": byPractice("warning", "“{found}”用空格撑开", "“{found}” is spread by spaces"),
  "source/traditional": byPractice(
    "warning",
    "简体文字里有繁体字“{found}”",
    "The traditional character “{found}” stands in simplified text",
  ),
  "source/image-caption": byPractice("info", "图片没有图题", "The image has no caption", {
    zh: "在方括号里写图题：![图1　某某情况](…)；只作装饰的可以不写",
    en: "Type a caption in the brackets: ![图1　…](…); a decoration needs none",
  }),
  "source/bare-address": byPractice("info", "正文里直接写了网址", "A web address stands in the text", {
    zh: "写成 [名称](网址)，纸面上只印名称",
    en: "Type [name](address); only the name is printed",
  }),
  "source/empty-brackets": byPractice("warning", "“{found}”里没有字", "Nothing stands in “{found}”", {
    zh: "补上内容，或删去它",
    en: "Fill it, or delete it",
  }),
  "source/placeholder": byPractice("warning", "“{found}”像是还没填的空", "“{found}” looks like a blank to be filled", {
    zh: "填上内容，或删去它",
    en: "Fill it, or delete it",
  }),
  "source/repeated-paragraph": byPractice(
    "warning",
    "这一段与前面的一段相同（第{line}行）",
    "The paragraph is the same as one above (line {line})",
    {
      zh: "删去重复的一段",
      en: "Delete one of them",
    },
  ),
  "source/long-paragraph": byPractice("info", "这一段有{count}字", "The paragraph has {count} characters", {
    zh: "分成几段，或加小标题",
    en: "Split it, or add headings",
  }),
} satisfies RuleDefinitions;
