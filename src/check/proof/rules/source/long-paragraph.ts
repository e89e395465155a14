import type { TextRule } from "../../rule.ts";

/** Characters: a page of the official layout holds 22 × 28, and a paragraph of that length is a wall. */
const longest = 616;

/**
 * 一段不超过一页。
 * @example ⟦{614}落实。⟧ → 各水厂抓好落实。
 */
export const longParagraph: TextRule = {
  id: "source/long-paragraph",
  fix: "none",
  scope: "text",
  kinds: ["paragraph"],
  check(block, report) {
    if (block.text.length <= longest) return;
    const count = Array.from(block.text).length;
    if (count > longest) report({ block, from: 0, to: block.text.length, params: { count } });
  },
};
