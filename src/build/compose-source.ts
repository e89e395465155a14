import { readFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { dirname, extname, join } from "node:path";
import { applyDisables, disablesOf, type Disable } from "../check/proof/disable.ts";
import type { ComposedIssue, WebIssue } from "../model/composed.ts";
import type { Diagnostic, DiagnosticParams } from "../model/diagnostic.ts";
import type { Issue, Series, Site } from "../model/issue.ts";
import type { ExitCode } from "../model/known-error.ts";
import type { RuleId } from "../model/rules.ts";
import { readIssue } from "../read/issue.ts";
import type { IssueSource } from "../read/repository.ts";
import type { Templates } from "../render/template.ts";
import type { SourceReader } from "../transform/printed-text.ts";
import { composeIssue, type AttachmentFile, type Medium } from "./compose-issue.ts";

/** What every job of a worker shares. */
export interface ComposeContext {
  readonly site: Site;
  readonly series: readonly Series[];
  /** Absolute, whose templates/ come before ours. */
  readonly rootFolder: string;
  readonly contentFolder: string;
  /** What the issues are composed for; both where it is not said. */
  readonly medium?: Medium;
}

/** One job: the source of an issue. */
export interface ComposeInput {
  readonly source: IssueSource;
}

/** What the ledger needs of an issue. */
export type LedgerEntry = Pick<Issue, "ref" | "path" | "date" | "total" | "places" | "supersedes">;

/** What a job gives: the composed issue unless an error kept it, and every finding. */
export interface ComposeOutput {
  readonly issue?: ComposedIssue;
  /** Its text for the site, where it was composed for that; a build's threads keep it (see compose-worker.ts). */
  readonly web?: WebIssue;
  readonly ledger?: LedgerEntry;
  readonly diagnostics: readonly Diagnostic[];
  /** A failure that is not about the content. */
  readonly known?: { readonly exitCode: ExitCode; readonly rule: RuleId; readonly params: DiagnosticParams };
}

/** Reads and composes one issue. */
export async function composeSource(
  { source }: ComposeInput,
  context: ComposeContext,
  templates: Templates,
  readSource: SourceReader,
): Promise<ComposeOutput> {
  const series = context.series.find((candidate) => candidate.id === source.series);
  if (series === undefined) return { diagnostics: [] };
  const disables: Disable[] = [];
  const read = await readIssue(source, {
    site: context.site,
    series,
    contentFolder: context.contentFolder,
    observe: (file) => void disables.push(...disablesOf(file)),
  });
  if (read.value === undefined) return { diagnostics: withoutDisabled(read.diagnostics, disables) };
  const issue = read.value;
  const attachments = await Promise.all(
    issue.attachments.map((attachment) =>
      attachmentFile(attachment.title.text, join(dirname(attachment.file.place.path), attachment.file.text)),
    ),
  );
  const composed = composeIssue(issue, templates, readSource, attachments, [], context.medium);
  const { ref, path, date, places, total, supersedes } = issue;
  return {
    issue: composed.issue,
    ...(composed.web === undefined ? {} : { web: composed.web }),
    ledger: {
      ref,
      path,
      date,
      places,
      ...(total === undefined ? {} : { total }),
      ...(supersedes === undefined ? {} : { supersedes }),
    },
    diagnostics: withoutDisabled([...read.diagnostics, ...composed.issue.diagnostics], disables),
  };
}

/** What a comment switches off for its block is no finding of a build either (contract §3). */
function withoutDisabled(diagnostics: readonly Diagnostic[], disables: readonly Disable[]): Diagnostic[] {
  const findings = diagnostics.map((diagnostic) => ({ diagnostic }));
  return applyDisables(findings, disables).kept.map(({ diagnostic }) => diagnostic);
}

const attachmentTypes: Readonly<Record<string, string>> = {
  ".pdf": "application/pdf",
  ".csv": "text/csv",
  ".md": "text/markdown",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

async function attachmentFile(title: string, path: string): Promise<AttachmentFile> {
  const bytes = await readFile(path);
  const extension = extname(path).toLowerCase();
  const sum = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  const safe = /^\.[a-z0-9]{1,8}$/.test(extension) ? extension : ".bin";
  return { title, name: `${sum}${safe}`, contentType: attachmentTypes[extension] ?? "application/octet-stream", bytes };
}
