import type { ArticleMarkup } from "../model/composed.ts";
import type { IssueRef } from "../model/issue.ts";

/** The folder of an issue's page and files, below the site (contract §4): `<series>/<year>/<NN>`, `s<NN>` for a supplement. */
export function issueFolder(ref: IssueRef): string {
  return `${ref.series}/${ref.year}/${ref.supplement ? "s" : ""}${String(ref.number).padStart(2, "0")}`;
}

/** The page of an issue, below the site. */
export function issuePage(ref: IssueRef): string {
  return `${issueFolder(ref)}/index.html`;
}

/** Where an editor's note of an article stands. */
export type NotePlace = "notesBeforeHeadline" | "notesAfterHeadline" | "notesAfterText";

/** The fragment id of an editor's note: `a1-note1`, counted through its article. */
export function noteAnchor(article: ArticleMarkup, place: NotePlace, index: number): string {
  const before = place === "notesBeforeHeadline" ? 0 : article.notesBeforeHeadline.length;
  const after = place === "notesAfterText" ? article.notesAfterHeadline.length : 0;
  return `${article.anchor}-note${before + after + index + 1}`;
}

/** The page of a series, below the site. */
export function seriesPage(series: string): string {
  return `${series}/index.html`;
}

/** The page of a year of a series, below the site. */
export function yearPage(series: string, year: number): string {
  return `${series}/${year}/index.html`;
}

/** The PDF of a year of a series, below the site. */
export function volumePath({ series, year }: { readonly series: string; readonly year: number }): string {
  return `${series}/${year}/${series}-${year}.pdf`;
}

/** The page of all topics, below the site. */
export const topicsPage = "topics/index.html";

/**
 * The address of one page of the site as another links to it: relative, so that the site works below any path and from
 * a USB stick.
 * @example relativeAddress("gangkou/2024/02/index.html", "gangkou/index.html") is "../../index.html"
 */
export function relativeAddress(from: string, to: string): string {
  let shared = 0;
  for (let index = 0; from[index] === to[index] && index < to.length; index += 1)
    if (to[index] === "/") shared = index + 1;
  let up = "";
  for (let index = from.indexOf("/", shared); index >= 0; index = from.indexOf("/", index + 1)) up += "../";
  const down = to.slice(shared);
  return up + encodedPath(down);
}

/** A path as an address has it: most hold nothing that has to be encoded. */
export function encodedPath(path: string): string {
  return /^[\w./-]*$/.test(path) ? path : path.split("/").map(encodeURIComponent).join("/");
}

/**
 * What the addresses of 404.html start with: servers answer with that page below any path, so its links can't be
 * relative. With neither `base` nor `url` known they stay relative to the site's folder.
 */
export function absoluteBase(site: { readonly base?: string; readonly url?: string }): string {
  const path = site.base ?? (site.url !== undefined && URL.canParse(site.url) ? new URL(site.url).pathname : undefined);
  if (path === undefined) return "";
  const inner = path.replaceAll(/^\/+|\/+$/g, "");
  return inner === "" ? "/" : `/${inner}/`;
}
