import type { ArticleMarkup, ImprintText, MastheadText } from "../model/composed.ts";
import type { Site } from "../model/issue.ts";
import { markup, type Templates } from "../render/template.ts";
import type { IssueDownloads } from "./downloads/files.ts";
import { pdfLink } from "./ledger.ts";
import { issueMetadata } from "./metadata/page-metadata.ts";
import { pageShell } from "./page-shell.ts";
import { issuePage, noteAnchor, relativeAddress, seriesPage, type NotePlace } from "./paths.ts";
import type { PublishedIssue, SiteFile } from "./published-issue.ts";
import type { Replacements } from "./replacements.ts";
import { dateText, datedIssueLine, fileSize, issueDescription, nameplateClass } from "./wording.ts";
import { noteContext } from "../render/note-context.ts";
import { bylineRows } from "../transform/byline.ts";

/** The issues around one, all of them public: before and after it in its series, and what it replaces or is replaced by. */
export interface Neighbours extends Replacements {
  readonly previous?: PublishedIssue;
  readonly next?: PublishedIssue;
}

/** What stands around an issue's text on its page. */
export interface IssueSurroundings extends Neighbours {
  readonly downloads: IssueDownloads["links"];
}

/** The page of one issue: its whole text under its masthead, with imprint, downloads, corrections and neighbours. */
export function issueIndexPage(
  templates: Templates,
  site: Site,
  issue: PublishedIssue,
  neighbours: IssueSurroundings,
): SiteFile {
  const { summary, web } = issue;
  const path = issuePage(summary.ref);
  const pdf = pdfLink(issue, path);
  const links = {
    previous: neighbourLink(neighbours.previous, path),
    next: neighbourLink(neighbours.next, path),
    supersedes: neighbourLink(neighbours.supersedes, path),
    supersededBy: neighbourLink(neighbours.supersededBy, path),
  };
  const page = pageShell(site, {
    path,
    kind: "text",
    title: `${summary.title} - ${summary.seriesTitle}${datedIssueLine(summary)}`,
    description: issueDescription(summary),
    trail: [
      { text: site.title, href: relativeAddress(path, "index.html") },
      { text: summary.seriesTitle, href: relativeAddress(path, seriesPage(summary.ref.series)) },
    ],
    metadata: issueMetadata(site, issue, neighbours),
    ...(pdf === false ? {} : { pdf: pdf.href }),
    ...(links.previous === false ? {} : { previous: links.previous.href }),
    ...(links.next === false ? {} : { next: links.next.href }),
  });
  return {
    path,
    content: templates.render("site/issue.njk", {
      page,
      masthead: mastheadContext(web.masthead, summary.date),
      contents:
        web.contents === undefined
          ? false
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
      signature: web.signature ?? false,
      imprint: imprintContext(web.imprint, summary.printedOn),
      corrections: summary.corrections.map(({ date, text }) => ({ isoDate: date, date: dateText(date), text })),
      tags: summary.tags,
      pdf,
      downloads: neighbours.downloads,
      ...links,
    }),
  };
}

function neighbourLink(issue: PublishedIssue | undefined, from: string) {
  if (issue === undefined) return false as const;
  const { summary } = issue;
  return { href: relativeAddress(from, issuePage(summary.ref)), number: datedIssueLine(summary), title: summary.title };
}

/** A page has no copy number: those belong to the printed copies. */
function mastheadContext(masthead: MastheadText, isoDate: string) {
  return {
    name: masthead.name,
    nameplateClass: nameplateClass(masthead.name),
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
    needsHeading: article.headline === undefined && /<h3[ >]/.test(article.html),
    kicker: article.kicker ?? "",
    subhead: article.subhead ?? "",
    column: article.column ?? "",
    bylineRows: bylineRows(article.byline),
    credits: article.credits,
    notesBeforeHeadline: placedNotes(article, "notesBeforeHeadline"),
    notesAfterHeadline: placedNotes(article, "notesAfterHeadline"),
    notesAfterText: placedNotes(article, "notesAfterText"),
    html: markup(article.html),
  };
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
