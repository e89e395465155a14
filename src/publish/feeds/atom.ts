import type { Site } from "../../model/issue.ts";
import { latestOf, momentOfInstant } from "../moments.ts";
import { fullAddress, tagUri } from "../site-address.ts";
import type { FeedEntry } from "./entries.ts";
import { atomFeedPath } from "./paths.ts";
import { xmlElement } from "./xml.ts";

/**
 * The text of feed.xml: Atom (RFC 4287), the PDF as enclosure, older and newer versions of an issue as RFC 5829 names them.
 * @param site with a `url`: without one the feed has no addresses.
 * @param entries latest change first.
 */
export function atomFeed(site: Site, entries: readonly FeedEntry[]): string {
  // A feed must have a date of change; one that never held anything has the first there is.
  const updated = latestOf(entries.map((entry) => entry.updated)) ?? momentOfInstant(0, site.timeZone);
  const lines = [
    `<?xml version="1.0" encoding="utf-8"?>`,
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">`,
    // A feed has no year of its own, and its id must never change: the year of RFC 4287 stands for all.
    xmlElement("id", {}, tagUri(site, 2005, "feed")),
    xmlElement("title", {}, site.title),
    ...(site.organisation === undefined ? [] : [author(site.organisation)]),
    xmlElement("updated", {}, updated.text),
    xmlElement("link", { rel: "self", type: "application/atom+xml", href: fullAddress(site, atomFeedPath) }),
    xmlElement("link", { rel: "alternate", type: "text/html", href: fullAddress(site, "index.html") }),
    xmlElement("generator", {}, "Jianbao"),
    ...entries.flatMap((entry) => atomEntry(entry)),
    `</feed>`,
  ];
  return `${lines.join("\n")}\n`;
}

function atomEntry(entry: FeedEntry): string[] {
  const { pdf } = entry;
  return [
    `<entry>`,
    xmlElement("id", {}, entry.id),
    xmlElement("title", {}, entry.title),
    xmlElement("published", {}, entry.published.text),
    xmlElement("updated", {}, entry.updated.text),
    ...entry.authors.map((name) => author(name)),
    xmlElement("link", { rel: "alternate", type: "text/html", href: entry.address }),
    ...(pdf === undefined
      ? []
      : [
          xmlElement("link", {
            rel: "enclosure",
            type: "application/pdf",
            length: String(pdf.bytes),
            href: pdf.address,
            title: pdf.title,
          }),
        ]),
    ...versionLink("predecessor-version", entry.supersedes),
    ...versionLink("successor-version", entry.supersededBy),
    xmlElement("category", { term: entry.series.id, label: entry.series.title }),
    ...entry.tags.map((tag) => xmlElement("category", { term: tag })),
    xmlElement("summary", {}, entry.summary),
    xmlElement("content", { type: "html" }, entry.html),
    `</entry>`,
  ];
}

function author(name: string): string {
  return `<author>${xmlElement("name", {}, name)}</author>`;
}

function versionLink(rel: string, href: string | undefined): string[] {
  return href === undefined ? [] : [xmlElement("link", { rel, type: "text/html", href })];
}
