/**
 * Marks without a partner: each closing one closes the last one open of its kind.
 * @param pairs opening mark → closing mark.
 * @returns indices in order.
 */
export function unpaired(text: string, pairs: Readonly<Record<string, string>>): number[] {
  const openers = new Map(Object.entries(pairs).map(([open, close]) => [close, open]));
  const open: { readonly character: string; readonly index: number }[] = [];
  const alone: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? "";
    const opener = openers.get(character);
    if (Object.hasOwn(pairs, character)) open.push({ character, index });
    else if (opener !== undefined) {
      const level = open.findLastIndex((one) => one.character === opener);
      if (level < 0) alone.push(index);
      else open.splice(level, 1);
    }
  }
  return [...alone, ...open.map(({ index }) => index)].toSorted((a, b) => a - b);
}
