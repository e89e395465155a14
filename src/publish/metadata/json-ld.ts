import type { ArticleMarkup, IssueSummary } from "../../model/composed.ts";
import type { Site } from "../../model/issue.ts";
import { isPerson } from "../../transform/byline.ts";
import { issueMoments } from "../moments.ts";
import { issueFolder, issuePage, seriesPage } from "../paths.ts";
import type { PublishedSeries, WholeIssue } from "../published-issue.ts";
import type { Replacements } from "../replacements.ts";
import { fullAddress } from "../site-address.ts";
import { issueDescription } from "../wording.ts";

/** A node of JSON-LD with the words of schema.org. */
type Thing = Readonly<Record<string, unknown>>;

const context = "https://schema.org";

/** The home page: the site and who answers for it. */
export function siteData(site: Site): Thing {
  return {
    "@context": context,
    "@type": "WebSite",
    name: site.title,
    inLanguage: "zh-CN",
    ...addressed(site, "index.html"),
    ...(site.organisation === undefined ? {} : { publisher: organisation(site.organisation) }),
  };
}

/** A series' page: the bulletin. */
export function seriesData(site: Site, series: PublishedSeries): Thing {
  return {
    "@context": context,
    inLanguage: "zh-CN",
    ...periodical(site, series.id, series.name.join(""), series.issuer),
  };
}

/** An issue's page: the issue of its bulletin, with its articles, its PDF and its corrections. */
export function issueData(site: Site, { summary, web, pdf }: WholeIssue, around: Replacements): Thing {
  const path = issuePage(summary.ref);
  const { published, updated } = issueMoments(summary, site.timeZone, around.supersededBy?.summary);
  const supersedes = around.supersedes && fullAddress(site, issuePage(around.supersedes.summary.ref));
  const pdfAddress = pdf && fullAddress(site, `${issueFolder(summary.ref)}/${pdf.fileName}`);
  return {
    "@context": context,
    "@type": "PublicationIssue",
    ...addressed(site, path),
    name: summary.title,
    issueNumber: `${summary.ref.supplement ? "增刊" : ""}${summary.ref.number}`,
    description: issueDescription(summary),
    inLanguage: "zh-CN",
    datePublished: published.text,
    dateModified: updated.text,
    isPartOf: periodical(site, summary.ref.series, summary.seriesTitle, summary.issuer),
    ...(summary.tags.length === 0 ? {} : { keywords: summary.tags }),
    ...(supersedes === undefined ? {} : { isBasedOn: supersedes }),
    ...(around.supersededBy === undefined ? {} : { creativeWorkStatus: "Superseded" }),
    ...(summary.corrections.length === 0 ? {} : { correction: corrections(summary) }),
    ...(pdf === undefined
      ? {}
      : {
          encoding: {
            "@type": "MediaObject",
            name: pdf.fileName,
            encodingFormat: "application/pdf",
            contentSize: `${pdf.bytes} B`,
            ...(pdfAddress === undefined ? {} : { contentUrl: pdfAddress }),
          },
        }),
    hasPart: web.articles.map((article) => articleData(site, path, summary, article)),
  };
}

function articleData(site: Site, path: string, summary: IssueSummary, article: ArticleMarkup): Thing {
  const page = fullAddress(site, path);
  return {
    "@type": "Article",
    headline: article.headline ?? summary.title,
    ...(article.subhead === undefined ? {} : { alternativeHeadline: article.subhead }),
    ...(article.column === undefined ? {} : { articleSection: article.column }),
    ...(article.byline.length === 0 ? {} : { author: article.byline.map((name) => author(name)) }),
    ...(page === undefined ? {} : { url: `${page}#${article.anchor}` }),
  };
}

function corrections({ corrections: list }: IssueSummary): Thing[] {
  return list.map(({ date, text }) => ({ "@type": "CorrectionComment", datePublished: date, text }));
}

function periodical(site: Site, id: string, name: string, issuer: string): Thing {
  return { "@type": "Periodical", name, ...addressed(site, seriesPage(id)), publisher: organisation(issuer) };
}

/** Address and identity of a thing that has a page; nothing without a `url`. */
function addressed(site: Site, path: string): Thing {
  const address = fullAddress(site, path);
  return address === undefined ? {} : { "@id": address, url: address };
}

function author(name: string): Thing {
  return isPerson(name) ? { "@type": "Person", name } : organisation(name);
}

function organisation(name: string): Thing {
  return { "@type": "Organization", name };
}
