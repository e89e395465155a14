import type { ArticleRule } from "../../rule.ts";
import { markerOf, markerText, type Marker } from "../../marker.ts";

/**
 * 段首自己写的序号连续，不缺不重。标题的序号另查（markdown/heading-number）。
 * @example （一）健全制度。¶⟦（三）⟧强化督查。 → （一）健全制度。¶（二）强化督查。
 * @example 1.核对台账。¶2.上报数据。¶⟦2.⟧复查整改。 → 1.核对台账。¶2.上报数据。¶3.复查整改。
 */
export const numberGap: ArticleRule = {
  id: "order/number-gap",
  fix: "suggested",
  scope: "article",
  check({ blocks }, report) {
    let counters = new Map<number, Marker>();
    for (const block of blocks) {
      if (block.kind === "heading") counters = new Map();
      if (block.kind !== "paragraph" || block.within !== "paragraph") continue;
      const marker = markerOf(block.text);
      if (marker === undefined) continue;
      const before = counters.get(marker.level);
      for (const level of counters.keys()) if (level > marker.level) counters.delete(level);
      counters.set(marker.level, marker);
      if (before === undefined || marker.value === before.value + 1 || marker.value === 1) continue;
      report({
        block,
        from: 0,
        to: marker.text.length,
        params: { before: before.text, wanted: markerText(marker.level, before.value + 1) },
      });
    }
  },
};
