import { flag } from "../../block.ts";
import type { IssueRule } from "../../rule.ts";

const words =
  /今年|去年|明年|前年|上半年以来|上个?月|本月|下个?月|近日|(?<![\d一二三四五六七八九十])日前|昨日|昨天|前不久|最近一段时间/gu;

/**
 * 简报要存档，时间写明年月日。每个词只提示一次。
 * @example ⟦近日⟧，云岭水务集团召开会议。 → 2024年6月18日，云岭水务集团召开会议。
 */
export const relativeDate: IssueRule = {
  id: "date/relative",
  fix: "none",
  scope: "issue",
  check({ blocks }, report) {
    const seen = new Set<string>();
    for (const block of blocks) {
      if (block.kind !== "paragraph" && block.kind !== "note") continue;
      for (const { index, 0: found } of block.text.matchAll(words)) {
        if (seen.has(found) || block.has(index, index + 1, flag.quote | flag.title)) continue;
        seen.add(found);
        report({ block, from: index, to: index + found.length });
      }
    }
  },
};
