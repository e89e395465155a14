import type { Heading, RootContent } from "mdast";
import type { Article, EditorsNote, Issue } from "../../model/issue.ts";
import { packZip } from "../../read/zip.ts";
import { attachmentLabel } from "../../transform/article-tail.ts";
import { continuesColumn } from "../../transform/setting-findings.ts";
import { nodePlace } from "../../transform/node-place.ts";
import { newCounters, numberHeadings } from "../../transform/structure.ts";
import { contentsMarkup, imprintText } from "../../transform/texts.ts";
import { BodyMarkup } from "./body.ts";
import { attachmentTitle, creditsMarkup, headMarkup, noteMarkup, signatureMarkup } from "./article-parts.ts";
import { mastheadMarkup } from "./masthead.ts";
import { paragraph, run } from "./markup.ts";
import { imprintTable } from "./imprint.ts";
import { documentPart, staticParts } from "./package-parts.ts";
import { pitchOf, stylesPart } from "./styles-part.ts";
import { WordParts } from "./word-parts.ts";

/** What a Word file carries besides its pages, so that importing it gives the same issue. */
export interface CarriedKeys {
  /** Lines of front matter that no page shows. */
  readonly frontMatter: string;
  /** Names of the files of articles and of attachments with text. */
  readonly articles: readonly string[];
  readonly attachments: readonly string[];
}

/**
 * An issue as a Word file with named styles: the same issue gives the same bytes.
 * @param pictures what SVG drawings look like in pixels, PNG by the drawing's SHA-256.
 */
export function wordFile(
  issue: Issue,
  carried: CarriedKeys,
  pictures: ReadonlyMap<string, Uint8Array> = new Map(),
): Uint8Array {
  const parts = new WordParts(issue.images, pictures);
  const content = [
    mastheadMarkup(issue),
    contentsParagraphs(issue),
    articlesMarkup(issue, parts),
    attachmentsMarkup(issue, parts),
    imprintTable(imprintText(issue)),
  ].join("");
  return packZip([
    ...staticParts(issue, carried, parts),
    ["word/document.xml", documentPart(content, issue.layout)],
    ["word/styles.xml", stylesPart(issue.layout)],
    ...[...parts.media].map(([name, bytes]): [string, Uint8Array] => [`word/media/${name}`, bytes]),
  ]);
}

function contentsParagraphs(issue: Issue): string {
  const contents = contentsMarkup(issue, String);
  if (contents === undefined) return "";
  const lines = contents.groups.flatMap(({ column, entries }) => [
    ...(column === undefined ? [] : [`【${column}】`]),
    ...entries.map(({ title }) => title),
  ]);
  const after = `<w:spacing w:after="${pitchOf(issue.layout)}"/>`;
  return (
    paragraph("contents", run(contents.heading, { style: "bold" }), '<w:ind w:left="0"/><w:jc w:val="center"/>') +
    lines.map((line, index) => paragraph("contents", run(line), index === lines.length - 1 ? after : "")).join("")
  );
}

function articlesMarkup(issue: Issue, parts: WordParts): string {
  const { editorsNote: note, articles, layout } = issue;
  const last = articles.length - 1;
  let counters = newCounters();
  return articles
    .map((article, index) => {
      if (!(issue.series.numbering === "column" && continuesColumn(articles, index))) counters = newCounters();
      const body = new BodyMarkup(parts, article.path, article.footnotes);
      const at = (position: EditorsNote["position"], place: number): string =>
        [index === place ? note : undefined, article.editorsNote]
          .filter((one) => one?.position === position)
          .map((one) => (one === undefined ? "" : noteMarkup(one, body, layout, position === "文后")))
          .join("");
      return [
        at("标题前", 0),
        headMarkup(article, layout, { isFirst: index === 0, withColumn: !continuesColumn(articles, index) }),
        at("标题后", 0),
        bodyMarkup(article, issue.series.numbering, body, counters),
        index === last ? tailMarkup(issue) : "",
        creditsMarkup(article),
        at("文后", last),
      ].join("");
    })
    .join("");
}

function bodyMarkup(
  article: Article,
  numbering: Issue["series"]["numbering"],
  body: BodyMarkup,
  counters: ReturnType<typeof newCounters>,
): string {
  const children = structuredClone(article.body) as RootContent[];
  const headings = children.filter((node): node is Heading => node.type === "heading");
  const counts = headings.map((heading) => heading.children.length);
  numberHeadings({ type: "root", children }, numbering, (node) => nodePlace(node, article.path), counters);
  const generated = new Set<RootContent>(
    headings.filter((heading, index) => heading.children.length > (counts[index] ?? 0)),
  );
  return body.blocks(children, generated);
}

/** 附件说明 and 落款, below the last article's text. */
function tailMarkup(issue: Issue): string {
  const { attachments } = issue;
  const list = attachments.map(({ title }, index) => {
    const number = attachments.length === 1 ? "" : `${index + 1}. `;
    // What turns, and the titles behind the first, stand behind 附件： (7.3.4).
    const hanging = index === 0 ? '<w:ind w:left="1600" w:hanging="960"/>' : '<w:ind w:left="1600" w:firstLine="0"/>';
    const white = index === 0 ? `<w:spacing w:before="${pitchOf(issue.layout)}"/>` : "";
    return paragraph("attachment-list", run(`${index === 0 ? "附件：" : ""}${number}${title.text}`), white + hanging);
  });
  return list.join("") + signatureMarkup(issue);
}

/** Attachments that are Markdown, each from a page of its own; their titles stand in the front matter. */
function attachmentsMarkup(issue: Issue, parts: WordParts): string {
  return issue.attachments
    .map((attachment, index) => {
      if (attachment.articles === undefined || !attachment.file.text.endsWith(".md")) return "";
      const texts = attachment.articles.map((article) =>
        bodyMarkup(
          article,
          issue.series.numbering,
          new BodyMarkup(parts, article.path, article.footnotes),
          newCounters(),
        ),
      );
      return (
        paragraph("attachment-label", run(attachmentLabel(issue, index))) +
        attachmentTitle(attachment.title.text, issue.layout) +
        texts.join("")
      );
    })
    .join("");
}
