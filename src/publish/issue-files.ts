import type { Archive } from "./archive.ts";
import { issueDownloads } from "./downloads/files.ts";
import { feedEntry, type FeedEntry } from "./feeds/entries.ts";
import { issueIndexPage } from "./issue-page.ts";
import { issueFolder } from "./paths.ts";
import type { SiteFile, WholeIssue } from "./published-issue.ts";

/** The files of one issue, and what the feeds tell of it, where they do. */
export interface IssueFiles {
  readonly files: readonly SiteFile[];
  readonly entry?: FeedEntry;
}

/** Makes the page of an issue, the texts beside it, its images and attachments. Pure: same input, same bytes. */
export function issueFiles(archive: Archive, issue: WholeIssue): IssueFiles {
  const { site, templates, feed } = archive;
  const { id } = issue.summary.ref;
  const folder = issueFolder(issue.summary.ref);
  const around = archive.replacements(issue);
  const downloads = issueDownloads(issue, around);
  const isInFeed = feed.some(({ summary }) => summary.ref.id === id);
  const entry = isInFeed ? feedEntry(templates, site, issue, around) : undefined;
  return {
    files: [
      issueIndexPage(archive, issue, downloads.links),
      ...downloads.files,
      ...issue.web.files.map(({ name, bytes }): SiteFile => ({ path: `${folder}/${name}`, content: bytes })),
    ],
    ...(entry === undefined ? {} : { entry }),
  };
}
