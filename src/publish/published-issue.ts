import type { ArticleEntry, IssueSummary, WebIssue } from "../model/composed.ts";

/** An issue that may appear on the site, with its finished PDF where there is one. */
export interface PublishedIssue {
  readonly summary: IssueSummary;
  readonly entries: readonly Pick<ArticleEntry, "anchor" | "title">[];
  /** The site's copy of the PDF, written beside the page by the caller: its name there, size in bytes, and pages. */
  readonly pdf?: { readonly fileName: string; readonly bytes: number; readonly pages: number };
  /** A picture of the PDF's first page, written beside the page by the caller; width and height in pixels. */
  readonly picture?: { readonly fileName: string; readonly width: number; readonly height: number };
}

/** The same with its text, which only its own files are made of: texts stay on the threads that composed them. */
export interface WholeIssue extends PublishedIssue {
  readonly web: WebIssue;
}

/** A bulletin as the site names it. `name` is the nameplate in one or two lines. */
export interface PublishedSeries {
  readonly id: string;
  readonly name: readonly string[];
  readonly issuer: string;
}

/** A year of a series bound as one PDF, written beside the year's page by the caller: size in bytes, and pages. */
export interface PublishedVolume {
  readonly series: string;
  readonly year: number;
  readonly bytes: number;
  readonly pages: number;
}

/** A file of the site; `path` is relative to its folder, with `/`. */
export interface SiteFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * The issues of a site in the order of reading: by date, within a day main issues before supplements, then by number.
 * Everything that lists issues starts from this order, so that the same input gives the same bytes.
 */
export function inReadingOrder<T extends { readonly summary: IssueSummary }>(issues: readonly T[]): T[] {
  return issues.toSorted(({ summary: a }, { summary: b }) => {
    if (a.date !== b.date) return a.date < b.date ? -1 : 1;
    if (a.ref.supplement !== b.ref.supplement) return a.ref.supplement ? 1 : -1;
    if (a.ref.number !== b.ref.number) return a.ref.number - b.ref.number;
    return a.ref.id < b.ref.id ? -1 : 1;
  });
}
