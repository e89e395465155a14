import { documentClause, type ArticleRule } from "../../rule.ts";

/**
 * 标题层次逐级往下，不跳级。
 * @example ## 总体情况¶开展了三项工作。¶⟦##### 强化督查⟧¶督查不走过场。 → ## 总体情况¶开展了三项工作。¶### 强化督查¶督查不走过场。
 */
export const levelJump: ArticleRule = {
  id: "order/level-jump",
  clause: documentClause("7.3.3"),
  fix: "none",
  scope: "article",
  check({ blocks }, report) {
    const headings = blocks.filter(({ kind }) => kind === "heading");
    const depths = new Set(headings.map(({ depth }) => depth));
    let above = headings[0]?.depth ?? 1;
    for (const block of headings) {
      // 一、 and 1. alone are the allowed short form (7.3.3; GB/T 15834—2011, B.3.8).
      const isShortForm = above === 2 && block.depth === 4 && !depths.has(3) && !depths.has(5);
      if (block.depth > above + 1 && !isShortForm) {
        const node = block.place(0, block.text.length);
        const place = { ...node, column: 1 };
        report({ place, params: { above: above - 1, found: block.depth - 1 } });
      }
      above = block.depth;
    }
  },
};
