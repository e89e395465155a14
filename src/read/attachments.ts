import type { Paragraph } from "mdast";
import type { Diagnostic, PlacedText } from "../model/diagnostic.ts";
import type { Article, Attachment } from "../model/issue.ts";
import { finding } from "../model/report.ts";
import { readArticleFile, type SourceObserver } from "./article-file.ts";
import { checkFileSize, findContentFile } from "./content-file.ts";

/** MiB; an attachment goes to every reader of the page. */
const mostMib = 50;

/** Files that are set on pages of their own; any other file is listed and offered. */
const markdown = /\.(?:md|markdown)$/i;
const image = /\.(?:png|jpe?g|webp|svg)$/i;

/** An issue's attachments as read. */
export interface ReadAttachments {
  readonly attachments: readonly Attachment[];
  /** Absolute paths of the files that were found. */
  readonly paths: ReadonlySet<string>;
}

/**
 * Checks that every attachment is a file inside content/ of a fit size, and reads those that are set: the text of Markdown
 * files, as strictly as any other text, and images as one figure.
 */
export async function readAttachments(
  attachments: readonly Attachment[],
  namedBy: string,
  contentFolder: string,
  diagnostics: Diagnostic[],
  observe?: SourceObserver,
): Promise<ReadAttachments> {
  const paths = new Set<string>();
  const read: Attachment[] = [];
  for (const attachment of attachments) {
    const { file, title } = attachment;
    checkTitle(title, diagnostics);
    const named = await findContentFile(file, namedBy, contentFolder);
    if ("problem" in named) {
      diagnostics.push(named.problem);
      continue;
    }
    const isRead = paths.has(named.path);
    paths.add(named.path);
    const tooLarge = await checkFileSize(named.path, file, mostMib);
    if (tooLarge !== undefined) diagnostics.push(tooLarge);
    else if (markdown.test(file.text)) {
      // Attached twice, its findings are told once.
      const found = await readArticleFile(named.path, isRead ? [] : diagnostics, {
        isHeaded: true,
        observe: isRead ? undefined : observe,
      });
      read.push({ ...attachment, articles: headed(found?.articles ?? [], title, diagnostics) });
    } else if (image.test(file.text)) read.push({ ...attachment, articles: [imageArticle(file, title, namedBy)] });
    else {
      diagnostics.push(finding("front-matter/attachment-not-set", file.place, { title: title.text }));
      read.push(attachment);
    }
  }
  return { attachments: read, paths };
}

/** 附件名称后不加标点符号 (7.3.4). */
function checkTitle({ text, place }: PlacedText, diagnostics: Diagnostic[]): void {
  const mark = /[。，；、：.,;:]$/u.exec(text)?.[0];
  if (mark !== undefined) diagnostics.push(finding("front-matter/attachment-mark", place, { mark }));
}

/** The first article is headed by the attachment's title; one of its own must be the same (7.3.7). */
function headed(articles: readonly Article[], title: PlacedText, diagnostics: Diagnostic[]): Article[] {
  const [first, ...rest] = articles;
  if (first === undefined) return [];
  if (first.headline === undefined) return [{ ...first, headline: title }, ...rest];
  if (plain(first.headline.text) !== plain(title.text))
    diagnostics.push(
      finding("front-matter/attachment-title", first.headline.place, {
        found: first.headline.text,
        expected: title.text,
      }),
    );
  return [...articles];
}

function imageArticle(file: PlacedText, title: PlacedText, namedBy: string): Article {
  const { line, column, endLine, endColumn } = file.place;
  const position = { start: { line, column }, end: { line: endLine, column: endColumn } };
  const figure: Paragraph = {
    type: "paragraph",
    children: [{ type: "image", url: encodeURI(file.text), alt: null, position }],
    position,
  };
  return { path: namedBy, headline: title, byline: [], credits: [], body: [figure], footnotes: [] };
}

function plain(text: string): string {
  return text.replaceAll(/[\s|]/g, "");
}
