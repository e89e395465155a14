import { patternRule } from "../../rule.ts";

/**
 * 全角标点前后不加空格。
 * @example 会议强调，⟦ ⟧要压实责任。 → 会议强调，要压实责任。
 * @example 水厂⟦ ⟧（含泵房）完成检修。 → 水厂（含泵房）完成检修。
 */
export const markSpace = patternRule({
  id: "punct/space",
  fix: "safe",
  needs: " \u3000",
  inTitles: true,
  kinds: ["paragraph", "heading", "cell", "caption", "title", "note", "name", "value"],
  pattern:
    /(?<=[，。；：？！、）》】〕”])[ \u3000]+(?=\S)|(?<=\S)[ \u3000]+(?=[，。；：？！、（《【〔）》】〕”])|(?<=[（《【〔“])[ \u3000]+/gu,
  wanted: (match, block) =>
    // 表1 and its caption（单位） and a label set apart by an em space are laid out on purpose; so is a pair of Latin words.
    match[0].includes("\u3000") &&
    !/[，。；：、]/u.test(`${block.text[match.index - 1]}${block.text[match.index + match[0].length]}`)
      ? undefined
      : "",
});
