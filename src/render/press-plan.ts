import type { Layout } from "../model/issue.ts";

/** What the first print showed. Pages count from 1. */
export interface FirstPrint {
  readonly pages: number;
  /** The page on which the text ends. */
  readonly textEnd: number;
  /** Pages that the imprint takes: more than one where its distribution list is longer than a page. */
  readonly imprintPages: number;
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
 * the imprint's pages carry no folio (7.5); an imprint page right after text keeps its number. With rotated pages the
 * first print rounds to single pages, so here the missing pages are added.
 */
export function planSecondPrint(first: FirstPrint, side: Layout["imprintSide"]): SecondPrint | undefined {
  const multiple = sheetMultiple(side);
  if (first.rotated && first.pages % multiple !== 0) {
    // The imprint leaves the text's page, or stays on its own.
    const own = first.textEnd + first.imprintPages;
    const blankPages = (multiple - (own % multiple)) % multiple;
    return { ownPage: true, blankPages, silent: blankPages > 0 };
  }
  const blankPages = first.pages - first.imprintPages - first.textEnd;
  return blankPages > 0 ? { ownPage: true, blankPages, silent: true } : undefined;
}

/** Whether the imprint stands on a page of its own although it might stand on any: then lines of the text are pulled there. */
export function isImprintAlone(first: FirstPrint, side: Layout["imprintSide"]): boolean {
  return sheetMultiple(side) === 1 && first.imprintPages === 1 && first.textEnd < first.pages;
}
