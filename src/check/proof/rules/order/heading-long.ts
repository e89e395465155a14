import type { TextRule } from "../../rule.ts";

/** Characters; a line of the type area holds 28, and a heading of the first level is set in the same size. */
const longest = 30;

/**
 * 小标题不超过30字。
 * @example ## ⟦坚持问题导向深入排查供水管网运行中存在的各类安全隐患并逐项落实整改责任⟧ → ## 坚持问题导向排查管网隐患
 */
export const headingLong: TextRule = {
  id: "order/heading-long",
  fix: "none",
  scope: "text",
  kinds: ["heading"],
  check(block, report) {
    const head = /^[^。]*/u.exec(block.text)?.[0] ?? "";
    const count = Array.from(head).length;
    if (block.depth > 1 && count > longest)
      report({ block, from: 0, to: head.length, params: { count, limit: longest } });
  },
};
