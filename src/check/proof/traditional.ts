import { simplifiedPairs } from "../../model/simplified.ts";

/**
 * Characters of the table that simplified texts have, too: in the list of 2013 (通用规范汉字表) with meanings or names of
 * their own (乾坤, 慰藉, 著作), or surnames and given names.
 */
const alsoSimplified = new Set(
  "乾藉著徵瞭夥覆摺麽昇陞於甯堃邨氾仝甦祕谿濬澂蒐菉鍾淩崙峯噁嶽濛鎔頫瓌榘槓剋硃吒託註閤鬱幺麼痠臺沈薹佔蘋併菸",
);

const pairs = new Map<string, string>();
const characters = Array.from(simplifiedPairs);
for (let index = 0; index + 1 < characters.length; index += 2) {
  const traditional = characters[index] ?? "";
  if (!alsoSimplified.has(traditional)) pairs.set(traditional, characters[index + 1] ?? "");
}

/** Any traditional character. */
export const traditionalPattern = new RegExp(`[${[...pairs.keys()].join("")}]`, "gu");

/** The simplified form of a traditional character. */
export function simplifiedOf(character: string): string | undefined {
  return pairs.get(character);
}
