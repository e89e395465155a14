import type { IssueSummary, WebIssue } from "../model/composed.ts";
import type { DiagnosticParams } from "../model/diagnostic.ts";
import type { Site } from "../model/issue.ts";
import { KnownError, type ExitCode } from "../model/known-error.ts";
import type { RuleId } from "../model/rules.ts";
import { FolderWriter } from "../publish/folder-writer.ts";
import type { FeedEntry } from "../publish/feeds/entries.ts";
import { issueFiles } from "../publish/issue-files.ts";
import type { PublishedIssue, PublishedSeries, PublishedVolume } from "../publish/published-issue.ts";
import type { SearchedText } from "../publish/search/data.ts";
import { searchedText } from "../publish/search/search-files.ts";
import { publicArchive } from "../publish/site.ts";
import type { Templates } from "../render/template.ts";
import { TemplateError } from "../render/template-error.ts";

/** A failure that is not about the content, as data: its class does not survive a thread's border. */
export interface KnownFailure {
  readonly exitCode: ExitCode;
  readonly rule: RuleId;
  readonly params: DiagnosticParams;
}

/** What a thread that composed issues is asked for: their files, written into the staged output. */
export interface PagesJob {
  readonly series: readonly PublishedSeries[];
  /** Every issue of the site: a page points to others. */
  readonly issues: readonly PublishedIssue[];
  readonly volumes: readonly PublishedVolume[];
  /** The staged folder (see publish/output.ts). */
  readonly folder: { readonly path: string; readonly shownAs: string };
}

/** What a thread that composed issues is asked for before that: their searched texts. */
export interface TextsJob {
  readonly wants: "searched texts";
}

/** The searched texts of a thread's own issues by their ids. */
export type TextsOutput = readonly (readonly [string, SearchedText])[];

/** An issue as its thread keeps it for its page. */
export interface KeptIssue {
  readonly summary: IssueSummary;
  readonly web: WebIssue;
}

/** What a thread did for its own issues, or the failure that kept it from that. */
export interface PagesOutput {
  /** Ids of the issues. */
  readonly made: readonly string[];
  /** What the feeds tell, by issue id. */
  readonly entries: readonly (readonly [string, FeedEntry])[];
  /** SHA-256 by path in the output. */
  readonly sums: readonly (readonly [string, string])[];
  readonly known?: KnownFailure;
  readonly template?: Pick<TemplateError, "file" | "line" | "column" | "reason">;
}

/** The searched texts of the issues that are here. */
export function searchedTexts(kept: ReadonlyMap<string, KeptIssue>): TextsOutput {
  return [...kept].map(([id, issue]) => [id, searchedText(issue)] as const);
}

/** Makes and writes the files of those issues that are here. */
export function writeIssuePages(
  { series, issues, volumes, folder }: PagesJob,
  kept: ReadonlyMap<string, KeptIssue>,
  site: Site,
  templates: Templates,
): PagesOutput {
  const made: string[] = [];
  const entries: [string, FeedEntry][] = [];
  const sums: [string, string][] = [];
  try {
    const archive = publicArchive({ site, series, issues, volumes, templates });
    const writer = new FolderWriter(folder.path, folder.shownAs);
    for (const issue of archive.issues) {
      const { id } = issue.summary.ref;
      const web = kept.get(id)?.web;
      if (web === undefined) continue;
      const { files, entry } = issueFiles(archive, { ...issue, web });
      for (const file of files) {
        const path = `site/${file.path}`;
        sums.push([path, writer.write(path, file.content)]);
      }
      if (entry !== undefined) entries.push([id, entry]);
      made.push(id);
    }
    return { made, entries, sums };
  } catch (error) {
    const nothing = { made: [], entries: [], sums: [] };
    if (error instanceof TemplateError) {
      const { file, line, column, reason } = error;
      return { ...nothing, template: { file, line, column, reason } };
    }
    if (error instanceof KnownError) return { ...nothing, known: knownFailure(error) };
    throw error;
  }
}

/** A known error as data. */
export function knownFailure({ exitCode, rule, params }: KnownError): KnownFailure {
  return { exitCode, rule, params };
}
