import { punctuationClause, type TextRule } from "../../rule.ts";

/** One quoted name and the comma behind it; a name may be followed by a remark in brackets. */
const item = /[“《][^“”《》\n]*[”》](?:（[^（）]*）)?/u.source;
const series = new RegExp(`(?:${item}、)+${item}(?:、)?`, "gu");

/**
 * 并列的引号之间、书名号之间通常不用顿号；有一项后面带括号的，照用。
 * @example 开展“节水宣传周”⟦、⟧“水厂开放日”活动。 → 开展“节水宣传周”“水厂开放日”活动。
 * @example 修订《值班办法》⟦、⟧《巡查办法》⟦、⟧《考核办法》。 → 修订《值班办法》《巡查办法》《考核办法》。
 */
export const commaBetweenQuoted: TextRule = {
  id: "punct/comma-between-quoted",
  clause: punctuationClause("4.5.3.5"),
  fix: "safe",
  needs: "”》",
  scope: "text",
  check(block, report) {
    if (!/[”》]、[“《]/u.test(block.text)) return;
    for (const match of block.text.matchAll(series)) {
      const end = match.index + match[0].length;
      // With another component between or beside them (a remark, a word without marks) the commas are wanted.
      if (/[”》]（/u.test(match[0]) || match[0].endsWith("、") || block.text[match.index - 1] === "、") continue;
      for (let from = match.index; from < end - 1; from += 1)
        if (/[”》]、[“《]/u.test(block.text.slice(from - 1, from + 2)) && from > match.index)
          report({ block, from, to: from + 1, wanted: "" });
    }
  },
};
