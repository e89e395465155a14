/**
 * Marks without a partner: each closing one closes the last one open of its kind.
 * @param pairs opening mark → closing mark.
 * @returns indices in order.
 */
export function unpaired(text: string, pairs: Readonly<Record<string, string>>): number[] {
  const openers = new Map(Object.entries(pairs).map(([open, close]) => [close, open]));
  const open: { readonly mark: string; readonly index: number }[] = [];
  const alone: number[] = [];
  for (const { index, 0: mark } of text.matchAll(/[“”‘’（）《》〈〉〔〕【】「」『』［］]/g)) {
    const opener = openers.get(mark);
    if (Object.hasOwn(pairs, mark)) open.push({ mark, index });
    else if (opener !== undefined) {
      const level = open.findLastIndex((one) => one.mark === opener);
      if (level < 0) alone.push(index);
      else open.splice(level, 1);
    }
  }
  return [...alone, ...open.map(({ index }) => index)].toSorted((a, b) => a - b);
}

/** The inner pairs where a mark stands within its own kind: “…“…”…”; only where all of them are closed. */
export function nestedPairs(
  text: string,
  open: string,
  close: string,
): { readonly from: number; readonly to: number }[] {
  const found: { readonly from: number; readonly to: number }[] = [];
  const opened: number[] = [];
  let inner: { readonly from: number; readonly to: number }[] = [];
  for (let index = text.indexOf(open); index >= 0 && index < text.length; index += 1) {
    if (text[index] === open) opened.push(index);
    else if (text[index] === close) {
      const from = opened.pop();
      if (from === undefined) continue;
      if (opened.length > 0) inner.push({ from, to: index + 1 });
      else {
        found.push(...inner);
        inner = [];
      }
    }
  }
  return found;
}
