import type { Archive, ShelvedSeries } from "./archive.ts";
import { ledgerRow, pdfLink, pictureLink, yearsOf } from "./ledger.ts";
import { siteMetadata } from "./metadata/page-metadata.ts";
import { pageShell } from "./page-shell.ts";
import { absoluteBase, issuePage, relativeAddress, seriesPage, topicsPage, yearPage } from "./paths.ts";
import type { PublishedIssue, SiteFile } from "./published-issue.ts";
import { topicLinks } from "./topic-pages.ts";
import { dateText, datedIssueLine, nameplateClass } from "./wording.ts";

/** How many issues of each series the home page lists beside the latest of all. */
const recentIssues = 3;

/** How many topics the home page names before it points to the page of all. */
const homeTopics = 16;

/** index.html: the latest issue of all, then each series with its years and recent issues, then topics. */
export function homePage(archive: Archive): SiteFile {
  const { site, shelves, issues, topics } = archive;
  const path = "index.html";
  const latest = issues.at(-1);
  const names = shelves.map(({ title }) => title).join("、");
  return {
    path,
    content: archive.templates.render("site/home.njk", {
      page: pageShell(site, {
        path,
        kind: "index",
        title: site.title,
        description: names === "" ? site.title : `${site.title}：${names}`,
        trail: [],
        metadata: siteMetadata(site),
      }),
      nameplateClass: nameplateClass([site.title]),
      latest: latest === undefined ? false : latestContext(archive, latest, path),
      series: shelves.map((shelf) => shelfContext(archive, shelf, path, latest)),
      topics: topicLinks(topics.slice(0, homeTopics), path),
      topicsHref: topics.length === 0 ? "" : relativeAddress(path, topicsPage),
      topicCount: topics.length,
    }),
  };
}

function shelfContext(
  archive: Archive,
  { series, issues, title }: ShelvedSeries,
  path: string,
  latest: PublishedIssue | undefined,
) {
  return {
    id: series.id,
    title,
    issuer: series.issuer,
    href: relativeAddress(path, seriesPage(series.id)),
    years: yearsOf(issues).map(({ year, issues: list }) => ({
      year,
      count: list.length,
      href: relativeAddress(path, yearPage(series.id, year)),
    })),
    rows: issues
      .slice(-recentIssues - 1)
      .toReversed()
      .filter((issue) => issue !== latest)
      .slice(0, recentIssues)
      .map((issue) => ledgerRow(archive, issue, path, "full")),
  };
}

/** 404.html, which a server may answer with below any path. */
export function notFoundPage({ site, templates }: Archive): SiteFile {
  const path = "404.html";
  const base = absoluteBase(site);
  const page = pageShell(site, {
    path,
    kind: "index",
    title: `没有这一页 - ${site.title}`,
    description: "没有这一页",
    trail: [{ text: site.title, href: `${base}index.html` }],
    base,
  });
  return { path, content: templates.render("site/not-found.njk", { page }) };
}

function latestContext(archive: Archive, issue: PublishedIssue, from: string) {
  const { summary, entries } = issue;
  const href = relativeAddress(from, issuePage(summary.ref));
  return {
    href,
    title: summary.title,
    series: archive.seriesTitle(summary.ref.series),
    seriesHref: relativeAddress(from, seriesPage(summary.ref.series)),
    number: datedIssueLine(summary),
    isoDate: summary.date,
    date: dateText(summary.date),
    byline: summary.byline.join("　"),
    summary: summary.summary ?? "",
    // One article's headline is the issue's title already.
    contents: entries.length > 1 ? entries.map(({ title, anchor }) => ({ title, href: `${href}#${anchor}` })) : [],
    marks: ledgerRow(archive, issue, from, "full").marks,
    pdf: pdfLink(issue, from),
    picture: pictureLink(issue, from),
  };
}
