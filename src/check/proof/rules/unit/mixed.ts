import type { IssueRule } from "../../rule.ts";

const pairs: readonly (readonly [RegExp, RegExp])[] = [
  [/(?<=\d)(?:公里|千米)/gu, /(?<=\d) ?km(?![A-Za-z²\d/])/gu],
  [/(?<=\d)(?:公斤|千克)/gu, /(?<=\d) ?kg(?![A-Za-z])/gu],
  [/(?<=\d)平方米/gu, /(?<=\d) ?m²/gu],
  [/(?<=\d)立方米/gu, /(?<=\d) ?m³/gu],
  [/(?<=\d)千瓦(?!时)/gu, /(?<=\d) ?kW(?![A-Za-z·])/gu],
  [/(?<=\d)毫米/gu, /(?<=\d) ?mm(?![A-Za-z²])/gu],
];

/**
 * 同一期里，一种单位不一处用汉字、一处用符号。
 * @example 新建管道12公里，改造管道8⟦km⟧。 → 新建管道12公里，改造管道8公里。
 */
export const mixedUnits: IssueRule = {
  id: "unit/mixed",
  fix: "none",
  scope: "issue",
  check({ blocks }, report) {
    const body = blocks.filter(({ kind }) => kind === "paragraph" || kind === "note");
    for (const [name, symbol] of pairs) {
      const other = body.map(({ text }) => text.match(name)?.[0]).find((found) => found !== undefined);
      if (other === undefined) continue;
      const first = body.flatMap((block) => [...block.text.matchAll(symbol)].map((match) => ({ block, match }))).at(0);
      if (first === undefined) continue;
      const from = first.match.index;
      report({ block: first.block, from, to: from + first.match[0].length, params: { other } });
    }
  },
};
