import type { FootnoteDefinition, Heading, Root, RootContent } from "mdast";
import type { Diagnostic, PlacedText } from "../model/diagnostic.ts";
import type { Article, EditorsNote } from "../model/issue.ts";
import { finding } from "../model/report.ts";
import { disabledRules } from "./raw-html.ts";
import { hasContent, notesOf } from "./definitions.ts";
import type { articleFields } from "./issue-schema.ts";
import { leafText, nodePlace } from "./node-places.ts";
import type { ReadFields } from "./schema.ts";

/** The keys of front matter that go with one article. */
export type ArticleKeys = ReadFields<Omit<typeof articleFields, "editorsNote">>;

/** The articles of one file. `titleIsUsed` tells whether the front matter's title heads one of them. */
export interface FileArticles {
  readonly articles: readonly Article[];
  readonly titleIsUsed: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** A piece of a body: what stands before the first `#`, or a `#` heading and what stands below it. */
interface Section {
  readonly heading?: Heading;
  readonly body: readonly RootContent[];
}

/**
 * Splits a body into articles (contract §2.2). Text before the first `#` is headed by the front matter's title and its
 * byline, kicker and so on go with it. Where the file has one `#` article and nothing else, they go with that one, as far
 * as the text itself does not say; with several, they have no article and are reported.
 */
export function splitArticles(
  tree: Root,
  keys: ArticleKeys,
  note: EditorsNote | undefined,
  path: string,
): FileArticles {
  const diagnostics: Diagnostic[] = [];
  const all = tree.children.filter((node): node is FootnoteDefinition => node.type === "footnoteDefinition");
  const sections = sectionsOf(tree.children.filter((node) => node.type !== "footnoteDefinition"));
  const hasLead = sections[0] !== undefined && sections[0].heading === undefined;
  const isOnly = sections.length === 1;
  const articles = sections.map((section, index) => {
    const read =
      section.heading === undefined ? leadArticle(section, path) : headedArticle(section.heading, section.body, path);
    const withKeys = index === 0 && (hasLead || isOnly) ? complete(read, keys, hasLead, diagnostics) : read;
    if (section.heading !== undefined && !withKeys.body.some(hasContent))
      diagnostics.push(
        finding("markdown/empty-article", nodePlace(section.heading, path), { title: withKeys.headline?.text ?? "" }),
      );
    return {
      ...withKeys,
      footnotes: notesOf(section.body, all),
      ...(index === 0 && note !== undefined ? { editorsNote: note } : {}),
    };
  });
  if (sections.length > 0 && !hasLead && !isOnly) diagnostics.push(...unusedKeys(keys));
  return { articles, titleIsUsed: hasLead && keys.title !== undefined, diagnostics };
}

function sectionsOf(nodes: readonly RootContent[]): Section[] {
  const sections: { heading?: Heading; body: RootContent[] }[] = [{ body: [] }];
  for (const node of nodes) {
    if (node.type === "heading" && node.depth === 1) sections.push({ heading: node, body: [] });
    else sections.at(-1)?.body.push(node);
  }
  const [lead, ...headed] = sections;
  if (lead === undefined || lead.body.some(hasContent)) return sections;
  // A comment that switches a rule off for the first heading goes with the first article.
  const [first, ...rest] = headed;
  const comments = lead.body.filter((node) => node.type === "html" && disabledRules(node.value) !== undefined);
  return first === undefined ? [] : [{ ...first, body: [...comments, ...first.body] }, ...rest];
}

function leadArticle(section: Section, path: string): Article {
  return { path, byline: [], credits: [], body: section.body, footnotes: [] };
}

function headedArticle(heading: Heading, below: readonly RootContent[], path: string): Article {
  const body = [...below];
  const headline = phrasingText(heading, path);
  const subhead = body[0]?.type === "paragraph" ? subheadOf(body[0], path) : undefined;
  if (subhead !== undefined) body.shift();
  const first = body[0];
  const only = first?.type === "paragraph" && first.children.length === 1 ? first.children[0] : undefined;
  const byline = only?.type === "emphasis" ? phrasingText(only, path) : undefined;
  if (byline !== undefined) body.shift();
  return {
    path,
    ...(headline === undefined ? {} : { headline }),
    ...(subhead === undefined ? {} : { subhead }),
    byline: byline === undefined ? [] : [byline],
    credits: [],
    body,
    footnotes: [],
  };
}

function subheadOf(paragraph: Extract<RootContent, { type: "paragraph" }>, path: string): PlacedText | undefined {
  const text = phrasingText(paragraph, path);
  if (text === undefined || !text.text.startsWith("——")) return undefined;
  const words = text.text.slice(2).trimStart();
  return words === ""
    ? undefined
    : { text: words, place: { ...text.place, column: text.place.column + text.text.length - words.length } };
}

/** The words of a heading, paragraph or emphasis, at the place of its content without marks. */
function phrasingText(
  node: Heading | Extract<RootContent, { type: "paragraph" | "emphasis" }>,
  path: string,
): PlacedText | undefined {
  const text = leafText(node)
    .replaceAll(/\s*\n\s*/g, "")
    .trim();
  const first = node.children[0];
  const last = node.children.at(-1);
  if (text === "" || first === undefined || last === undefined) return undefined;
  const { line, column } = nodePlace(first, path);
  const { endLine, endColumn } = nodePlace(last, path);
  return { text, place: { path, line, column, endLine, endColumn } };
}

/** Adds the front matter's keys to an article; a key that the text says too has no place left, which is reported. */
function complete(article: Article, keys: ArticleKeys, withTitle: boolean, diagnostics: Diagnostic[]): Article {
  const { title, kicker, subtitle, column, byline, credits } = keys;
  const clash = (key: PlacedText | undefined): void => {
    if (key !== undefined) diagnostics.push(finding("front-matter/key-without-article", key.place, { key: key.text }));
  };
  if (article.subhead !== undefined) clash(subtitle?.key);
  if (article.byline.length > 0) clash(byline?.key);
  return {
    ...article,
    ...(withTitle && title !== undefined ? { headline: title.value } : {}),
    ...(kicker === undefined ? {} : { kicker: kicker.value }),
    ...(subtitle === undefined || article.subhead !== undefined ? {} : { subhead: subtitle.value }),
    ...(column === undefined ? {} : { column: column.value }),
    byline: article.byline.length > 0 ? article.byline : (byline?.value ?? []),
    credits: credits?.value ?? [],
  };
}

function unusedKeys({ kicker, subtitle, column, byline, credits }: ArticleKeys): Diagnostic[] {
  return [kicker, subtitle, column, byline, credits].flatMap((read) =>
    read === undefined ? [] : [finding("front-matter/key-without-article", read.key.place, { key: read.key.text })],
  );
}
