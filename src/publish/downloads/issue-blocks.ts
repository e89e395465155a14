import type { ArticleMarkup, ImprintText, MastheadText, NoteMarkup, WebIssue } from "../../model/composed.ts";
import { bylineRows } from "../../transform/byline.ts";
import type { WholeIssue } from "../published-issue.ts";
import { replacementNotices, type Replacements } from "../replacements.ts";
import { dateText } from "../wording.ts";
import { markupTree, type MarkupTree } from "./markup-tree.ts";

/** A piece of an issue's text in the order of the page, before it is written in a form. */
export type IssueBlock =
  /** Level 1 is the nameplate, 2 a headline. */
  | { readonly kind: "heading"; readonly level: 1 | 2; readonly text: string }
  /** Lines that belong together, one below the other. */
  | { readonly kind: "lines"; readonly lines: readonly string[] }
  | { readonly kind: "list"; readonly entries: readonly { readonly text: string; readonly address?: string }[] }
  /** An editor's note: inline markup between two texts. */
  | { readonly kind: "note"; readonly before: string; readonly tree: MarkupTree; readonly after: string }
  /** An article's text as markup, with its notes. */
  | { readonly kind: "body"; readonly tree: MarkupTree };

/** The whole text of an issue's page: masthead, contents, articles, attachments, imprint, corrections. */
export function issueBlocks({ summary, web }: Pick<WholeIssue, "summary" | "web">, around: Replacements): IssueBlock[] {
  return [
    ...mastheadBlocks(web.masthead),
    ...lines(replacementNotices(around)),
    ...contentsBlocks(web),
    ...web.articles.flatMap((article, index) => articleBlocks(article, index === web.articles.length - 1 ? web : {})),
    ...attachmentBlocks(web),
    ...imprintBlocks(web.imprint),
    ...(summary.tags.length === 0 ? [] : lines([`主题词：${summary.tags.join("　")}`])),
    ...(summary.corrections.length === 0
      ? []
      : [heading(2, "更正"), ...lines(summary.corrections.map(({ date, text }) => `${dateText(date)}：${text}`))]),
  ];
}

function mastheadBlocks(masthead: MastheadText): IssueBlock[] {
  const grade = [masthead.classification, masthead.urgency].filter((mark) => mark !== undefined).join("　");
  return [
    ...lines([grade, masthead.notice ?? ""]),
    heading(1, masthead.name.join("")),
    ...lines([
      ...masthead.issueLines,
      ...(masthead.signers.length === 0 ? [] : [`签发人：${masthead.signers.join("　")}`]),
      masthead.issuer + (masthead.issuerRole === undefined ? "" : `　${masthead.issuerRole}`),
      masthead.date,
    ]),
  ];
}

function contentsBlocks({ contents }: WebIssue): IssueBlock[] {
  if (contents === undefined) return [];
  return [
    heading(2, contents.heading),
    ...contents.groups.flatMap((group): IssueBlock[] => [
      ...lines(group.column === undefined ? [] : [`【${group.column}】`]),
      { kind: "list", entries: group.entries.map(({ title }) => ({ text: title })) },
    ]),
  ];
}

function articleBlocks(article: ArticleMarkup, { signature }: Pick<WebIssue, "signature">): IssueBlock[] {
  const credits = article.credits.map(({ label, names }) => `${label}：${names.join("　")}`).join("　");
  return [
    ...article.notesBeforeHeadline.flatMap(noteBlocks),
    ...lines([article.column === undefined ? "" : `【${article.column}】`, article.kicker ?? ""]),
    ...(article.headline === undefined ? [] : [heading(2, article.headline)]),
    ...lines(article.subhead === undefined ? [] : [`——${article.subhead}`]),
    ...lines(bylineRows(article.byline).map((row) => row.join("　"))),
    ...article.notesAfterHeadline.flatMap(noteBlocks),
    { kind: "body", tree: markupTree(article.html) },
    ...(signature === undefined ? [] : lines([...signature.by, signature.date])),
    ...lines(credits === "" ? [] : [`（${credits}）`]),
    ...article.notesAfterText.flatMap(noteBlocks),
  ];
}

function noteBlocks({ html, form, sign }: NoteMarkup): IssueBlock[] {
  const isBracketed = form === "括号";
  return [
    {
      kind: "note",
      before: isBracketed ? "【编者按：" : "编者按：",
      tree: markupTree(html),
      after: isBracketed ? "】" : "",
    },
    ...lines(sign === undefined ? [] : [`（${sign}）`]),
  ];
}

function attachmentBlocks({ attachments, attachmentPages = [] }: WebIssue): IssueBlock[] {
  return [
    ...(attachments.length === 0
      ? []
      : [
          heading(2, "附件"),
          {
            kind: "list" as const,
            entries: attachments.map(({ title, file }) => ({ text: title, address: encodeURIComponent(file) })),
          },
        ]),
    ...attachmentPages.flatMap(({ label, articles }) => [
      ...lines([label]),
      ...articles.flatMap((article) => articleBlocks(article, {})),
    ]),
  ];
}

function imprintBlocks(imprint: ImprintText): IssueBlock[] {
  const staff = imprint.staff.map(({ label, names }) => `${label}：${names.join("、")}`).join("　");
  return lines([
    ...imprint.distribution.map(({ label, text }) => `${label}：${text}`),
    imprint.by === undefined ? imprint.printedOn : `${imprint.by}　${imprint.printedOn}`,
    staff,
    imprint.copies === undefined ? "" : `（${imprint.copies}）`,
  ]);
}

function heading(level: 1 | 2, text: string): IssueBlock {
  return { kind: "heading", level, text };
}

/** One block of the lines that have words; none without any. */
function lines(all: readonly string[]): IssueBlock[] {
  const written = all.filter((line) => line !== "");
  return written.length === 0 ? [] : [{ kind: "lines", lines: written }];
}
