import type { Archive } from "./archive.ts";
import { issueDownloads } from "./downloads/files.ts";
import { feedEntry, type FeedEntry } from "./feeds/entries.ts";
import { issueIndexPage } from "./issue-page.ts";
import { issueFolder } from "./paths.ts";
import type { SiteFile, WholeIssue } from "./published-issue.ts";
import type { ShardIssue } from "./search/data.ts";
import { shardIssue } from "./search/search-files.ts";

/** What files about many issues take from the text of one. Plain data, so that it can cross a thread. */
export interface IssueExtract {
  /** Where the site has a search. */
  readonly shard?: ShardIssue;
  /** Where the feeds tell of it. */
  readonly entry?: FeedEntry;
}

/** The files of one issue and what is taken from its text for others. */
export interface IssueFiles {
  readonly files: readonly SiteFile[];
  readonly extract: IssueExtract;
}

/** Makes the page of an issue, the texts beside it, its images and attachments. Pure: same input, same bytes. */
export function issueFiles(archive: Archive, issue: WholeIssue): IssueFiles {
  const { site, templates, shelves, feed } = archive;
  const { id, series } = issue.summary.ref;
  const folder = issueFolder(issue.summary.ref);
  const around = archive.replacements(issue);
  const downloads = issueDownloads(issue, around);
  const isInFeed = feed.some(({ summary }) => summary.ref.id === id);
  const entry = isInFeed ? feedEntry(templates, site, issue, around) : undefined;
  const shelf = shelves.findIndex((one) => one.series.id === series);
  return {
    files: [
      issueIndexPage(archive, issue, downloads.links),
      ...downloads.files,
      ...issue.web.files.map(({ name, bytes }): SiteFile => ({ path: `${folder}/${name}`, content: bytes })),
    ],
    extract: {
      ...(site.search ? { shard: shardIssue(issue, shelf) } : {}),
      ...(entry === undefined ? {} : { entry }),
    },
  };
}
