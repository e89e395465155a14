import type { ProofBlock } from "./block.ts";
import type { ProofArticle } from "./proof-issue.ts";

/** 一是, 二是 … where it begins a clause. */
export interface RunInItem {
  readonly block: ProofBlock;
  readonly from: number;
  readonly to: number;
  /** 一是, 二是 … */
  readonly word: string;
  /** Whether it may go on a series of the item before: no heading stands between, and it is not 一是. */
  readonly continues: boolean;
}

const digits = "零一二三四五六七八九十";

/** The value of a numeral below twenty, as it begins a word: 三是 → 3. */
export function numberOf(word: string): number {
  const first = digits.indexOf(word[0] ?? "");
  const second = digits.indexOf(word[1] ?? " ");
  return first === 10 && second > 0 && second < 10 ? 10 + second : first;
}

const found = new WeakMap<ProofArticle, readonly RunInItem[]>();

/** Every 一是, 二是 … of an article's paragraphs in order; looked for once, whichever rules ask. */
export function runInItems(article: ProofArticle): readonly RunInItem[] {
  const known = found.get(article);
  if (known !== undefined) return known;
  const items = itemsOf(article);
  found.set(article, items);
  return items;
}

function itemsOf({ blocks }: ProofArticle): RunInItem[] {
  const items: RunInItem[] = [];
  let afterHeading = true;
  for (const block of blocks) {
    if (block.kind === "heading") afterHeading = true;
    if ((block.kind !== "paragraph" && block.kind !== "heading") || !block.text.includes("是")) continue;
    for (const { index, 0: word } of block.text.matchAll(
      /(?:十[一二三四五六七八九]?|[一二三四五六七八九])是(?!否|非)/gu,
    )) {
      if (index > 0 && !/[。；：，！？\n”）]/u.test(block.text.charAt(index - 1))) continue;
      const continues = !afterHeading && numberOf(word) !== 1;
      items.push({ block, from: index, to: index + word.length, word, continues });
      afterHeading = false;
    }
  }
  return items;
}
