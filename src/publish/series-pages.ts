import type { Archive, ShelvedSeries } from "./archive.ts";
import { ledgerRow, volumeLink, yearsOf } from "./ledger.ts";
import { seriesMetadata } from "./metadata/page-metadata.ts";
import { pageShell } from "./page-shell.ts";
import { relativeAddress, seriesPage, yearPage } from "./paths.ts";
import type { SiteFile } from "./published-issue.ts";
import { nameplateClass } from "./wording.ts";

/** The pages of a series: <series>/index.html, its whole ledger, newest first, and one page per year. */
export function seriesPages(archive: Archive, shelf: ShelvedSeries): SiteFile[] {
  const years = yearsOf(shelf.issues);
  return [
    seriesIndexPage(archive, shelf, years),
    ...years.map((_, index) => yearIndexPage(archive, shelf, years, index)),
  ];
}

type Years = ReturnType<typeof yearsOf>;

function seriesIndexPage(archive: Archive, { series, issues, title }: ShelvedSeries, years: Years): SiteFile {
  const { site, templates } = archive;
  const path = seriesPage(series.id);
  return {
    path,
    content: templates.render("site/series.njk", {
      page: pageShell(site, {
        path,
        kind: "index",
        title: `${title} - ${site.title}`,
        description: `${series.name.join("")}（${series.issuer}）各期目录，共${issues.length}期`,
        trail: [{ text: site.title, href: relativeAddress(path, "index.html") }],
        metadata: seriesMetadata(site, series),
      }),
      name: series.name,
      nameplateClass: nameplateClass(series.name),
      issuer: series.issuer,
      count: issues.length,
      years: years.map(({ year, issues: list }) => ({
        year,
        href: relativeAddress(path, yearPage(series.id, year)),
        count: list.length,
        rows: list.map((issue) => ledgerRow(archive, issue, path, "within-year")),
      })),
    }),
  };
}

function yearIndexPage(archive: Archive, { series, title }: ShelvedSeries, years: Years, index: number): SiteFile {
  const { site, templates } = archive;
  const { year, issues } = years[index] ?? { year: 0, issues: [] };
  const path = yearPage(series.id, year);
  const link = (other: Years[number] | undefined) =>
    other === undefined
      ? (false as const)
      : { year: other.year, href: relativeAddress(path, yearPage(series.id, other.year)) };
  // Newest first: the year before stands behind.
  const previous = link(years[index + 1]);
  const next = link(years[index - 1]);
  const volume = archive.volumeOf(series.id, year);
  return {
    path,
    content: templates.render("site/year.njk", {
      page: pageShell(site, {
        path,
        kind: "index",
        title: `${title}${year}年 - ${site.title}`,
        description: `${series.name.join("")}（${series.issuer}）${year}年目录，共${issues.length}期`,
        trail: [
          { text: site.title, href: relativeAddress(path, "index.html") },
          { text: title, href: relativeAddress(path, seriesPage(series.id)) },
        ],
        ...(previous === false ? {} : { previous: previous.href }),
        ...(next === false ? {} : { next: next.href }),
      }),
      name: series.name,
      nameplateClass: nameplateClass(series.name),
      issuer: series.issuer,
      year,
      count: issues.length,
      rows: issues.map((issue) => ledgerRow(archive, issue, path, "within-year")),
      volume: volume === undefined ? false : volumeLink(volume, path),
      previous,
      next,
    }),
  };
}
