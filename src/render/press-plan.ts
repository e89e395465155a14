import type { Layout } from "../model/issue.ts";

/** What the first print showed: its pages' texts without folios, in order. */
export interface FirstPrint {
  readonly pages: readonly string[];
  /** Whether some page is rotated, so that the sheet's height could not be rounded to even pages in the first print. */
  readonly rotated: boolean;
}

/** How to place the imprint in a second print; undefined when the first one stands. */
export interface SecondPrint {
  readonly ownPage: boolean;
  readonly blankPages: number;
  readonly silent: boolean;
}

/** How many pages the sheet's height is rounded up to in the first print. */
export function sheetMultiple(side: Layout["imprintSide"]): number {
  return side === "even" ? 2 : side === "multiple-of-4" ? 4 : 1;
}

/**
 * Decides whether the imprint needs a second print. It needs one where blank pages came before its page: then they and
 * the imprint's page carry no folio (7.5); an imprint page right after text keeps its number. With rotated pages the
 * first print rounds to single pages, so here the missing pages are added.
 */
export function planSecondPrint(first: FirstPrint, side: Layout["imprintSide"]): SecondPrint | undefined {
  const count = first.pages.length;
  const multiple = sheetMultiple(side);
  if (first.rotated && count % multiple !== 0) {
    const missing = multiple - (count % multiple);
    return { ownPage: true, blankPages: missing - 1, silent: missing > 1 };
  }
  let blankPages = 0;
  for (let page = count - 2; page > 0 && first.pages[page] === ""; page -= 1) blankPages += 1;
  return blankPages === 0 ? undefined : { ownPage: true, blankPages, silent: true };
}
