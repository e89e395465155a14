import { searchedTexts } from "../../src/build/issue-pages.ts";
import type { ArchiveInput } from "../../src/publish/archive.ts";
import { issueFiles } from "../../src/publish/issue-files.ts";
import { inReadingOrder, type SiteFile, type WholeIssue } from "../../src/publish/published-issue.ts";
import { indexFiles, listedFiles, publicArchive, searchData, toldFiles } from "../../src/publish/site.ts";

/** What a whole site is made of, texts included. */
export interface WholeSiteInput extends Omit<ArchiveInput, "issues"> {
  readonly issues: readonly WholeIssue[];
  readonly assets: readonly SiteFile[];
}

/** All files of a site at once, as a build makes them on several threads. */
export function wholeSite({ issues, assets, ...input }: WholeSiteInput): SiteFile[] {
  const archive = publicArchive({ ...input, issues });
  const own = inReadingOrder(issues).map((issue) => ({ id: issue.summary.ref.id, ...issueFiles(archive, issue) }));
  const kept = new Map(issues.map(({ summary, web }) => [summary.ref.id, { summary, web }]));
  const indexes = indexFiles(archive, assets);
  const entries = new Map(own.flatMap(({ id, entry }) => (entry === undefined ? [] : [[id, entry] as const])));
  return [
    ...indexes,
    ...searchData(archive, new Map(searchedTexts(kept))),
    ...listedFiles(
      archive,
      indexes.map(({ path }) => path),
    ),
    ...toldFiles(archive, entries),
    ...own.flatMap(({ files }) => files),
  ];
}
