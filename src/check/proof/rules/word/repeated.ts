import { flag } from "../../block.ts";
import type { TextRule } from "../../rule.ts";

/**
 * 同一个词不连写两遍。
 * @example 要加强⟦加强⟧管网巡查。 → 要加强管网巡查。
 * @example 抓好安全生产⟦安全生产⟧工作。 → 抓好安全生产工作。
 */
export const repeatedWord: TextRule = {
  id: "word/repeated",
  fix: "suggested",
  scope: "text",
  kinds: ["paragraph", "heading", "title", "note"],
  check(block, report) {
    // 研究研究, 讨论讨论 double a verb on purpose; 一个一个 and 家家户户 count.
    const pattern = /([\p{Script=Han}]{2,12})\1/gu;
    for (const match of block.text.matchAll(pattern)) {
      const word = match[1] ?? "";
      const from = match.index + word.length;
      if (block.has(match.index, from, flag.title | flag.quote) || isMeant(word)) continue;
      report({ block, from, to: from + word.length, wanted: "", params: { word } });
    }
  },
};

const reduplicated =
  /^(?:研究|讨论|商量|考虑|检查|了解|学习|总结|休息|锻炼|琢磨|打听|认识|介绍|交流|体验|参观|走访|活动|宣传|来来|往往|年年|户户|人人|村村|个个|天天|层层|处处)$/u;

/** A verb doubled on purpose, or a counting word. */
function isMeant(word: string): boolean {
  return (
    reduplicated.test(word) || /^[一二两三四五六七八九十几每][\p{Script=Han}]$/u.test(word) || /^(.)\1+$/u.test(word)
  );
}
