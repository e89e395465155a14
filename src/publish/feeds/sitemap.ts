import type { Site } from "../../model/issue.ts";
import { issueMoments, latestOf, type Moment } from "../moments.ts";
import { issueFolder } from "../paths.ts";
import type { PublishedIssue } from "../published-issue.ts";
import { replacementsOf } from "../replacements.ts";
import { fullAddress } from "../site-address.ts";
import { xmlElement } from "./xml.ts";

/**
 * The text of sitemap.xml: every page with the day of its last change, that of the latest issue below its folder; a page
 * with none there (home page, topics) has the latest of all.
 * @param site with a `url`: without one no page has an address.
 * @param pages paths below the site.
 */
export function sitemap(site: Site, pages: readonly string[], issues: readonly PublishedIssue[]): string {
  const latest = latestByFolder(site, issues);
  const lines = pages.map((page) => {
    const folder = page.slice(0, Math.max(page.lastIndexOf("/"), 0));
    const changed = latest.get(folder) ?? latest.get("");
    const date = changed === undefined ? "" : xmlElement("lastmod", {}, changed.text.slice(0, 10));
    return `<url>${xmlElement("loc", {}, fullAddress(site, page))}${date}</url>`;
  });
  return [
    `<?xml version="1.0" encoding="utf-8"?>`,
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`,
    ...lines,
    `</urlset>`,
    "",
  ].join("\n");
}

/** The latest change in each folder of the site; the site itself is "". */
function latestByFolder(site: Site, issues: readonly PublishedIssue[]): ReadonlyMap<string, Moment> {
  const replacements = replacementsOf(issues);
  const latest = new Map<string, Moment>();
  for (const issue of issues) {
    const { updated } = issueMoments(issue.summary, site.timeZone, replacements(issue).supersededBy?.summary);
    const steps = issueFolder(issue.summary.ref).split("/");
    for (let depth = 0; depth <= steps.length; depth += 1) {
      const folder = steps.slice(0, depth).join("/");
      latest.set(folder, latestOf([...(latest.has(folder) ? [latest.get(folder) as Moment] : []), updated]) ?? updated);
    }
  }
  return latest;
}
