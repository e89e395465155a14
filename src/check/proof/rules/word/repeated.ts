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
    const { text } = block;
    for (let at = 0; at < text.length - shortest; at += 1) {
      const length = repeatLength(text, at);
      if (length === 0) continue;
      const word = text.slice(at, at + length);
      const from = at + length;
      if (!block.has(at, from, flag.title | flag.quote) && !isMeant(word))
        report({ block, from, to: from + length, wanted: "", params: { word } });
      at = from + length - 1;
    }
  },
};

/** Characters of a word that is looked for twice. */
const shortest = 2;
const longest = 12;

/** The length of the longest word that begins at an index and comes again at once; 0 where none does. */
function repeatLength(text: string, at: number): number {
  for (let length = Math.min(longest, (text.length - at) >> 1); length >= shortest; length -= 1) {
    // Code units: a string for every character of every text would be the whole cost of the rule.
    if (text.charCodeAt(at) !== text.charCodeAt(at + length)) continue;
    if (text.charCodeAt(at + 1) !== text.charCodeAt(at + length + 1)) continue;
    const word = text.slice(at, at + length);
    if (text.startsWith(word, at + length) && /^\p{Script=Han}+$/u.test(word)) return length;
  }
  return 0;
}

const reduplicated =
  /^(?:研究|讨论|商量|考虑|检查|了解|学习|总结|休息|锻炼|琢磨|打听|认识|介绍|交流|体验|参观|走访|活动|宣传|来来|往往|年年|户户|人人|村村|个个|天天|层层|处处)$/u;

/** A verb doubled on purpose (研究研究), or a counting word (一个一个, 家家户户). */
function isMeant(word: string): boolean {
  return (
    reduplicated.test(word) || /^[一二两三四五六七八九十几每][\p{Script=Han}]$/u.test(word) || /^(.)\1+$/u.test(word)
  );
}
