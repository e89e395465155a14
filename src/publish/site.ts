import { classificationLevels, type Site } from "../model/issue.ts";
import type { Templates } from "../render/template.ts";
import { issueDownloads } from "./downloads/files.ts";
import { machineFiles } from "./feeds/files.ts";
import { homePage, notFoundPage, seriesIndexPage, type ShelvedSeries } from "./index-pages.ts";
import { issueIndexPage, type Neighbours } from "./issue-page.ts";
import { issueFolder } from "./paths.ts";
import { searchFiles } from "./search/search-files.ts";
import { searchPage, searchScriptPath } from "./search/search-page.ts";
import { inReadingOrder, type PublishedIssue, type PublishedSeries, type SiteFile } from "./published-issue.ts";
import { replacementsOf } from "./replacements.ts";

/** What the archive is made of. */
export interface SiteInput {
  readonly site: Site;
  /** In the order the home page lists them. A series without an issue below leaves no trace. */
  readonly series: readonly PublishedSeries[];
  /** Public, published issues only, in any order. */
  readonly issues: readonly PublishedIssue[];
  readonly templates: Templates;
  /** Files that pages share (see site-assets.ts). */
  readonly assets: readonly SiteFile[];
}

/**
 * The files of the public archive but for the PDFs, which the caller copies beside the pages: home page, a ledger per
 * series, a page per issue with its images and attachments, 404 page, shared assets. Pure: same input, same bytes.
 * @throws a defect of ours when an issue is above `site.public`, a draft, or of a series that is not given.
 */
export function siteFiles(input: SiteInput): SiteFile[] {
  const { site, templates } = input;
  for (const issue of input.issues) assertPublic(issue, input);
  const issues = inReadingOrder(input.issues);
  const shelves = input.series
    .map((series): ShelvedSeries => ({
      series,
      issues: issues.filter(({ summary }) => summary.ref.series === series.id),
    }))
    .filter((shelf) => shelf.issues.length > 0);
  const replacements = replacementsOf(issues);
  const files = [
    homePage(templates, site, shelves, issues.at(-1)),
    notFoundPage(templates, site),
    ...input.assets.filter(({ path }) => site.search || path !== searchScriptPath),
    ...(site.search
      ? [
          searchPage(templates, site, shelves),
          ...searchFiles(
            shelves.map(({ series }) => series),
            issues,
          ),
        ]
      : []),
    ...shelves.map((shelf) => seriesIndexPage(templates, site, shelf)),
    ...shelves.flatMap(({ issues: own }) =>
      own.flatMap((issue, index) => issueFiles(input, issue, Object.assign(around(own, index), replacements(issue)))),
    ),
  ];
  return [...files, ...machineFiles(templates, site, issues, files)];
}

function issueFiles({ templates, site }: SiteInput, issue: PublishedIssue, neighbours: Neighbours): SiteFile[] {
  const folder = issueFolder(issue.summary.ref);
  const downloads = issueDownloads(issue, neighbours);
  return [
    issueIndexPage(templates, site, issue, { ...neighbours, downloads: downloads.links }),
    ...downloads.files,
    ...issue.web.files.map(({ name, bytes }): SiteFile => ({ path: `${folder}/${name}`, content: bytes })),
  ];
}

function around(issues: readonly PublishedIssue[], index: number): Neighbours {
  const previous = index === 0 ? undefined : issues[index - 1];
  const next = issues[index + 1];
  return { ...(previous === undefined ? {} : { previous }), ...(next === undefined ? {} : { next }) };
}

/** The last gate before the public folder: whoever calls has to leave such issues out, so one that gets here is a defect. */
function assertPublic({ summary }: PublishedIssue, { site, series }: SiteInput): void {
  const rank = classificationLevels.indexOf(summary.classification);
  if (rank < 0 || rank > classificationLevels.indexOf(site.public))
    throw new Error(
      `issue ${summary.ref.id} (${summary.classification}) must not reach the site, which is ${site.public}`,
    );
  if (summary.status !== "published") throw new Error(`issue ${summary.ref.id} is a draft and must not reach the site`);
  if (!series.some(({ id }) => id === summary.ref.series))
    throw new Error(`issue ${summary.ref.id} is of a series that is not given`);
}
