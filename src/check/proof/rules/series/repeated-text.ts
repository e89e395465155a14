import type { SeriesRule } from "../../rule.ts";

/**
 * 没有与以前各期相同的长段落。
 * @example title: 甲‖管网所组织三个班组昼夜轮班抢修，先后更换老旧阀门26个、水表318块，恢复了东城片区居民的正常用水秩序，受到群众一致好评。§title: 乙‖⟦管网所组织三个班组昼夜轮班抢修，先后更换老旧阀门26个、水表318块，恢复了东城片区居民的正常用水秩序，受到群众一致好评。⟧ → title: 甲‖管网所组织抢修。§title: 乙‖管网所总结抢修。
 */
export const repeatedText: SeriesRule = {
  id: "series/repeated-text",
  fix: "none",
  scope: "series",
  check(issues, report) {
    const seen = new Map<string, string>();
    for (const { id, paragraphs } of issues) {
      for (const { sum, place } of paragraphs) {
        const other = seen.get(sum);
        if (other !== undefined) report({ place, params: { other } });
      }
      for (const { sum } of paragraphs) if (!seen.has(sum)) seen.set(sum, id);
    }
  },
};
