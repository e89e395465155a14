import type { Heading, RootContent } from "mdast";
import { hasContent } from "../read/definitions.ts";
import { splitFrontMatter } from "../read/front-matter.ts";
import { splitArticles } from "../read/articles.ts";
import { articleFields, issueFields } from "../read/issue-schema.ts";
import type { IssueKeys } from "../read/issue.ts";
import { parseMarkdown } from "../read/markdown.ts";
import { leafText } from "../read/node-places.ts";
import type { IssueSource } from "../read/repository.ts";
import { readFields } from "../read/schema.ts";
import { readSourceText } from "../read/source-text.ts";

/** The headings of one article: its headline where it has a `#`, what stands under it, whether text comes before that. */
export interface ArticleOutline {
  readonly headline?: string;
  readonly hasLead: boolean;
  readonly headings: readonly string[];
}

/** What the next issue takes after: the front matter of one before it, as typed, and the headings of its text. */
export interface PastIssue {
  readonly keys: IssueKeys;
  /** Whether its keys are typed in Chinese. */
  readonly chineseKeys: boolean;
  /** Whether its date is typed as 2019年12月6日. */
  readonly chineseDate: boolean;
  readonly articles: readonly ArticleOutline[];
}

/** Reads an issue as a pattern; undefined where it can't be read. What is wrong with it is no matter of the next one. */
export async function readPastIssue(source: IssueSource): Promise<PastIssue | undefined> {
  const text = await readSourceText(source.path, "markdown");
  const split = text.value === undefined ? undefined : splitFrontMatter(text.value, source.path, "required");
  if (split?.map === undefined) return undefined;
  const keys: IssueKeys = readFields(split.map, issueFields, { group: "front-matter", diagnostics: [] });
  const lines = text.value?.split("\n") ?? [];
  const typedDate = keys.date === undefined ? "" : (lines[keys.date.place.line - 1] ?? "");
  const articles = [...outlinesOf(split.body, source.path)];
  for (const path of source.articleFiles) articles.push(...(await fileOutlines(path)));
  return {
    keys,
    chineseKeys: split.map.entries.some(({ key }) => /\p{Script=Han}/u.test(key.text)),
    chineseDate: typedDate.includes("年"),
    articles,
  };
}

async function fileOutlines(path: string): Promise<readonly ArticleOutline[]> {
  const text = await readSourceText(path, "markdown");
  if (text.value === undefined) return [];
  const split = splitFrontMatter(text.value, path, "optional");
  const context = { group: "front-matter" as const, diagnostics: [] };
  const title = split.map === undefined ? undefined : readFields(split.map, articleFields, context).title;
  // A file's title stands for its `#`: in one text the article needs a heading of its own.
  return outlinesOf(split.body, path).map((outline, index) =>
    index === 0 && title !== undefined ? { ...outline, headline: title.value.text } : outline,
  );
}

function outlinesOf(body: string, path: string): readonly ArticleOutline[] {
  const tree = parseMarkdown(body, path).value;
  if (tree === undefined) return [];
  return splitArticles(tree, {}, undefined, path).articles.map(({ headline, body: nodes }) => {
    const first = nodes.find((node) => hasContent(node));
    return {
      ...(headline === undefined ? {} : { headline: headline.text }),
      hasLead: first !== undefined && !isSectionHeading(first),
      headings: nodes.filter(isSectionHeading).map((node) => headingWords(leafText(node))),
    };
  });
}

function isSectionHeading(node: RootContent): node is Heading {
  return node.type === "heading" && node.depth === 2;
}

/** The words of a heading, without the text that runs on behind its full stop (contract §2.2). */
function headingWords(text: string): string {
  const line = text.replaceAll(/\s*\n\s*/g, "").trim();
  const stop = line.indexOf("。");
  return stop < 0 || stop === line.length - 1 ? line : line.slice(0, stop + 1);
}
