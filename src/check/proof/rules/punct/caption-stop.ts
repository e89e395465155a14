import { punctuationClause, type ArticleRule } from "../../rule.ts";

/**
 * 表题、图题末尾不用句号。
 * @example 表1␣各水厂出水量⟦。⟧¶| 水厂 | 水量 |⏎| --- | --- |⏎| 一水厂 | 12 | → 表1␣各水厂出水量¶| 水厂 | 水量 |⏎| --- | --- |⏎| 一水厂 | 12 |
 */
export const captionStop: ArticleRule = {
  id: "punct/caption-stop",
  clause: punctuationClause("A.1"),
  fix: "safe",
  scope: "article",
  check({ blocks }, report) {
    for (const [index, block] of blocks.entries()) {
      const isTableCaption =
        block.kind === "paragraph" && /^表\s?\d{1,2}\s/u.test(block.text) && blocks[index + 1]?.within === "table";
      if (!isTableCaption && block.kind !== "caption") continue;
      const end = block.text.trimEnd().length;
      // A caption of several sentences is a text.
      if (/^[^。]*[。；，]$/u.test(block.text.slice(0, end))) report({ block, from: end - 1, to: end, wanted: "" });
    }
  },
};
