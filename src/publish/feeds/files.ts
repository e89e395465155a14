import type { Site } from "../../model/issue.ts";
import type { PublishedIssue, SiteFile } from "../published-issue.ts";
import { siteAddress } from "../site-address.ts";
import { atomFeed } from "./atom.ts";
import type { FeedEntry } from "./entries.ts";
import { jsonFeed } from "./json-feed.ts";
import { atomFeedPath, jsonFeedPath, robotsPath, sitemapPath } from "./paths.ts";
import { robots } from "./robots.ts";
import { sitemap } from "./sitemap.ts";

/** The page of errors, which is no place to be found. */
const unlistedPage = "404.html";

/**
 * The feeds, where site.yaml has a `url` (contract §4).
 * @param entries the feeds' issues, latest change first.
 */
export function feedFiles(site: Site, entries: readonly FeedEntry[]): SiteFile[] {
  if (siteAddress(site) === undefined) return [];
  return [
    { path: atomFeedPath, content: atomFeed(site, entries) },
    { path: jsonFeedPath, content: jsonFeed(site, entries) },
  ];
}

/**
 * Sitemap and robots.txt, where site.yaml has a `url` (contract §4). A site that is not to be listed has a robots.txt in any
 * case, and no sitemap.
 * @param paths of all other files of the site: its pages are what the sitemap lists.
 */
export function crawlerFiles(site: Site, issues: readonly PublishedIssue[], paths: readonly string[]): SiteFile[] {
  const robotsFile: SiteFile = { path: robotsPath, content: robots(site) };
  if (site.unlisted === true) return [robotsFile];
  if (siteAddress(site) === undefined) return [];
  const pages = paths.filter((path) => path.endsWith(".html") && path !== unlistedPage);
  return [{ path: sitemapPath, content: sitemap(site, pages, issues) }, robotsFile];
}
