import { basename, dirname, join } from "node:path";
import { startOfFile, type Diagnostic } from "../model/diagnostic.ts";
import type { Series } from "../model/issue.ts";
import { finding } from "../model/report.ts";
import { issueName } from "../read/issue-place.ts";
import { pathKind } from "../read/path-kind.ts";
import { seriesOf, type ImportedManuscript } from "./import-manuscript.ts";

/** Where an imported issue goes. */
export interface ImportedPlace {
  /** Absolute path of a Markdown file, or of the issue's folder. */
  readonly path: string;
  readonly kind: "file" | "folder";
  readonly series: Series | undefined;
}

/**
 * Finds the place that `-o` means: a file `…/03.md`, an issue's folder `…/2024/03`, a year, a series' folder, or content/
 * itself, where the nameplate tells the series.
 * @param out absolute. @param all the series of the repository, none where there is no content/.
 */
export function importedPlace(
  out: string,
  imported: ImportedManuscript,
  all: readonly Series[],
  contentFolder: string,
): { place: ImportedPlace } | { problem: Diagnostic } {
  const { masthead } = imported.found;
  const start = startOfFile(imported.manuscript.path);
  if (out.endsWith(".md")) {
    const isIndex = basename(out) === "index.md";
    if (isIndex) return { place: { path: dirname(out), kind: "folder", series: named(out, all) } };
    return atName(out.slice(0, -".md".length), imported, named(out, all));
  }
  if (/^\d{4}$/.test(basename(dirname(out))) && /^s?\d{2,5}$/.test(basename(out)))
    return { place: { path: out, kind: "folder", series: named(out, all) } };
  const { issue, supplement } = masthead;
  const year = masthead.date?.year ?? masthead.year;
  if (issue === undefined) return { problem: finding("import/no-place", start, { what: "期号" }) };
  const number = issueName(issue, supplement === true);
  if (/^\d{4}$/.test(basename(out))) return atName(join(out, number), imported, named(out, all));
  if (year === undefined) return { problem: finding("import/no-place", start, { what: "日期" }) };
  if (out !== contentFolder && !isRepository(out))
    return atName(join(out, String(year), number), imported, named(join(out, "series.yaml"), all));
  const series = seriesOf(imported.found, all) ?? (all.length === 1 && masthead.name.length === 0 ? all[0] : undefined);
  if (series === undefined)
    return {
      problem: finding("import/no-series", start, {
        name: masthead.name.join(" "),
        near: all.map(({ id, name }) => `${id}（${name.map(({ text }) => text).join("")}）`).join("、"),
      }),
    };
  return atName(join(contentFolder, series.id, String(year), number), imported, series);
}

/** One file, or a folder where images or several files belong to the issue. */
function atName(
  path: string,
  { manuscript, found }: ImportedManuscript,
  series: Series | undefined,
): { place: ImportedPlace } {
  const isFolder = manuscript.images.length > 0 || found.articles.length > 1 || found.attachments.length > 0;
  return { place: isFolder ? { path, kind: "folder", series } : { path: `${path}.md`, kind: "file", series } };
}

/** The series in whose folder a path lies. */
function named(path: string, all: readonly Series[]): Series | undefined {
  const place = path.replaceAll("\\", "/");
  return all.find((series) => place.startsWith(`${dirname(series.path).replaceAll("\\", "/")}/`));
}

function isRepository(folder: string): boolean {
  return pathKind(join(folder, "site.yaml")) === "file";
}
