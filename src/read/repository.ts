import { join } from "node:path";
import type { Diagnostic, Staged } from "../model/diagnostic.ts";
import { startOfFile } from "../model/diagnostic.ts";
import { reservedFolders, type Series, type Site } from "../model/issue.ts";
import { finding } from "../model/report.ts";
import { readSeries, readSite, seriesFileName, siteFileName } from "./configuration.ts";
import { ContentTree, isMarkdown, type Folder } from "./content-tree.ts";
import { misplaced, placeOfIssue, type IssuePlace } from "./issue-place.ts";

/** The files that make up one issue, and what their place says of it. Paths are absolute, with `/`. */
export interface IssueSource {
  /** Id of the series. */
  readonly series: string;
  readonly kind: "file" | "folder";
  /** The main file: `<NN>.md` or `<NN>/index.md`. */
  readonly path: string;
  /** `<NN>-*.md` of an issue in a folder, in the order of their names. */
  readonly articleFiles: readonly string[];
  /** Other Markdown below the folder: right only where an attachment names it. */
  readonly otherFiles: readonly string[];
  readonly place: IssuePlace;
}

/** What content/ holds. */
export interface Repository {
  readonly site: Site;
  readonly series: readonly Series[];
  readonly sources: readonly IssueSource[];
}

/** What reading a repository needs. */
export interface RepositoryOptions {
  /** Absolute path of content/. */
  readonly contentFolder: string;
  readonly signal?: AbortSignal;
}

/**
 * Lists content/ and reads its configuration. Files come in the order of their names by code units, whatever the file
 * system or locale says. Symbolic links are never followed and always reported. What is wrong with one series keeps no
 * other from being read; the value is given in any case, with what could be read.
 * @throws KnownError (2) when there is no such folder.
 */
export async function readRepository({
  contentFolder,
  signal,
}: RepositoryOptions): Promise<Staged<Repository> & { readonly value: Repository }> {
  const tree = await ContentTree.read(contentFolder, signal);
  const diagnostics: Diagnostic[] = [...tree.diagnostics];
  const site = await readSite(contentFolder, hasFile(tree.root, siteFileName, diagnostics));
  diagnostics.push(...site.diagnostics);
  for (const file of tree.root.files) if (isMarkdown(file.name)) diagnostics.push(misplaced(file.path));
  const series: Series[] = [];
  const sources: IssueSource[] = [];
  for (const folder of tree.root.folders) {
    if (!isSeriesFolder(folder)) continue;
    if (!/^[a-z0-9][a-z0-9-]*$/.test(folder.name)) {
      diagnostics.push(
        finding("series/bad-id", startOfFile(join(folder.path, seriesFileName).replaceAll("\\", "/")), {
          found: folder.name,
          example: seriesIdFor(folder.name),
        }),
      );
      continue;
    }
    if (reservedFolders.includes(folder.name)) {
      const place = startOfFile(join(folder.path, seriesFileName).replaceAll("\\", "/"));
      diagnostics.push(finding("series/reserved-id", place, { found: folder.name, example: `${folder.name}-jianbao` }));
      continue;
    }
    signal?.throwIfAborted();
    const read = await readSeries(contentFolder, folder.name, hasFile(folder, seriesFileName, diagnostics), site.value);
    diagnostics.push(...read.diagnostics);
    series.push(read.value);
    sources.push(...sourcesOf(folder, diagnostics));
  }
  return { value: { site: site.value, series, sources }, diagnostics };
}

function hasFile(folder: Folder, name: string, diagnostics: Diagnostic[]): boolean {
  const other = folder.folders.find((inner) => inner.name === name);
  if (other !== undefined) diagnostics.push(finding("series/not-a-file", startOfFile(other.path), { name }));
  return folder.files.some((file) => file.name === name);
}

/** A folder with a series.yaml, a year or any Markdown is a series; any other holds pictures and the like. */
function isSeriesFolder(folder: Folder): boolean {
  return (
    folder.files.some((file) => file.name === seriesFileName || isMarkdown(file.name)) ||
    folder.folders.some(holdsMarkdown)
  );
}

function holdsMarkdown(folder: Folder): boolean {
  return folder.files.some((file) => isMarkdown(file.name)) || folder.folders.some(holdsMarkdown);
}

function seriesIdFor(name: string): string {
  const id = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  return id === "" ? "jianbao" : id;
}

function sourcesOf(series: Folder, diagnostics: Diagnostic[]): IssueSource[] {
  for (const file of series.files) if (isMarkdown(file.name)) diagnostics.push(misplaced(file.path));
  return series.folders.flatMap((folder) => {
    if (/^\d{4}$/.test(folder.name)) return yearSources(series.name, folder, diagnostics);
    for (const path of markdownBelow(folder)) diagnostics.push(misplaced(path));
    return [];
  });
}

function yearSources(series: string, folder: Folder, diagnostics: Diagnostic[]): IssueSource[] {
  const year = Number(folder.name);
  const files = folder.files.flatMap((file): IssueSource[] => {
    if (!isMarkdown(file.name)) return [];
    const place = placeOfIssue(file.name.slice(0, -".md".length), year);
    if (place !== undefined && file.name.endsWith(".md"))
      return [{ series, kind: "file", path: file.path, articleFiles: [], otherFiles: [], place }];
    diagnostics.push(misplaced(file.path));
    return [];
  });
  const folders = folder.folders.flatMap((inner): IssueSource[] => {
    const source = folderSource(series, inner, year, diagnostics);
    return source === undefined ? [] : [source];
  });
  return [...files, ...folders].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function folderSource(
  series: string,
  folder: Folder,
  year: number,
  diagnostics: Diagnostic[],
): IssueSource | undefined {
  const markdown = folder.files.filter((file) => isMarkdown(file.name));
  const main = markdown.find((file) => file.name === "index.md");
  const articleFiles = markdown.filter((file) => /^\d{2,}-.+\.md$/.test(file.name)).map((file) => file.path);
  const place = placeOfIssue(folder.name, year);
  if (place === undefined || (main === undefined && articleFiles.length === 0)) {
    for (const path of markdownBelow(folder)) diagnostics.push(misplaced(path));
    return undefined;
  }
  if (main === undefined) {
    diagnostics.push(finding("series/no-index", startOfFile(`${folder.path}/index.md`), { folder: folder.name }));
    return undefined;
  }
  const known = new Set([main.path, ...articleFiles]);
  return {
    series,
    kind: "folder",
    path: main.path,
    articleFiles,
    otherFiles: markdownBelow(folder).filter((path) => !known.has(path)),
    place,
  };
}

function markdownBelow(folder: Folder): string[] {
  return [
    ...folder.files.filter((file) => isMarkdown(file.name)).map((file) => file.path),
    ...folder.folders.flatMap(markdownBelow),
  ];
}
