import type { IssueRule } from "../../rule.ts";

const separated = /(?<![\d,])[1-9]\d{0,2}(?:,\d{3})+(?![\d,])/gu;
const plain = /(?<![\d.,A-Za-z〔])[1-9]\d{4,}(?![\d,年号A-Za-z])/gu;

/**
 * 多位数的千分撇，用就都用。
 * @example 供水⟦12,500⟧吨，节水13600吨。 → 供水12500吨，节水13600吨。
 */
export const separators: IssueRule = {
  id: "number/separators",
  fix: "none",
  scope: "issue",
  check({ blocks }, report) {
    const body = blocks.filter(({ kind }) => kind === "paragraph" || kind === "cell" || kind === "note");
    const other = body.map(({ text }) => text.match(plain)?.[0]).find((found) => found !== undefined);
    if (other === undefined) return;
    for (const block of body)
      for (const { index, 0: found } of block.text.matchAll(separated)) {
        report({ block, from: index, to: index + found.length, params: { other } });
        return;
      }
  },
};
