import type { Site } from "../../model/issue.ts";
import type { Templates } from "../../render/template.ts";
import { articleContext } from "../issue-page.ts";
import { issueMoments, type Moment } from "../moments.ts";
import { issueFolder, issuePage } from "../paths.ts";
import { inReadingOrder, type PublishedIssue, type WholeIssue } from "../published-issue.ts";
import { replacementNotices, replacementsOf, type Replacements } from "../replacements.ts";
import { fullAddress, siteAddress, tagUri } from "../site-address.ts";
import { dateText, datedIssueLine, issueDescription } from "../wording.ts";
import { withFullAddresses } from "./full-addresses.ts";

/** An issue as both feeds tell of it. All addresses are full. */
export interface FeedEntry {
  readonly id: string;
  readonly address: string;
  readonly title: string;
  readonly series: { readonly id: string; readonly title: string };
  readonly authors: readonly string[];
  readonly summary: string;
  /** The whole text, or the headlines of one longer than {@link longestText}. */
  readonly html: string;
  readonly tags: readonly string[];
  readonly published: Moment;
  readonly updated: Moment;
  readonly pdf?: { readonly address: string; readonly bytes: number; readonly title: string };
  readonly supersedes?: string;
  readonly supersededBy?: string;
}

/** How many issues a feed holds: more than a year of a fortnightly bulletin, and small enough to be fetched every hour. */
export const longestFeed = 30;

/** Characters of markup. A longer issue is in the feed with its headlines only, so that one does not swell each fetch. */
const longestText = 60_000;

/** The feed-reader's part of an issue's page, with what was corrected or replaced in front. */
const template = "site/feed-entry.njk";

/**
 * The issues that last changed, latest first: a correction brings an old issue back, so that subscribers hear of it.
 * None where the site has no address.
 */
export function latestChanged(site: Site, issues: readonly PublishedIssue[]): PublishedIssue[] {
  if (siteAddress(site) === undefined) return [];
  const replacements = replacementsOf(issues);
  return inReadingOrder(issues)
    .toReversed()
    .map((issue) => ({ issue, updated: momentsOf(issue, site, replacements(issue)).updated.epoch }))
    .toSorted((a, b) => b.updated - a.updated)
    .slice(0, longestFeed)
    .map(({ issue }) => issue);
}

/** An issue as the feeds tell of it; undefined where the site has no address. */
export function feedEntry(
  templates: Templates,
  site: Site,
  issue: WholeIssue,
  around: Replacements,
): FeedEntry | undefined {
  const { summary, pdf } = issue;
  const address = fullAddress(site, issuePage(summary.ref));
  const id = tagUri(site, summary.ref.year, summary.ref.id);
  if (address === undefined || id === undefined) return undefined;
  const number = datedIssueLine(summary);
  const notices = noticesOf(issue, around);
  const supersedes = around.supersedes && fullAddress(site, issuePage(around.supersedes.summary.ref));
  const supersededBy = around.supersededBy && fullAddress(site, issuePage(around.supersededBy.summary.ref));
  const pdfAddress = pdf && fullAddress(site, `${issueFolder(summary.ref)}/${pdf.fileName}`);
  return {
    id,
    address,
    title: `${number}　${summary.title}`,
    series: { id: summary.ref.series, title: summary.seriesTitle },
    authors: summary.byline.length > 0 ? summary.byline : [summary.issuer],
    summary: [...notices, issueDescription(summary)].join("\n"),
    html: withFullAddresses(templates.render(template, entryContext(issue, notices)), address),
    tags: summary.tags,
    ...(pdf === undefined || pdfAddress === undefined
      ? {}
      : {
          pdf: {
            address: pdfAddress,
            bytes: pdf.bytes,
            title: `${summary.seriesTitle}${number}（PDF，${pdf.pages}页）`,
          },
        }),
    ...(supersedes === undefined ? {} : { supersedes }),
    ...(supersededBy === undefined ? {} : { supersededBy }),
    ...momentsOf(issue, site, around),
  };
}

function momentsOf({ summary }: PublishedIssue, site: Site, around: Replacements) {
  return issueMoments(summary, site.timeZone, around.supersededBy?.summary);
}

/** What a subscriber must know of an issue that was not right, or that puts another right. */
function noticesOf({ summary }: PublishedIssue, around: Replacements): string[] {
  return [
    ...replacementNotices(around),
    ...summary.corrections.map(({ date, text }) => `更正（${dateText(date)}）：${text}`),
  ];
}

function entryContext({ web }: WholeIssue, notices: readonly string[]) {
  const characters = web.articles.reduce((sum, { html }) => sum + html.length, 0);
  const isShort = characters <= longestText;
  return {
    notices,
    headlines: isShort
      ? []
      : web.articles.flatMap(({ headline, anchor }) => (headline === undefined ? [] : [{ headline, anchor }])),
    articles: isShort
      ? web.articles.map((article, index) => articleContext(article, index === web.articles.length - 1))
      : [],
    signature: web.signature ?? false,
  };
}
