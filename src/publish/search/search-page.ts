import type { Site } from "../../model/issue.ts";
import type { Templates } from "../../render/template.ts";
import type { ShelvedSeries } from "../archive.ts";
import { pageShell, searchPath } from "../page-shell.ts";
import { relativeAddress, seriesPage } from "../paths.ts";
import type { SiteFile } from "../published-issue.ts";
import { fold } from "./fold.ts";
import { cataloguePath } from "./search-files.ts";

/** The search page's script, below the site. */
export const searchScriptPath = "assets/search.js";

/** search.html: the form with its filters; the hits are set by the page's script. */
export function searchPage(templates: Templates, site: Site, shelves: readonly ShelvedSeries[]): SiteFile {
  const issues = shelves.flatMap((shelf) => shelf.issues);
  const years = new Set(issues.map(({ summary }) => summary.ref.year));
  return {
    path: searchPath,
    content: templates.render("site/search.njk", {
      page: pageShell(site, {
        path: searchPath,
        kind: "index",
        title: `检索 - ${site.title}`,
        description: `检索${site.title}各期的全文`,
        trail: [{ text: site.title, href: relativeAddress(searchPath, "index.html") }],
        scripts: [searchScriptPath, cataloguePath],
      }),
      series: shelves.map(({ series, title }) => ({
        id: series.id,
        title,
        href: relativeAddress(searchPath, seriesPage(series.id)),
      })),
      years: [...years].toSorted((a, b) => b - a),
      topics: topicsOf(issues.flatMap(({ summary }) => summary.tags)),
    }),
  };
}

/** The tags of an archive, the most used first; those that differ by width or case only are one, in the form used first. */
function topicsOf(tags: readonly string[]): string[] {
  const topics = new Map<string, { readonly name: string; readonly count: number }>();
  for (const tag of tags) {
    const key = fold(tag);
    const known = topics.get(key);
    topics.set(key, { name: known?.name ?? tag, count: (known?.count ?? 0) + 1 });
  }
  return [...topics.values()].toSorted((a, b) => b.count - a.count).map(({ name }) => name);
}
