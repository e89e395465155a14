import type { Root } from "mdast";
import type { Diagnostic, Staged } from "../model/diagnostic.ts";
import { hasErrors } from "../model/diagnostic.ts";
import type { Article, EditorsNote, Issue, Series, Site } from "../model/issue.ts";
import { finding } from "../model/report.ts";
import { splitArticles, type ArticleKeys } from "./articles.ts";
import { checkAttachments } from "./attachments.ts";
import { hasContent } from "./definitions.ts";
import { readEditorsNote } from "./editors-note.ts";
import { splitFrontMatter, type SplitSource } from "./front-matter.ts";
import { findImages } from "./images.ts";
import { mergeIssue, type IssueParts } from "./issue-merge.ts";
import { misplaced } from "./issue-place.ts";
import { articleFields, issueFields } from "./issue-schema.ts";
import { parseMarkdown } from "./markdown.ts";
import type { IssueSource } from "./repository.ts";
import { readFields, type ReadFields } from "./schema.ts";
import { readSourceText } from "./source-text.ts";

/** What an issue is read against. */
export interface IssueContext {
  readonly site: Site;
  readonly series: Series;
  /** Absolute path of content/. */
  readonly contentFolder: string;
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
  const main = await readMain(source.path, diagnostics);
  const files = [...(main === undefined ? [] : [main])];
  for (const path of source.articleFiles) {
    const file = await readArticleFile(path, diagnostics);
    if (file !== undefined) files.push(file);
  }
  if (main === undefined) return { diagnostics };
  const articles = files.flatMap((file) => file.articles);
  const allRead = files.length === 1 + source.articleFiles.length && files.every((file) => file.isRead);
  if (allRead && !articles.some((article) => article.body.some(hasContent)))
    diagnostics.push(finding("markdown/empty-body", main.split.bodyStart));
  const parts: IssueParts = { source, keys: main.keys, split: main.split, articles, note: main.note, allRead };
  const { images, diagnostics: imageFindings } = await findImages(
    articles,
    main.note === undefined ? undefined : { note: main.note, path: source.path },
    context.contentFolder,
  );
  diagnostics.push(...imageFindings);
  const attachments = main.keys.attachments?.value ?? [];
  const attached = await checkAttachments(attachments, source.path, context.contentFolder, diagnostics);
  for (const path of source.otherFiles) if (!attached.has(path)) diagnostics.push(misplaced(path));
  const issue = mergeIssue(parts, images, context, diagnostics);
  return issue === undefined || hasErrors(diagnostics) ? { diagnostics } : { value: issue, diagnostics };
}

/** A file read: its front matter, the articles of its text. */
interface ReadSource<Keys> {
  readonly split: SplitSource;
  readonly keys: Keys;
  readonly note: EditorsNote | undefined;
  readonly articles: readonly Article[];
  /** Whether the text could be read at all, so that its absence means something. */
  readonly isRead: boolean;
}

async function readMain(path: string, diagnostics: Diagnostic[]): Promise<ReadSource<IssueKeys> | undefined> {
  const text = await readSourceText(path, "markdown");
  diagnostics.push(...text.diagnostics);
  if (text.value === undefined) return undefined;
  const split = splitFrontMatter(text.value, path, "required");
  diagnostics.push(...split.diagnostics);
  const keys: IssueKeys =
    split.map === undefined ? {} : readFields(split.map, issueFields, { group: "front-matter", diagnostics });
  const note = keys.editorsNote === undefined ? undefined : readEditorsNote(keys.editorsNote.value, diagnostics);
  const tree = readBody(split, path, diagnostics);
  // The note of an issue is set by its position, which may be at the last article: it stays with the issue.
  const articles = tree === undefined ? [] : articlesOf(tree, keys, undefined, path, diagnostics);
  return { split, keys, note, articles, isRead: tree !== undefined };
}

async function readArticleFile(path: string, diagnostics: Diagnostic[]): Promise<ReadSource<ArticleKeys> | undefined> {
  const text = await readSourceText(path, "markdown");
  diagnostics.push(...text.diagnostics);
  if (text.value === undefined) return undefined;
  const split = splitFrontMatter(text.value, path, "optional");
  diagnostics.push(...split.diagnostics);
  const keys =
    split.map === undefined ? {} : readFields(split.map, articleFields, { group: "front-matter", diagnostics });
  const note = keys.editorsNote === undefined ? undefined : readEditorsNote(keys.editorsNote.value, diagnostics);
  const tree = readBody(split, path, diagnostics);
  const articles = tree === undefined ? [] : articlesOf(tree, keys, note, path, diagnostics);
  if (tree !== undefined && !tree.children.some(hasContent))
    diagnostics.push(finding("markdown/empty-body", split.bodyStart));
  else if (
    articles.length > 0 &&
    keys.title === undefined &&
    articles[0]?.headline === undefined &&
    split.diagnostics.length === 0
  )
    diagnostics.push(finding("front-matter/no-title", split.head));
  return { split, keys, note, articles, isRead: tree !== undefined };
}

function readBody(split: SplitSource, path: string, diagnostics: Diagnostic[]): Root | undefined {
  // Without front matter that can be read, the rest of the file may be front matter: its text says nothing.
  if (split.map === undefined && split.diagnostics.some(({ rule }) => unreadHeads.has(rule))) return undefined;
  const parsed = parseMarkdown(split.body, path);
  diagnostics.push(...parsed.diagnostics);
  return parsed.value;
}

const unreadHeads = new Set<string>([
  "front-matter/missing",
  "front-matter/blank-head",
  "front-matter/fence",
  "front-matter/broken-fence",
  "front-matter/unterminated",
]);

function articlesOf(
  tree: Root,
  keys: ArticleKeys,
  note: EditorsNote | undefined,
  path: string,
  diagnostics: Diagnostic[],
): readonly Article[] {
  const split = splitArticles(tree, keys, note, path);
  diagnostics.push(...split.diagnostics);
  return split.articles;
}
