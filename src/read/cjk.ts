/** Han characters, kana, CJK marks and full-width forms: what Chinese text is made of. */
const chinese =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6〇]/u;

/** A Chinese character, or a mark that Chinese shares with Latin but no address holds. */
export const chineseOrMark = new RegExp(`${chinese.source}|[“”‘’—…·]`, "u");

/** Marks that Chinese and Latin share: what stands on their other side decides. */
const shared = /[“”‘’—…·]/u;

function isChinese(character: string): boolean {
  return chinese.test(character);
}

/**
 * Whether two lines are joined without a space (contract §2.2): Chinese on either side of the break.
 * @param before the text up to the break. @param after the text behind it.
 */
export function joinsWithoutSpace(before: string, after: string): boolean {
  return (
    isChinese(deciding(Array.from(before.slice(-8)).toReversed())) || isChinese(deciding(Array.from(after.slice(0, 8))))
  );
}

function deciding(characters: readonly string[]): string {
  return characters.find((character) => !shared.test(character)) ?? "";
}
