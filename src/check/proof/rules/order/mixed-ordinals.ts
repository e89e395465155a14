import type { TextRule } from "../../rule.ts";

/**
 * 一段之内“首先、其次”与“第三”不混用。
 * @example 首先，要统一认识。其次，要细化措施。⟦第三⟧，要严格考核。 → 首先，要统一认识。其次，要细化措施。再次，要严格考核。
 */
export const mixedOrdinals: TextRule = {
  id: "order/mixed-ordinals",
  fix: "none",
  needs: "首其",
  scope: "text",
  kinds: ["paragraph", "note"],
  check(block, report) {
    const first = block.text.search(/(?:^|[。；：])(?:首先|其次)，/u);
    if (first < 0) return;
    const pattern = /(?<=[。；])第([二三四五六])(?=，)/gu;
    pattern.lastIndex = first;
    const match = pattern.exec(block.text);
    if (match === null) return;
    report({ block, from: match.index, to: match.index + match[0].length, params: { found: match[1] ?? "" } });
  },
};
