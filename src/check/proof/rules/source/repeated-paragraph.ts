import type { IssueRule } from "../../rule.ts";

/** Characters; shorter lines may well come twice (a unit line, a label). */
const shortest = 40;

/**
 * 同一期里没有两段相同的话。
 * @example 各水厂对取水口、加药间、配电室等重点部位开展拉网式排查，共整改隐患36项，保障了城区居民的用水安全。¶⟦各水厂对取水口、加药间、配电室等重点部位开展拉网式排查，共整改隐患36项，保障了城区居民的用水安全。⟧ → 各水厂对取水口、加药间、配电室等重点部位开展拉网式排查，共整改隐患36项，保障了城区居民的用水安全。
 */
export const repeatedParagraph: IssueRule = {
  id: "source/repeated-paragraph",
  fix: "none",
  scope: "issue",
  check({ blocks }, report) {
    const seen = new Map<string, number>();
    for (const block of blocks) {
      if (block.kind !== "paragraph" || block.text.length < shortest) continue;
      const { line } = block.place(0, 1);
      const before = seen.get(block.text);
      if (before === undefined) seen.set(block.text, line);
      else report({ block, from: 0, to: block.text.length, params: { line: before } });
    }
  },
};
