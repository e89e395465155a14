import type { Site } from "../model/issue.ts";
import { absoluteBase, encodedPath } from "./paths.ts";

/** What tells where a site is served. */
export type SitePlace = Pick<Site, "url" | "base">;

/**
 * The address of the site's folder, with `/` at its end: the host of `url` with the path of `base`, or with its own
 * where there is no `base`. Undefined without a `url`.
 */
export function siteAddress(site: SitePlace): string | undefined {
  if (site.url === undefined) return undefined;
  const key = `${site.base ?? "\n"}\n${site.url}`;
  const known = addresses.get(key);
  if (known !== undefined || !URL.canParse(site.url)) return known;
  const address = new URL(absoluteBase(site), site.url).href;
  addresses.set(key, address);
  return address;
}

/** Every page asks ten times. */
const addresses = new Map<string, string>();

/**
 * The full address of a file of the site, as feeds, sitemap and page heads give it; undefined without a `url`.
 * The home page is the site's folder itself, all others are their files, as the site's own links are.
 * @param path below the site, with `/`.
 */
export function fullAddress(site: SitePlace, path: string): string | undefined {
  const root = siteAddress(site);
  if (root === undefined) return undefined;
  return path === "index.html" ? root : root + encodedPath(path);
}

/**
 * An id for feeds that outlives a change from http to https or of the port: a tag URI (RFC 4151) of host, year and path.
 * Undefined without a `url`.
 * @param year a year in which the host was the site's.
 */
export function tagUri(site: SitePlace, year: number, name: string): string | undefined {
  const root = siteAddress(site);
  if (root === undefined) return undefined;
  const { hostname, pathname } = new URL(root);
  // An IPv6 address has signs that a tag's authority can't have.
  const authority = hostname.replaceAll(/[^a-z0-9.-]+/g, "-").replaceAll(/^-|-$/g, "");
  return `tag:${authority},${String(year).padStart(4, "0")}:${pathname}${name}`;
}
