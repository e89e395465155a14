import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { hasErrors, sortDiagnostics, startOfFile, type Diagnostic } from "../model/diagnostic.ts";
import type { Issue } from "../model/issue.ts";
import { KnownError } from "../model/known-error.ts";
import { finding } from "../model/report.ts";
import { wordFile, type CarriedKeys } from "../publish/word/word-file.ts";
import { hiddenKeys } from "../read/hidden-keys.ts";
import { issueName } from "../read/issue-place.ts";
import { readIssue } from "../read/issue.ts";
import { readRepository, type IssueSource } from "../read/repository.ts";
import type { BrowserSettings } from "./start-browser.ts";
import { wordDrawings } from "./word-drawings.ts";

/** A Word file of an issue, or the findings that keep it from being made. */
export interface ExportedIssue {
  readonly bytes?: Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
}

/** What an export needs to know. */
export interface ExportRequest {
  /** Absolute. */
  readonly contentFolder: string;
  readonly rootFolder: string;
  readonly allowClassified: boolean;
  /** How a browser is found, for pictures of SVG drawings. */
  readonly browser: BrowserSettings;
}

/**
 * Makes the Word file of one issue.
 * @throws KnownError 2 `usage/unknown-id` where the repository has no such issue.
 */
export async function exportWord(
  id: string,
  { contentFolder, rootFolder, allowClassified, browser }: ExportRequest,
): Promise<ExportedIssue> {
  const { value: repository, diagnostics: all } = await readRepository({ contentFolder });
  const ids = repository.sources.map(
    ({ series, place }) => `${series}-${place.year}-${issueName(place.number, place.supplement)}`,
  );
  const source = repository.sources[ids.indexOf(id)];
  const series = repository.series.find((one) => one.id === source?.series);
  if (source === undefined || series === undefined)
    throw new KnownError(2, "usage/unknown-id", { id, near: ids.slice(-3).join(" ") });
  const { value: issue, diagnostics } = await readIssue(source, { site: repository.site, series, contentFolder });
  const own = all.filter(({ place }) => place.path === series.path || place.path === repository.site.path);
  const found = sortDiagnostics([...own, ...diagnostics]);
  if (issue === undefined || hasErrors(found)) return { diagnostics: found };
  const { level } = issue.classification;
  if (!allowClassified && level !== "公开" && level !== "内部")
    return { diagnostics: [...found, finding("front-matter/classified", startOfFile(issue.path), { level })] };
  const drawings = await wordDrawings(issue, rootFolder, browser);
  return {
    bytes: wordFile(issue, await carriedKeys(issue, source), drawings.pictures),
    diagnostics: sortDiagnostics([...found, ...drawings.diagnostics]),
  };
}

/** What the Word file carries besides its pages. */
export async function carriedKeys(issue: Issue, source: IssueSource): Promise<CarriedKeys> {
  const text = await readFile(issue.path, "utf8");
  const shows = (value: string | number | undefined): boolean =>
    value !== undefined && issue.issueLine.includes(String(value));
  const isNamed = issue.articles.some((article) => article.headline?.text.replaceAll(/\s*\|\s*/g, "") === issue.title);
  const more = [
    ...(shows(issue.total) ? [] : ["total"]),
    ...(shows(issue.edition?.text) ? [] : ["edition"]),
    ...(issue.articles.length > 1 || !isNamed ? ["title"] : []),
  ];
  const attachments = issue.attachments
    .filter(({ articles, file }) => articles !== undefined && file.text.endsWith(".md"))
    .map(({ file }) => basename(file.text));
  return {
    frontMatter: hiddenKeys(text, more),
    articles: source.articleFiles.map((path) => basename(path)),
    attachments,
  };
}
