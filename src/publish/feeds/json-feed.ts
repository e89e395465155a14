import type { Site } from "../../model/issue.ts";
import { fullAddress } from "../site-address.ts";
import type { FeedEntry } from "./entries.ts";
import { jsonFeedPath } from "./paths.ts";

/**
 * The text of feed.json: JSON Feed 1.1, the PDF as attachment. What it has no word for is under `_jianbao`.
 * @param site with a `url`: without one the feed has no addresses.
 * @param entries latest change first.
 */
export function jsonFeed(site: Site, entries: readonly FeedEntry[]): string {
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: site.title,
    home_page_url: fullAddress(site, "index.html"),
    feed_url: fullAddress(site, jsonFeedPath),
    language: "zh-CN",
    ...(site.organisation === undefined ? {} : { authors: [{ name: site.organisation }] }),
    items: entries.map((entry) => feedItem(entry)),
  };
  return `${JSON.stringify(feed, undefined, 1)}\n`;
}

function feedItem({ pdf, series, supersedes, supersededBy, ...entry }: FeedEntry) {
  return {
    id: entry.id,
    url: entry.address,
    title: entry.title,
    summary: entry.summary,
    content_html: entry.html,
    date_published: entry.published.text,
    date_modified: entry.updated.text,
    authors: entry.authors.map((name) => ({ name })),
    tags: [series.title, ...entry.tags],
    language: "zh-CN",
    ...(pdf === undefined
      ? {}
      : {
          attachments: [{ url: pdf.address, mime_type: "application/pdf", title: pdf.title, size_in_bytes: pdf.bytes }],
        }),
    _jianbao: { series: series.id, supersedes: supersedes ?? null, superseded_by: supersededBy ?? null },
  };
}
