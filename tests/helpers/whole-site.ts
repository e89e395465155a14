import type { ArchiveInput } from "../../src/publish/archive.ts";
import { issueFiles } from "../../src/publish/issue-files.ts";
import { inReadingOrder, type SiteFile, type WholeIssue } from "../../src/publish/published-issue.ts";
import { publicArchive, siteFiles } from "../../src/publish/site.ts";

/** What a whole site is made of, texts included. */
export interface WholeSiteInput extends Omit<ArchiveInput, "issues"> {
  readonly issues: readonly WholeIssue[];
  readonly assets: readonly SiteFile[];
}

/** All files of a site at once, as a build makes them on several threads. */
export function wholeSite({ issues, assets, ...input }: WholeSiteInput): SiteFile[] {
  const archive = publicArchive({ ...input, issues });
  const own = inReadingOrder(issues).map((issue) => ({ id: issue.summary.ref.id, ...issueFiles(archive, issue) }));
  const extracts = new Map(own.map(({ id, extract }) => [id, extract]));
  return [...siteFiles({ archive, assets, extracts }), ...own.flatMap(({ files }) => files)];
}
