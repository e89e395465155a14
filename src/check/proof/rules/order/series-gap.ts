import type { ArticleRule } from "../../rule.ts";
import { numberOf, runInItems } from "../../series.ts";

const numerals = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/**
 * “一是”“二是”“三是”连续，不缺不重。
 * @example 一是健全制度；⟦三是⟧强化督查。 → 一是健全制度；二是强化督查。
 * @example 一是健全制度。¶二是强化督查。¶⟦二是⟧严格考核。 → 一是健全制度。¶二是强化督查。¶三是严格考核。
 */
export const seriesGap: ArticleRule = {
  id: "order/series-gap",
  fix: "suggested",
  scope: "article",
  check(article, report) {
    let before: { readonly value: number; readonly word: string } | undefined;
    for (const { block, from, to, word, continues } of runInItems(article)) {
      const value = numberOf(word);
      if (before !== undefined && continues && value !== before.value + 1)
        report({ block, from, to, params: { before: before.word, wanted: `${numerals[before.value + 1] ?? ""}是` } });
      before = { value, word };
    }
  },
};
