import { punctuationClause, type TextRule } from "../../rule.ts";

/**
 * 汉字之间表示连接、走向、递进，用一字线“—”，不用短横。一串只报第一处。
 * @example 形成公司⟦-⟧水厂-班组三级网络。 → 形成公司—水厂—班组三级网络。
 */
export const hyphenBetweenHan: TextRule = {
  id: "punct/hyphen-between-han",
  clause: punctuationClause("4.13"),
  fix: "suggested",
  needs: "-－",
  scope: "text",
  check(block, report) {
    const pattern = /(?<=\p{Script=Han})[-－](?=\p{Script=Han}+)(?:\p{Script=Han}+[-－](?=\p{Script=Han}))*/gu;
    for (const { index } of block.text.matchAll(pattern)) report({ block, from: index, to: index + 1, wanted: "—" });
  },
};
