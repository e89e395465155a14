import type { Diagnostic, Staged } from "../model/diagnostic.ts";
import { hasErrors } from "../model/diagnostic.ts";
import type { Issue, Series, Site } from "../model/issue.ts";
import { finding } from "../model/report.ts";
import { articlesOf, readArticleFile, readBody, type ReadSource, type SourceObserver } from "./article-file.ts";
import { readAttachments } from "./attachments.ts";
import { hasContent } from "./definitions.ts";
import { readEditorsNote } from "./editors-note.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { findImages } from "./images.ts";
import { mergeIssue, type IssueParts } from "./issue-merge.ts";
import { misplaced } from "./issue-place.ts";
import { issueFields } from "./issue-schema.ts";
import type { IssueSource } from "./repository.ts";
import { readFields, type ReadFields } from "./schema.ts";
import { readSourceText } from "./source-text.ts";

/** What an issue is read against. */
export interface IssueContext {
  readonly site: Site;
  readonly series: Series;
  /** Absolute path of content/. */
  readonly contentFolder: string;
  /** Told of every text as parsed, before articles are cut from it; proofreading needs no second parse. */
  readonly observe?: SourceObserver;
}

/** An issue's keys as read. */
export type IssueKeys = ReadFields<typeof issueFields>;

/**
 * Reads one issue: its files, front matter and text, with the series' defaults merged in, groups resolved, place and
 * front matter compared, images read. All that is wrong is reported in one go.
 * @returns the issue; absent when there is an error.
 */
export async function readIssue(source: IssueSource, context: IssueContext): Promise<Staged<Issue>> {
  const diagnostics: Diagnostic[] = [];
  const main = await readMain(source.path, diagnostics, context.observe);
  const files = [...(main === undefined ? [] : [main])];
  for (const path of source.articleFiles) {
    const file = await readArticleFile(path, diagnostics, { observe: context.observe });
    if (file !== undefined) files.push(file);
  }
  if (main === undefined) return { diagnostics };
  const articles = files.flatMap((file) => file.articles);
  const allRead = files.length === 1 + source.articleFiles.length && files.every((file) => file.isRead);
  if (allRead && !articles.some((article) => article.body.some(hasContent)))
    diagnostics.push(finding("markdown/empty-body", main.split.bodyStart));
  const { attachments, paths } = await readAttachments(
    main.keys.attachments?.value ?? [],
    source.path,
    context.contentFolder,
    diagnostics,
    context.observe,
  );
  for (const path of source.otherFiles) if (!paths.has(path)) diagnostics.push(misplaced(path));
  const { keys, split, note } = main;
  const parts: IssueParts = { source, keys, split, articles, attachments, note, allRead };
  const { images, diagnostics: imageFindings } = await findImages(
    [...articles, ...attachments.flatMap((attachment) => attachment.articles ?? [])],
    main.note === undefined ? undefined : { note: main.note, path: source.path },
    context.contentFolder,
  );
  diagnostics.push(...imageFindings);
  const issue = mergeIssue(parts, images, context, diagnostics);
  return issue === undefined || hasErrors(diagnostics) ? { diagnostics } : { value: issue, diagnostics };
}

async function readMain(
  path: string,
  diagnostics: Diagnostic[],
  observe: SourceObserver | undefined,
): Promise<ReadSource<IssueKeys> | undefined> {
  const text = await readSourceText(path, "markdown");
  diagnostics.push(...text.diagnostics);
  if (text.value === undefined) return undefined;
  const split = splitFrontMatter(text.value, path, "required");
  diagnostics.push(...split.diagnostics);
  const keys: IssueKeys =
    split.map === undefined ? {} : readFields(split.map, issueFields, { group: "front-matter", diagnostics });
  const note = keys.editorsNote === undefined ? undefined : readEditorsNote(keys.editorsNote.value, diagnostics);
  const tree = readBody(split, path, diagnostics);
  observe?.({ path, text: text.value, role: "issue", map: split.map, tree });
  // The note of an issue is set by its position, which may be at the last article: it stays with the issue.
  const articles = tree === undefined ? [] : articlesOf(tree, keys, undefined, path, diagnostics);
  return { split, keys, note, articles, isRead: tree !== undefined };
}
