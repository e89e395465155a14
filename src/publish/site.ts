import { classificationLevels } from "../model/issue.ts";
import { archiveOf, type Archive, type ArchiveInput } from "./archive.ts";
import { issueDownloads } from "./downloads/files.ts";
import { machineFiles } from "./feeds/files.ts";
import { homePage, notFoundPage } from "./home-page.ts";
import { searchFiles } from "./search/search-files.ts";
import { searchPage, searchScriptPath } from "./search/search-page.ts";
import { issueIndexPage, type Neighbours } from "./issue-page.ts";
import { issueFolder } from "./paths.ts";
import type { PublishedIssue, SiteFile } from "./published-issue.ts";
import { seriesPages } from "./series-pages.ts";
import { topicPages } from "./topic-pages.ts";

/**
 * What the archive is made of: series in the order the home page lists them (one without an issue leaves no trace), and public,
 * published issues only, in any order.
 */
export interface SiteInput extends ArchiveInput {
  /** Files that pages share (see site-assets.ts). */
  readonly assets: readonly SiteFile[];
}

/**
 * The files of the public archive but for the PDFs and their pictures, which the caller writes beside the pages: home page, a
 * ledger per series and per year, topics, a page per issue with its images and attachments, 404 page, shared assets. Pure: same
 * input, same bytes.
 * @throws a defect of ours when an issue is above `site.public`, a draft, or of a series that is not given.
 */
export function siteFiles(input: SiteInput): SiteFile[] {
  for (const issue of input.issues) assertPublic(issue, input);
  const archive = archiveOf(input);
  const { site, templates, shelves, issues } = archive;
  const files = [
    homePage(archive),
    notFoundPage(archive),
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
    ...archive.shelves.flatMap((shelf) => seriesPages(archive, shelf)),
    ...topicPages(archive),
    ...shelves.flatMap(({ issues: own }) =>
      own.flatMap((issue, index) => issueFiles(archive, issue, around(own, index))),
    ),
  ];
  return [...files, ...machineFiles(templates, site, issues, files)];
}

function issueFiles(archive: Archive, issue: PublishedIssue, neighbours: Neighbours): SiteFile[] {
  const folder = issueFolder(issue.summary.ref);
  const downloads = issueDownloads(issue, archive.replacements(issue));
  return [
    issueIndexPage(archive, issue, { ...neighbours, downloads: downloads.links }),
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
