import type { RuleDefinitions } from "../rules.ts";
import { byPractice } from "./proof.ts";

/** Findings of the group `word`: words (字词). */
export const wordRules = {
  "word/typo": byPractice("warning", "“{found}”是错别字", "“{found}” is misspelt"),
  "word/confusable": byPractice("warning", "“{found}”用字不当", "“{found}” is the wrong word"),
  "word/unit-name": byPractice("warning", "“{found}”不是规范的单位名称", "“{found}” is not the office's proper name"),
  "word/leader-name": byPractice("warning", "“{found}”不是规范的姓名职务", "“{found}” is not the proper name and post"),
  "word/banned": byPractice("warning", "“{found}”在禁用词里", "“{found}” is among the banned words", {
    zh: "改用：{instead}",
    en: "Use instead: {instead}",
  }),
  "word/doubled-particle": byPractice("warning", "“{found}”重复", "“{found}” is doubled"),
  "word/repeated": byPractice("warning", "“{word}”连写了两遍", "“{word}” is written twice", {
    zh: "删去一个“{word}”",
    en: "Delete one of them",
  }),
  "word/particle": byPractice("warning", "“的”用错，应为“{particle}”", "“的” should be “{particle}”"),
  "word/redundant": byPractice("warning", "“{found}”意思重复", "“{found}” says the same twice"),
  "word/deadline": byPractice("warning", "“截止”与“截至”用混", "截止 and 截至 are confused"),
} satisfies RuleDefinitions;
