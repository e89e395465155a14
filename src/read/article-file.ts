import type { Root } from "mdast";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Article, EditorsNote } from "../model/issue.ts";
import { finding } from "../model/report.ts";
import { splitArticles, type ArticleKeys } from "./articles.ts";
import { hasContent } from "./definitions.ts";
import { readEditorsNote } from "./editors-note.ts";
import { splitFrontMatter, type SplitSource } from "./front-matter.ts";
import { articleFields } from "./issue-schema.ts";
import { parseMarkdown } from "./markdown.ts";
import { readFields } from "./schema.ts";
import { readSourceText } from "./source-text.ts";
import type { YamlMap } from "./yaml.ts";

/** A file read: its front matter, the articles of its text. */
export interface ReadSource<Keys> {
  readonly split: SplitSource;
  readonly keys: Keys;
  readonly note: EditorsNote | undefined;
  readonly articles: readonly Article[];
  /** Whether the text could be read at all, so that its absence means something. */
  readonly isRead: boolean;
}

/** A text file of an issue as parsed. */
export interface ObservedSource {
  readonly path: string;
  /** LF line ends, no byte order mark. */
  readonly text: string;
  readonly role: "issue" | "article" | "attachment";
  /** Absent where there is no front matter that could be read. */
  readonly map: YamlMap | undefined;
  /** The whole body, positions in lines and columns of the file; absent where it could not be parsed. */
  readonly tree: Root | undefined;
}

/** Takes each file as it is read. */
export type SourceObserver = (source: ObservedSource) => void;

/** How a file of articles is read. */
export interface ArticleFileOptions {
  /** Whether something else heads its text, as an attachment's title in the issue does. */
  readonly isHeaded?: boolean;
  readonly observe?: SourceObserver | undefined;
}

/**
 * Reads a file of articles: one of an issue in a folder, or an attachment.
 */
export async function readArticleFile(
  path: string,
  diagnostics: Diagnostic[],
  { isHeaded = false, observe }: ArticleFileOptions = {},
): Promise<ReadSource<ArticleKeys> | undefined> {
  const text = await readSourceText(path, "markdown");
  diagnostics.push(...text.diagnostics);
  if (text.value === undefined) return undefined;
  const split = splitFrontMatter(text.value, path, "optional");
  diagnostics.push(...split.diagnostics);
  const keys =
    split.map === undefined ? {} : readFields(split.map, articleFields, { group: "front-matter", diagnostics });
  const note = keys.editorsNote === undefined ? undefined : readEditorsNote(keys.editorsNote.value, diagnostics);
  const tree = readBody(split, path, diagnostics);
  observe?.({ path, text: text.value, role: isHeaded ? "attachment" : "article", map: split.map, tree });
  const articles = tree === undefined ? [] : articlesOf(tree, keys, note, path, diagnostics);
  if (tree !== undefined && !tree.children.some(hasContent))
    diagnostics.push(finding("markdown/empty-body", split.bodyStart));
  else if (
    !isHeaded &&
    articles.length > 0 &&
    keys.title === undefined &&
    articles[0]?.headline === undefined &&
    split.diagnostics.length === 0
  )
    diagnostics.push(finding("front-matter/no-title", split.head));
  return { split, keys, note, articles, isRead: tree !== undefined };
}

/** Parses the text below front matter; absent where that may be front matter too. */
export function readBody(split: SplitSource, path: string, diagnostics: Diagnostic[]): Root | undefined {
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

/** Splits a text into its articles. */
export function articlesOf(
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
