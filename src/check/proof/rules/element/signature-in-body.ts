import type { IssueRule } from "../../rule.ts";

/**
 * 文末的单位和日期写成“落款”。
 * @example 各项工作有序推进。¶云岭水务集团办公室¶⟦2024年6月18日⟧ → 各项工作有序推进。
 */
export const signatureInBody: IssueRule = {
  id: "element/signature-in-body",
  fix: "none",
  scope: "issue",
  check({ articles }, report) {
    for (const { blocks } of articles) {
      const last = blocks.at(-1);
      const before = blocks.at(-2);
      const day =
        last === undefined
          ? null
          : /^(?:\d{4}|[〇一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$/u.exec(
              last.text.trim(),
            );
      if (last?.within !== "paragraph" || day === null) continue;
      if (before?.within !== "paragraph" || !/^\p{Script=Han}{4,30}$/u.test(before.text.trim())) continue;
      report({ block: last, from: 0, to: last.text.length });
    }
  },
};
