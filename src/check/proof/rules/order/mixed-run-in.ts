import type { ArticleRule } from "../../rule.ts";
import { runInItems } from "../../series.ts";

/**
 * “一是、二是、三是”要么都接着写，要么都另起一段。
 * @example 工作中突出三点。一是健全制度。¶⟦二是⟧强化督查。¶⟦三是⟧严格考核。 → 工作中突出三点。¶一是健全制度。¶二是强化督查。¶三是严格考核。
 */
export const mixedRunIn: ArticleRule = {
  id: "order/mixed-run-in",
  fix: "none",
  scope: "article",
  check(article, report) {
    let firstInside: string | undefined;
    for (const item of runInItems(article)) {
      if (!item.continues) firstInside = item.from > 0 ? item.word : undefined;
      else if (item.from === 0 && firstInside !== undefined)
        report({ block: item.block, from: item.from, to: item.to, params: { first: firstInside } });
    }
  },
};
