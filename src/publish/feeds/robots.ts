import type { Site } from "../../model/issue.ts";
import { fullAddress } from "../site-address.ts";
import { sitemapPath } from "./paths.ts";

/**
 * The text of robots.txt: everything may be read and the sitemap is named; or, where site.yaml says that the site is not
 * to be listed, nothing. Pages of such a site say so too, for crawlers ask for this file in the root of a host only.
 */
export function robots(site: Site): string {
  if (site.unlisted === true) return "User-agent: *\nDisallow: /\n";
  const address = fullAddress(site, sitemapPath);
  return `User-agent: *\nDisallow:\n${address === undefined ? "" : `\nSitemap: ${address}\n`}`;
}
