import { flag } from "../../block.ts";
import type { IssueRule } from "../../rule.ts";

const typed = /\d[\d.]*[万亿]?[多余](?=\p{Script=Han})/gu;
/** With 千 or 万: 十多 and 百余 are words, right beside any figures. */
const written = /[一二两三四五六七八九十]+[百千万][一二三四五六七八九十百千万]*[多余](?=\p{Script=Han})/gu;

/**
 * 同一期里，概数不一处用汉字、一处用阿拉伯数字。
 * @example ⟦两万多⟧名用户、3000多名职工受益。 → 2万多名用户、3000多名职工受益。
 */
export const mixedApproximation: IssueRule = {
  id: "number/mixed-approximation",
  fix: "none",
  scope: "issue",
  check({ blocks }, report) {
    const body = blocks.filter(({ kind }) => kind === "paragraph" || kind === "note");
    let other: string | undefined;
    for (const { text } of body) other ??= text.match(typed)?.[0];
    if (other === undefined) return;
    for (const block of body)
      for (const { index, 0: found } of block.text.matchAll(written))
        if (!block.has(index, index + found.length, flag.quote | flag.title))
          report({ block, from: index, to: index + found.length, params: { other } });
  },
};
