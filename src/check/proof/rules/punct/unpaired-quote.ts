import { punctuationClause, type IssueRule } from "../../rule.ts";
import { unpaired } from "../../pairs.ts";

const pairs = { "“": "”", "‘": "’" };

/**
 * 引号成对。一段接一段的引文，每段用前引号开头，最后一段才用后引号。
 * @example 会议提出⟦“⟧“早部署”的要求。 → 会议提出“早部署”的要求。
 * @example 做到早部署⟦”⟧、早落实。 → 做到早部署、早落实。
 */
export const unpairedQuote: IssueRule = {
  id: "punct/unpaired-quote",
  clause: punctuationClause("4.8"),
  fix: "none",
  scope: "issue",
  check({ blocks }, report) {
    for (const [index, block] of blocks.entries()) {
      if (!/[“”‘’]/.test(block.text)) continue;
      const next = blocks[index + 1];
      for (const from of unpaired(block.text, pairs)) {
        const character = block.text[from] ?? "";
        // Latin’s apostrophe, and a quotation of several paragraphs (4.8.3.4).
        if (character === "’" && /[A-Za-z\d]$/.test(block.text.slice(0, from))) continue;
        if (character === "“" && next?.text.startsWith("“") === true && from === block.text.lastIndexOf("“")) continue;
        report({ block, from, to: from + 1 });
      }
    }
  },
};
