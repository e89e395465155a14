import { flag, type ProofBlock } from "../../block.ts";
import type { ArticleRule } from "../../rule.ts";

/**
 * 段首的加粗句都用句号收住。
 * @example **健全制度。**制定办法三项。¶**⟦强化督查⟧**组织抽查两次。 → **健全制度。**制定办法三项。¶**强化督查。**组织抽查两次。
 */
export const runInStop: ArticleRule = {
  id: "order/run-in-stop",
  fix: "suggested",
  scope: "article",
  check({ blocks }, report) {
    const leads = blocks.flatMap((block) => {
      const end = block.kind === "paragraph" ? leadEnd(block) : 0;
      return end === 0 || end === block.text.length ? [] : [{ block, end }];
    });
    const isClosed = ({ block, end }: (typeof leads)[number]): boolean =>
      /[。：；，、！？]/u.test(block.text.slice(end - 1, end + 1));
    if (leads.filter(({ block, end }) => block.text.slice(end - 1, end + 1).includes("。")).length === 0) return;
    for (const lead of leads) if (!isClosed(lead)) report({ block: lead.block, from: 0, to: lead.end });
  },
};

/** Where the bold words that a paragraph begins with end; 0 where it begins with none. */
function leadEnd(block: ProofBlock): number {
  let end = 0;
  while ((block.flagsAt(end) & flag.strong) !== 0) end += 1;
  return end;
}
