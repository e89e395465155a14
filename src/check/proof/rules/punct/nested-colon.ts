import { punctuationClause, type TextRule } from "../../rule.ts";

/** What a colon introduces after: the whole rest of the sentence. */
const introducing = /(?:强调|指出|要求|认为|提出|表示|如下|通知如下|主要有|包括)$/u;

/**
 * 一句话里不套用冒号。
 * @example 会议强调：要做好以下工作⟦：⟧一是压实责任，二是强化督查。 → 会议强调，要做好以下工作：一是压实责任，二是强化督查。
 */
export const nestedColon: TextRule = {
  id: "punct/nested-colon",
  clause: punctuationClause("4.7"),
  fix: "none",
  needs: "：",
  scope: "text",
  kinds: ["paragraph", "note"],
  check(block, report) {
    const plain = block.text.replaceAll(/“[^“”]*”|《[^《》]*》|（[^（）]*）/gu, (found) => "□".repeat(found.length));
    for (const sentence of plain.matchAll(/[^。！？；\n]+/gu)) {
      const first = sentence[0].indexOf("：");
      const second = first < 0 ? -1 : sentence[0].indexOf("：", first + 1);
      if (second < 0 || !introducing.test(sentence[0].slice(0, first))) continue;
      const from = sentence.index + second;
      report({ block, from, to: from + 1 });
    }
  },
};
