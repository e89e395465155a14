/** A level's number at the start of a paragraph. */
export interface LevelMark {
  readonly level: 1 | 2 | 3 | 4;
  /** As typed, with the white space behind it. */
  readonly typed: string;
  /** As the official form has it: 一、 （一） 1. （1） */
  readonly official: string;
}

const forms: readonly (readonly [LevelMark["level"], RegExp, (number: string) => string])[] = [
  [1, /^([一二三四五六七八九十百]{1,4})[、]\s*/u, (number) => `${number}、`],
  [2, /^[（(]([一二三四五六七八九十百]{1,4})[）)][、.．]?\s*/u, (number) => `（${number}）`],
  [3, /^(\d{1,2})[.．、](?!\d)\s*/u, (number) => `${number}.`],
  [4, /^[（(](\d{1,2})[）)][、.．]?\s*/u, (number) => `（${number}）`],
];

/** The level's number that a paragraph starts with. */
export function levelMark(text: string): LevelMark | undefined {
  for (const [level, form, official] of forms) {
    const match = form.exec(text);
    if (match !== null) return { level, typed: match[0], official: official(match[1] ?? "") };
  }
  return undefined;
}

/** Whether a line begins something of its own, so that it goes on no paragraph above. */
export function isStructural(text: string): boolean {
  return (
    levelMark(text) !== undefined ||
    /^(?:【|\[编者按|编者按|[★■●▪◆·•☆□]|——\S|[一二三四五六七八九十]{1,2}是)/u.test(text) ||
    /^(?:主题词|报送|发送|主送|抄送|抄报|报|送|发|分送|本期增发|附件)[\s　]*[：:]/u.test(text)
  );
}
