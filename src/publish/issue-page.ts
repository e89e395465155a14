import type { ArticleMarkup, ImprintText, MastheadText } from "../model/composed.ts";
import { markup } from "../render/template.ts";
import type { Archive } from "./archive.ts";
import type { IssueDownloads } from "./downloads/files.ts";
import { issueMetadata } from "./metadata/page-metadata.ts";
import { citationOf } from "./citation.ts";
import { ledgerRow, pdfLink, pictureLink, type PdfLink } from "./ledger.ts";
import { pageShell } from "./page-shell.ts";
import { issuePage, noteAnchor, relativeAddress, seriesPage, yearPage, type NotePlace } from "./paths.ts";
import type { PublishedIssue, SiteFile, WholeIssue } from "./published-issue.ts";
import { topicLinks } from "./topic-pages.ts";
import { relatedIssues } from "./topics.ts";
import { dateText, datedIssueLine, fileSize, issueDescription, nameplateClass, quotedTitle } from "./wording.ts";
import { noteContext } from "../render/note-context.ts";
import { bylineRows } from "../transform/byline.ts";

/** How many issues of the same topics a page points to. */
const mostRelated = 5;

/** The page of one issue: its whole text under its masthead, with imprint, downloads, corrections and neighbours. */
export function issueIndexPage(archive: Archive, issue: WholeIssue, downloads: IssueDownloads["links"]): SiteFile {
  const { summary, web } = issue;
  const path = issuePage(summary.ref);
  const pdf = pdfLink(issue, path);
  const topics = archive.topicsOf(issue);
  const { supersedes, supersededBy } = archive.replacements(issue);
  const neighbours = archive.neighbours(issue);
  const links = {
    previous: neighbourLink(neighbours.previous, path),
    next: neighbourLink(neighbours.next, path),
    supersedes: neighbourLink(supersedes, path),
    supersededBy: neighbourLink(supersededBy, path),
  };
  return {
    path,
    content: archive.templates.render("site/issue.njk", {
      page: issueShell(archive, issue, { pdf, ...links }),
      masthead: mastheadContext(web.masthead, summary.date),
      ...textContext(web),
      imprint: imprintContext(web.imprint, summary.printedOn),
      corrections: summary.corrections.map(({ date, text }) => ({ isoDate: date, date: dateText(date), text })),
      topics: topicLinks(topics, path),
      related: relatedIssues(issue, topics, mostRelated).map((other) => ledgerRow(archive, other, path, "with-series")),
      citation: citationOf(summary, web.articles.length, archive.site),
      pdf,
      picture: pictureLink(issue, path),
      downloads,
      ...links,
    }),
  };
}

interface ShellLinks {
  readonly pdf: false | PdfLink;
  readonly previous: false | { readonly href: string };
  readonly next: false | { readonly href: string };
}

function issueShell(archive: Archive, issue: WholeIssue, { pdf, previous, next }: ShellLinks) {
  const { site } = archive;
  const { summary } = issue;
  const { series, year } = summary.ref;
  const path = issuePage(summary.ref);
  const name = `${summary.seriesTitle}${datedIssueLine(summary)}`;
  return pageShell(site, {
    path,
    kind: "text",
    title: `${summary.title} - ${name}`,
    description: issueDescription(summary),
    metadata: issueMetadata(site, issue, archive.replacements(issue)),
    trail: [
      { text: site.title, href: relativeAddress(path, "index.html") },
      { text: archive.seriesTitle(series), href: relativeAddress(path, seriesPage(series)) },
      { text: `${year}年`, href: relativeAddress(path, yearPage(series, year)) },
    ],
    ...(pdf === false ? {} : { pdf: pdf.href }),
    ...(previous === false ? {} : { previous: previous.href }),
    ...(next === false ? {} : { next: next.href }),
  });
}

function textContext(web: WholeIssue["web"]) {
  return {
    contents:
      web.contents === undefined
        ? (false as const)
        : { heading: web.contents.heading, groups: web.contents.groups.map((group) => ({ column: "", ...group })) },
    articles: web.articles.map((article, index) => articleContext(article, index === web.articles.length - 1)),
    attachments: web.attachments.map(({ title, file, bytes }) => ({
      title,
      href: encodeURIComponent(file),
      size: fileSize(bytes),
    })),
    attachmentPages: (web.attachmentPages ?? []).map((one) => ({
      ...one,
      articles: one.articles.map((article) => articleContext(article, false)),
    })),
    signature: web.signature ?? (false as const),
  };
}

function neighbourLink(issue: PublishedIssue | undefined, from: string) {
  if (issue === undefined) return false as const;
  const { summary } = issue;
  const { ref, title } = summary;
  const href = relativeAddress(from, issuePage(ref));
  return { href, number: datedIssueLine(summary), title, quoted: quotedTitle(title) };
}

/** A page has no copy number: those belong to the printed copies. */
function mastheadContext(masthead: MastheadText, isoDate: string) {
  return {
    name: masthead.name,
    nameplateClass: nameplateClass(masthead.name),
    lineClasses: masthead.name.map((line) => nameplateClass([line])),
    issueLines: masthead.issueLines,
    issuer: masthead.issuer,
    issuerRole: masthead.issuerRole ?? "",
    date: masthead.date,
    isoDate,
    classification: masthead.classification ?? "",
    urgency: masthead.urgency ?? "",
    notice: masthead.notice ?? "",
    signers: masthead.signers,
  };
}

/** A note's id tells search and links where it stands. */
function placedNotes(article: ArticleMarkup, place: NotePlace) {
  return article[place].map((note, index) => ({ ...noteContext(note), anchor: noteAnchor(article, place, index) }));
}

/** An article as templates/site/partials/article.njk sets it. 落款 stands below the last article's text. */
export function articleContext(article: ArticleMarkup, isLast: boolean) {
  return {
    isLast,
    anchor: article.anchor,
    headline: article.headline ?? "",
    // A heading of the body must not follow the masthead's h1 directly: the levels would skip one.
    needsHeading: article.headline === undefined && /<h[3-6][ >]/.test(article.html),
    kicker: article.kicker ?? "",
    subhead: article.subhead ?? "",
    column: article.column ?? "",
    bylineRows: bylineRows(article.byline),
    credits: article.credits,
    notesBeforeHeadline: placedNotes(article, "notesBeforeHeadline"),
    notesAfterHeadline: placedNotes(article, "notesAfterHeadline"),
    notesAfterText: placedNotes(article, "notesAfterText"),
    html: markup(stepwiseHeadings(article.html)),
  };
}

/**
 * Headings of a body one level after the other: an author may start with （一）, but a page's outline may skip none. The face
 * comes from the class and stays.
 */
function stepwiseHeadings(html: string): string {
  let typed: number[] = [];
  return html.replaceAll(/<(\/?)h([3-6])(?=[ >])/g, (_, slash: string, digit: string) => {
    const level = Number(digit);
    if (slash === "") typed = [...typed.filter((one) => one < level), level];
    return `<${slash}h${typed.length + 2}`;
  });
}

function imprintContext(imprint: ImprintText, isoDate: string) {
  return {
    distribution: imprint.distribution,
    by: imprint.by ?? "",
    printedOn: imprint.printedOn,
    isoDate,
    copies: imprint.copies ?? "",
    staff: imprint.staff,
  };
}
