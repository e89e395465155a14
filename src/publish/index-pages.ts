import type { Site } from "../model/issue.ts";
import type { Templates } from "../render/template.ts";
import { ledgerRow, pdfLink, yearsOf } from "./ledger.ts";
import { seriesMetadata, siteMetadata } from "./metadata/page-metadata.ts";
import { pageShell } from "./page-shell.ts";
import { absoluteBase, issuePage, relativeAddress, seriesPage } from "./paths.ts";
import type { PublishedIssue, PublishedSeries, SiteFile } from "./published-issue.ts";
import { dateText, datedIssueLine, nameplateClass } from "./wording.ts";

/** A series that has a page, with its issues in reading order (never none). */
export interface ShelvedSeries {
  readonly series: PublishedSeries;
  readonly issues: readonly PublishedIssue[];
}

/** How many issues of each series the home page lists beside the latest of all. */
const recentIssues = 3;

/** index.html: the latest issue of all, then each series with its years and recent issues. */
export function homePage(
  templates: Templates,
  site: Site,
  shelves: readonly ShelvedSeries[],
  latest: PublishedIssue | undefined,
): SiteFile {
  const path = "index.html";
  const names = shelves.map(({ series }) => series.name.join("")).join("、");
  return {
    path,
    content: templates.render("site/home.njk", {
      page: pageShell(site, {
        path,
        kind: "index",
        title: site.title,
        description: names === "" ? site.title : `${site.title}：${names}`,
        trail: [],
        metadata: siteMetadata(site),
      }),
      nameplateClass: nameplateClass([site.title]),
      latest: latest === undefined ? false : latestContext(latest, path),
      series: shelves.map(({ series, issues }) => ({
        id: series.id,
        title: series.name.join(""),
        issuer: series.issuer,
        href: relativeAddress(path, seriesPage(series.id)),
        years: yearsOf(issues).map(({ year, issues: list }) => ({
          year,
          count: list.length,
          href: `${relativeAddress(path, seriesPage(series.id))}#y${year}`,
        })),
        rows: issues
          .toReversed()
          .filter((issue) => issue !== latest)
          .slice(0, recentIssues)
          .map((issue) => ledgerRow(issue, path, "full")),
      })),
    }),
  };
}

/** <series>/index.html: the ledger of a series, newest first. */
export function seriesIndexPage(templates: Templates, site: Site, { series, issues }: ShelvedSeries): SiteFile {
  const path = seriesPage(series.id);
  const title = series.name.join("");
  return {
    path,
    content: templates.render("site/series.njk", {
      page: pageShell(site, {
        path,
        kind: "index",
        title: `${title} - ${site.title}`,
        description: `${title}（${series.issuer}）各期目录，共${issues.length}期`,
        trail: [{ text: site.title, href: relativeAddress(path, "index.html") }],
        metadata: seriesMetadata(site, series),
      }),
      name: series.name,
      nameplateClass: nameplateClass(series.name),
      issuer: series.issuer,
      count: issues.length,
      years: yearsOf(issues).map(({ year, issues: list }) => ({
        year,
        count: list.length,
        rows: list.map((issue) => ledgerRow(issue, path, "within-year")),
      })),
    }),
  };
}

/** 404.html, which a server may answer with below any path. */
export function notFoundPage(templates: Templates, site: Site): SiteFile {
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

function latestContext(issue: PublishedIssue, from: string) {
  const { summary, web } = issue;
  const href = relativeAddress(from, issuePage(summary.ref));
  const headlines = web.articles.flatMap(({ headline, anchor }) =>
    headline === undefined ? [] : [{ title: headline, href: `${href}#${anchor}` }],
  );
  return {
    href,
    title: summary.title,
    series: summary.seriesTitle,
    seriesHref: relativeAddress(from, seriesPage(summary.ref.series)),
    number: datedIssueLine(summary),
    isoDate: summary.date,
    date: dateText(summary.date),
    byline: summary.byline.join("　"),
    summary: summary.summary ?? "",
    // One article's headline is the issue's title already.
    contents: headlines.length > 1 ? headlines : [],
    pdf: pdfLink(issue, from),
  };
}
