import { classificationLevels } from "../model/issue.ts";
import { archiveOf, type Archive, type ArchiveInput } from "./archive.ts";
import { machineFiles } from "./feeds/files.ts";
import { homePage, notFoundPage } from "./home-page.ts";
import type { IssueExtract } from "./issue-files.ts";
import { issuePage } from "./paths.ts";
import type { PublishedIssue, SiteFile } from "./published-issue.ts";
import { searchFiles } from "./search/search-files.ts";
import { searchPage, searchScriptPath } from "./search/search-page.ts";
import { seriesPages } from "./series-pages.ts";
import { topicPages } from "./topic-pages.ts";

/** What the files that issues share are made of. */
export interface SiteInput {
  readonly archive: Archive;
  /** Files that pages share (see site-assets.ts). */
  readonly assets: readonly SiteFile[];
  /** What the issues' texts give (see issue-files.ts), by id: of every issue. */
  readonly extracts: ReadonlyMap<string, IssueExtract>;
}

/**
 * The archive of public, published issues.
 * @param input series in the order the home page lists them (one without an issue leaves no trace), issues in any order.
 * @throws a defect of ours when an issue is above `site.public`, a draft, or of a series that is not given.
 */
export function publicArchive(input: ArchiveInput): Archive {
  for (const issue of input.issues) assertPublic(issue, input);
  return archiveOf(input);
}

/**
 * The files of the public archive but for those of the issues (see issue-files.ts), their PDFs and pictures: home page, a
 * ledger per series and per year, topics, search, feeds, 404 page, shared assets. Pure: same input, same bytes.
 */
export function siteFiles({ archive, assets, extracts }: SiteInput): SiteFile[] {
  const { site, templates, shelves, issues, feed } = archive;
  const files = [
    homePage(archive),
    notFoundPage(archive),
    ...assets.filter(({ path }) => site.search || path !== searchScriptPath),
    ...(site.search ? [searchPage(templates, site, shelves), ...searchData({ archive, extracts })] : []),
    ...shelves.flatMap((shelf) => seriesPages(archive, shelf)),
    ...topicPages(archive),
  ];
  const entries = feed.flatMap(({ summary }) => extracts.get(summary.ref.id)?.entry ?? []);
  const pages = issues.map(({ summary }) => issuePage(summary.ref));
  return [...files, ...machineFiles(site, issues, entries, [...files.map(({ path }) => path), ...pages])];
}

function searchData({ archive: { shelves, issues }, extracts }: Pick<SiteInput, "archive" | "extracts">): SiteFile[] {
  return searchFiles(
    shelves.map(({ series }) => series),
    issues.flatMap(({ summary: { ref } }) => {
      const shard = extracts.get(ref.id)?.shard;
      return shard === undefined ? [] : [{ year: ref.year, shard }];
    }),
  );
}

/** The last gate before the public folder: whoever calls has to leave such issues out, so one that gets here is a defect. */
function assertPublic({ summary }: PublishedIssue, { site, series }: ArchiveInput): void {
  const rank = classificationLevels.indexOf(summary.classification);
  if (rank < 0 || rank > classificationLevels.indexOf(site.public))
    throw new Error(
      `issue ${summary.ref.id} (${summary.classification}) must not reach the site, which is ${site.public}`,
    );
  if (summary.status !== "published") throw new Error(`issue ${summary.ref.id} is a draft and must not reach the site`);
  if (!series.some(({ id }) => id === summary.ref.series))
    throw new Error(`issue ${summary.ref.id} is of a series that is not given`);
}
