import { flag } from "../../block.ts";
import type { ArticleRule } from "../../rule.ts";
import { runInItems, type RunInItem } from "../../series.ts";

/**
 * 一组“一是、二是、三是”里，段首句加粗要一致。
 * @example 一是**健全制度**。制定办法。⟦二是⟧强化督查。开展抽查。三是**严格考核**。按季通报。 → 一是**健全制度**。制定办法。二是**强化督查**。开展抽查。三是**严格考核**。按季通报。
 */
export const mixedBold: ArticleRule = {
  id: "order/mixed-bold",
  fix: "none",
  scope: "article",
  check(article, report) {
    let group: RunInItem[] = [];
    const settle = (): void => {
      const plain = group.filter((item) => !isBold(item));
      if (plain.length < group.length) for (const { block, from, to } of plain) report({ block, from, to });
      group = [];
    };
    for (const item of runInItems(article)) {
      if (!item.continues) settle();
      group.push(item);
    }
    settle();
  },
};

/** Whether the words behind 一是, or the words themselves, are bold. */
function isBold({ block, from, to }: RunInItem): boolean {
  return block.has(from, to + 1, flag.strong);
}
