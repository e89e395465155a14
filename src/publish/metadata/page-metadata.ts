import type { Site } from "../../model/issue.ts";
import type { Markup } from "../../render/template.ts";
import { atomFeedPath, jsonFeedPath } from "../feeds/paths.ts";
import { issueMoments } from "../moments.ts";
import { issueFolder } from "../paths.ts";
import type { PublishedIssue, PublishedSeries, WholeIssue } from "../published-issue.ts";
import type { Replacements } from "../replacements.ts";
import { fullAddress, siteAddress } from "../site-address.ts";
import { datedIssueLine } from "../wording.ts";
import { dataBlock } from "./data-block.ts";
import { issueTags, seriesTags, siteTags, type MetaTag } from "./government-tags.ts";
import { issueData, seriesData, siteData } from "./json-ld.ts";

/** A `meta` element of OpenGraph. */
interface Property {
  readonly property: string;
  readonly content: string;
}

/** What a page says to machines beside its title and description: {@link siteMetadata}, {@link seriesMetadata}, {@link issueMetadata}. */
export interface PageMetadata {
  readonly tags: readonly MetaTag[];
  readonly properties: readonly Property[];
  readonly data: Markup;
}

/** The part of a page's context that templates/site/partials/head.njk reads. */
export interface HeadContext extends PageMetadata {
  /** Full address of the page; "" without a `url`, and for a page without a place of its own. */
  readonly canonical: string;
  readonly feeds: readonly { readonly type: string; readonly title: string; readonly href: string }[];
  /** Whether crawlers are asked to leave the page out. */
  readonly unlisted: boolean;
  /** Whether the tags hold the description already: names of tags are compared without case. */
  readonly hasDescription: boolean;
}

/** The home page. */
export function siteMetadata(site: Site): PageMetadata {
  return { tags: [], properties: [], data: dataBlock(siteData(site)) };
}

/** A series' page. */
export function seriesMetadata(site: Site, series: PublishedSeries): PageMetadata {
  return { tags: seriesTags(series), properties: [], data: dataBlock(seriesData(site, series)) };
}

/** An issue's page. */
export function issueMetadata(site: Site, issue: WholeIssue, around: Replacements): PageMetadata {
  const { summary } = issue;
  const { published, updated } = issueMoments(summary, site.timeZone, around.supersededBy?.summary);
  return {
    tags: issueTags(site, summary),
    properties: [
      ...imageProperties(site, issue),
      { property: "article:published_time", content: published.text },
      { property: "article:modified_time", content: updated.text },
      { property: "article:section", content: summary.seriesTitle },
      ...summary.tags.map((content) => ({ property: "article:tag", content })),
    ],
    data: dataBlock(issueData(site, issue, around)),
  };
}

/** The picture of the PDF's first page, as chats show it beside a link: they want a full address. */
function imageProperties(site: Site, { summary, picture }: PublishedIssue): Property[] {
  const address =
    picture === undefined ? undefined : fullAddress(site, `${issueFolder(summary.ref)}/${picture.fileName}`);
  if (picture === undefined || address === undefined) return [];
  return [
    { property: "og:image", content: address },
    { property: "og:image:width", content: String(picture.width) },
    { property: "og:image:height", content: String(picture.height) },
    { property: "og:image:alt", content: `${summary.seriesTitle}${datedIssueLine(summary)}的第一页` },
  ];
}

/**
 * The metadata of a page's head.
 * @param page `path` below the site; `metadata` what its kind adds; `placeless` for a page that answers at any address.
 * @param address how the page links to another one, by its path.
 */
export function headContext(
  site: Site,
  page: {
    readonly path: string;
    readonly title: string;
    readonly description: string;
    readonly metadata?: PageMetadata;
    readonly placeless: boolean;
  },
  address: (path: string) => string,
): HeadContext {
  const { title, description, placeless, metadata = { tags: [], properties: [], data: "" } } = page;
  const canonical = placeless ? "" : (fullAddress(site, page.path) ?? "");
  const isArticle = metadata.properties.length > 0;
  const tags = [...siteTags(site), ...metadata.tags];
  return {
    canonical,
    feeds:
      siteAddress(site) === undefined
        ? []
        : [
            { type: "application/atom+xml", title: site.title, href: address(atomFeedPath) },
            { type: "application/feed+json", title: site.title, href: address(jsonFeedPath) },
          ],
    tags,
    properties: placeless
      ? []
      : [
          { property: "og:type", content: isArticle ? "article" : "website" },
          { property: "og:title", content: title },
          { property: "og:description", content: description },
          { property: "og:site_name", content: site.title },
          { property: "og:locale", content: "zh_CN" },
          ...(canonical === "" ? [] : [{ property: "og:url", content: canonical }]),
          ...metadata.properties,
        ],
    data: metadata.data,
    unlisted: placeless || site.unlisted === true,
    hasDescription: tags.some(({ name }) => name === "Description"),
  };
}
