import type { TextRule } from "../../rule.ts";
import { indexOf } from "../../words.ts";

/**
 * 领导的姓名、职务照 content/words/ 里登记的写。程序自己不带名单。
 * @example 会议由⟦示例错名⟧主持。 → 会议由示例正名主持。
 */
export const leaderName: TextRule = {
  id: "word/leader-name",
  fix: "suggested",
  scope: "text",
  check(block, report, { words }) {
    indexOf(words.leaders).each(block.text, ({ wrong, right }, from) =>
      report({ block, from, to: from + wrong.length, wanted: right }),
    );
  },
};
