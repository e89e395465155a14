import { patternRule } from "../../rule.ts";

/**
 * 部首字符、兼容汉字改为普通的字。
 * @example 供⟦⽔⟧保障有力。 → 供水保障有力。
 */
export const compatCharacter = patternRule({
  id: "source/compat-character",
  fix: "safe",
  inTitles: true,
  // Kangxi radicals, radicals supplement, compatibility ideographs; ten of the last block are no copies of others.
  pattern:
    /[\u2E80-\u2FDF]|(?![\uFA0E\uFA0F\uFA11\uFA13\uFA14\uFA1F\uFA21\uFA23\uFA24\uFA27-\uFA29])[\uF900-\uFAFF]|[\u{2F800}-\u{2FA1F}]/gu,
  wanted: ([found]) => {
    const plain = found.normalize("NFKC");
    return plain === found ? undefined : plain;
  },
  params: ([found]) => ({ code: `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase()}` }),
});
