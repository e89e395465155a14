import type { IssueSummary } from "../../model/composed.ts";
import type { Site } from "../../model/issue.ts";
import { issueMoments } from "../moments.ts";
import { issuePage } from "../paths.ts";
import type { PublishedSeries } from "../published-issue.ts";
import { fullAddress, siteAddress } from "../site-address.ts";
import { issueDescription } from "../wording.ts";

/** A `meta` element with a name. */
export interface MetaTag {
  readonly name: string;
  readonly content: string;
}

/** The kind of column that a bulletin is (国办发〔2017〕47号, page tags, ColumnType). */
const columnType = "政务动态";

/** The tags of every page: the site (国办发〔2017〕47号, 《政府网站发展指引》, page tags). */
export function siteTags(site: Site): MetaTag[] {
  const address = siteAddress(site);
  return [
    { name: "SiteName", content: site.title },
    ...(address === undefined ? [] : [{ name: "SiteDomain", content: new URL(address).host }]),
    ...(site.siteCode === undefined ? [] : [{ name: "SiteIDCode", content: site.siteCode }]),
  ];
}

/** The tags of a series' pages: a bulletin is a column of the site. */
export function seriesTags({ name, issuer }: Pick<PublishedSeries, "name" | "issuer">): MetaTag[] {
  const title = name.join("");
  return [
    ...columnTags(title),
    { name: "ColumnDescription", content: `${title}（${issuer}）` },
    { name: "ColumnKeywords", content: `${title},${issuer}` },
  ];
}

/** The tags of an issue's page. `Description` is the page's description: names of tags are compared without case. */
export function issueTags(site: Site, summary: IssueSummary): MetaTag[] {
  const url = fullAddress(site, issuePage(summary.ref));
  const { published } = issueMoments(summary, site.timeZone, undefined);
  return [
    ...columnTags(summary.seriesTitle),
    { name: "ArticleTitle", content: summary.title },
    // To the minute, where the site is: 2019-12-06 00:00
    { name: "PubDate", content: published.text.slice(0, 16).replace("T", " ") },
    { name: "ContentSource", content: summary.issuer },
    ...(summary.tags.length === 0 ? [] : [{ name: "Keywords", content: summary.tags.join(",") }]),
    { name: "Author", content: summary.byline.length === 0 ? summary.issuer : summary.byline.join(",") },
    { name: "Description", content: issueDescription(summary) },
    ...(url === undefined ? [] : [{ name: "Url", content: url }]),
  ];
}

function columnTags(title: string): MetaTag[] {
  return [
    { name: "ColumnName", content: title },
    { name: "ColumnType", content: columnType },
  ];
}
