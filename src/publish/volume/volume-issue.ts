import type { ArticleEntry, IssueSummary } from "../../model/composed.ts";
import type { Bookmark } from "../../render/pdf/bookmarks.ts";

/** Where a headline stands in its issue: page from 1, pt above the page's lower edge. */
export interface ArticlePlace {
  readonly name: string;
  readonly page: number;
  readonly top: number;
}

/** An issue as a volume holds it. */
export interface VolumeIssue {
  readonly summary: IssueSummary;
  readonly entries: readonly ArticleEntry[];
  readonly pages: number;
  /** 密级 as its masthead has it, with ★ and period; empty for 公开. */
  readonly mark: string;
  /** One for each of `entries`. */
  readonly places: readonly ArticlePlace[];
}

/**
 * Finds the headlines of an issue among its bookmarks, in order. One that is not there is taken to stand where the one
 * before it stands, the first at the start.
 */
export function articlePlaces(entries: readonly ArticleEntry[], bookmarks: readonly Bookmark[]): ArticlePlace[] {
  const below = bookmarks.flatMap((bookmark) => (bookmark.level === 1 ? bookmark.children : [bookmark]));
  const headings = below.filter(({ level }) => level === 2);
  let from = 0;
  let last: Omit<ArticlePlace, "name"> = { page: 1, top: headTop };
  return entries.map(({ anchor, title }) => {
    const found = headings.findIndex((heading, index) => index >= from && squeeze(heading.title) === squeeze(title));
    const heading = headings[found];
    if (heading !== undefined) {
      from = found + 1;
      last = { page: heading.page, top: heading.top };
    }
    return { name: anchor, ...last };
  });
}

/** pt; above an A4 page's upper edge, so that a viewer shows the page from its head. */
const headTop = 842;

/** What is compared: a headline is broken into lines. */
function squeeze(text: string): string {
  return text.normalize("NFC").replaceAll(/\s/gu, "");
}
