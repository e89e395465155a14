import { classificationLevels } from "../model/issue.ts";
import { archiveOf, type Archive, type ArchiveInput } from "./archive.ts";
import type { FeedEntry } from "./feeds/entries.ts";
import { crawlerFiles, feedFiles } from "./feeds/files.ts";
import { homePage, notFoundPage } from "./home-page.ts";
import { issuePage } from "./paths.ts";
import type { PublishedIssue, SiteFile } from "./published-issue.ts";
import type { SearchedText } from "./search/data.ts";
import { searchFiles } from "./search/search-files.ts";
import { searchPage, searchScriptPath } from "./search/search-page.ts";
import { seriesPages } from "./series-pages.ts";
import { topicPages } from "./topic-pages.ts";

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
 * The pages that say nothing of the issues' texts: home page, a ledger per series and per year, topics, search, 404 page; and
 * the assets that pages share. Pure: same input, same bytes.
 * @param assets see site-assets.ts.
 */
export function indexFiles(archive: Archive, assets: readonly SiteFile[]): SiteFile[] {
  const { site, templates, shelves } = archive;
  return [
    homePage(archive),
    notFoundPage(archive),
    ...assets.filter(({ path }) => site.search || path !== searchScriptPath),
    ...(site.search ? [searchPage(templates, site, shelves)] : []),
    ...shelves.flatMap((shelf) => seriesPages(archive, shelf)),
    ...topicPages(archive),
  ];
}

/**
 * The data of the search, where the site has one. Pure.
 * @param texts of all issues, by id; others among them are left out.
 */
export function searchData({ site, shelves, issues }: Archive, texts: ReadonlyMap<string, SearchedText>): SiteFile[] {
  if (!site.search) return [];
  const allSeries = shelves.map(({ series }) => series);
  const indexes = new Map(allSeries.map(({ id }, index) => [id, index]));
  return searchFiles(
    allSeries,
    issues.flatMap(({ summary: { ref } }) => {
      const text = texts.get(ref.id);
      const series = indexes.get(ref.series);
      if (text === undefined || series === undefined) return [];
      const { path, ...rest } = text;
      return [{ year: ref.year, shard: { path, series, ...rest } }];
    }),
  );
}

/**
 * What the site tells to programs that look for pages: sitemap and robots.txt. Pure.
 * @param paths of {@link indexFiles}.
 */
export function listedFiles({ site, issues }: Archive, paths: readonly string[]): SiteFile[] {
  return crawlerFiles(site, issues, [...paths, ...issues.map(({ summary }) => issuePage(summary.ref))]);
}

/**
 * What the site tells to programs that follow it: the feeds. Pure.
 * @param entries what the feeds tell, by issue id.
 */
export function toldFiles({ site, feed }: Archive, entries: ReadonlyMap<string, FeedEntry>): SiteFile[] {
  return feedFiles(
    site,
    feed.flatMap(({ summary }) => entries.get(summary.ref.id) ?? []),
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
