import type { WebIssue } from "../model/composed.ts";
import type { DiagnosticParams } from "../model/diagnostic.ts";
import type { Site } from "../model/issue.ts";
import { KnownError, type ExitCode } from "../model/known-error.ts";
import type { RuleId } from "../model/rules.ts";
import { FolderWriter } from "../publish/folder-writer.ts";
import { issueFiles, type IssueExtract } from "../publish/issue-files.ts";
import type { PublishedIssue, PublishedSeries, PublishedVolume } from "../publish/published-issue.ts";
import { publicArchive } from "../publish/site.ts";
import { TemplateError, type Templates } from "../render/template.ts";

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

/** What a thread did for its own issues, or the failure that kept it from that. */
export interface PagesOutput {
  /** By issue id. */
  readonly extracts: readonly (readonly [string, IssueExtract])[];
  /** SHA-256 by path in the output. */
  readonly sums: readonly (readonly [string, string])[];
  readonly known?: KnownFailure;
  readonly template?: Pick<TemplateError, "file" | "line" | "column" | "reason">;
}

/** Makes and writes the files of those issues whose text is here. */
export function writeIssuePages(
  { series, issues, volumes, folder }: PagesJob,
  texts: ReadonlyMap<string, WebIssue>,
  site: Site,
  templates: Templates,
): PagesOutput {
  const extracts: [string, IssueExtract][] = [];
  const sums: [string, string][] = [];
  try {
    const archive = publicArchive({ site, series, issues, volumes, templates });
    const writer = new FolderWriter(folder.path, folder.shownAs);
    for (const issue of archive.issues) {
      const { id } = issue.summary.ref;
      const web = texts.get(id);
      if (web === undefined) continue;
      const { files, extract } = issueFiles(archive, { ...issue, web });
      for (const file of files) {
        const path = `site/${file.path}`;
        sums.push([path, writer.write(path, file.content)]);
      }
      extracts.push([id, extract]);
    }
    return { extracts, sums };
  } catch (error) {
    const nothing = { extracts: [], sums: [] };
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
