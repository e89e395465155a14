import { patternRule } from "../../rule.ts";

/**
 * 待填的空要填上。
 * @example 参加会议的有⟦XX⟧名同志。 → 参加会议的有32名同志。
 * @example 会议由⟦×××⟧主持。 → 会议由陈立主持。
 */
export const placeholder = patternRule({
  id: "source/placeholder",
  fix: "none",
  needs: "XＸ×待此略",
  kinds: ["paragraph", "heading", "title", "note", "cell", "name"],
  // 某某 stands for a name on purpose; one × is a sign of multiplication, and 张×× hides a name.
  pattern:
    /(?<![A-Za-z\dXx×])(?:[XＸ]{2,}(?![A-Za-z\d染])|(?<!\p{Script=Han}(?<=[张王李赵陈刘杨黄周吴徐孙马朱胡郭何]))×{2,})(?!\d)|待填|此处(?:填写|插入)|（略写）/gu,
  wanted: ([found]) => found,
});
