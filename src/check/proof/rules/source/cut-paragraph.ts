import type { ArticleRule } from "../../rule.ts";

/**
 * 一段话不从句子中间断开。
 * @example 集团始终坚持依靠职工办好企⟦业⟧¶为职工谋福利，把实事办到职工心坎上。 → 集团始终坚持依靠职工办好企业为职工谋福利，把实事办到职工心坎上。
 * @example 聘请监督员20名⟦，⟧¶构建三级联动网络，定期开展检查。 → 聘请监督员20名，构建三级联动网络，定期开展检查。
 */
export const cutParagraph: ArticleRule = {
  id: "source/cut-paragraph",
  fix: "none",
  scope: "article",
  check({ blocks }, report) {
    for (const [index, block] of blocks.entries()) {
      const next = blocks[index + 1];
      if (next?.kind !== "paragraph" || next.within !== "paragraph" || next.at !== block.at + 1) continue;
      if (block.kind !== "paragraph" || block.within !== "paragraph") continue;
      const text = block.text.trimEnd();
      const ends = /[，、]$/u.test(text) || (/\p{Script=Han}$/u.test(text) && isCut(text, next.text));
      // A line of its own (a caption, an address, a label, a name) ends in no mark either.
      if (ends) report({ block, from: text.length - 1, to: text.length });
    }
  },
};

/** Without a mark at its end only a text that has marks before, followed by one that goes on without a number of its own. */
function isCut(text: string, next: string): boolean {
  return (
    text.length > 12 &&
    (/[，。；]/u.test(text) || text.length > 40 || /[。；]/u.test(next)) &&
    !/^(?:表|图|附|注|——|[（(]|主持|记录|供稿|撰稿|联系)/u.test(text) &&
    /^\p{Script=Han}/u.test(next) &&
    !/^(?:[一二三四五六七八九十]{1,3}[、是]|第[一二三四五六七八九十]|附|注|表|图|首先|其次|主持|记录|供稿|联系|单位：)/u.test(
      next,
    ) &&
    /[，。；]/u.test(next)
  );
}
