import { extname } from "node:path";
import { hasErrors, sortDiagnostics, startOfFile, type Diagnostic, type Staged } from "../model/diagnostic.ts";
import type { Series } from "../model/issue.ts";
import type { FoundIssue, Manuscript } from "../model/manuscript.ts";
import { finding } from "../model/report.ts";
import { classify } from "../read/manuscript/classify.ts";
import { issueFiles, type IssueFiles } from "../read/manuscript/issue-markdown.ts";
import { squeeze } from "../read/manuscript/patterns.ts";
import { pathKind } from "../read/path-kind.ts";
import { readWord } from "../read/word/read-word.ts";
import { readText } from "../read/plain-text/read-text.ts";
import { readRegularFile } from "../read/regular-file.ts";

/** Bytes in a MiB. */
const mebibyte = 1024 * 1024;
/** MiB; a plain text of a thousand pages has two, a Word file with many photographs 40. */
const largest = { text: 4, word: 64 } as const;

/** A manuscript that was read and understood. */
export interface ImportedManuscript {
  readonly manuscript: Manuscript;
  readonly found: FoundIssue;
}

/** Reads a Word file or a plain text and finds the parts of the bulletin in it. */
export async function importManuscript(path: string): Promise<Staged<ImportedManuscript>> {
  const read = await readManuscript(path);
  if (read.value === undefined) return { diagnostics: sortDiagnostics(read.diagnostics) };
  const { issue, diagnostics } = classify(read.value);
  const all = sortDiagnostics([...read.diagnostics, ...read.value.diagnostics, ...diagnostics]);
  return hasErrors(all) ? { diagnostics: all } : { value: { manuscript: read.value, found: issue }, diagnostics: all };
}

async function readManuscript(path: string): Promise<Staged<Manuscript>> {
  const kind = extname(path).toLowerCase();
  const place = startOfFile(path);
  const there = pathKind(path);
  if (there === undefined) return fail(finding("import/missing", place));
  if (there === "folder") return fail(finding("import/folder", place));
  if (![".txt", ".docx", ".doc", ".docm", ".wps", ".dotx"].includes(kind))
    return fail(finding("import/kind", place, { found: kind === "" ? "?" : kind }));
  const limit = kind === ".txt" ? largest.text : largest.word;
  const read = await readRegularFile(path, limit * mebibyte);
  if (read.kind === "failed") return fail(finding("import/unreadable", place, { code: read.code }));
  if (read.kind === "too-large")
    return fail(finding("import/too-big", place, { size: (read.size / mebibyte).toFixed(1), limit }));
  if (read.bytes.length === 0) return fail(finding("import/empty", place));
  return kind === ".txt" ? readText(read.bytes, path) : readWord(read.bytes, path);
}

function fail(diagnostic: Diagnostic): Staged<Manuscript> {
  return { diagnostics: [diagnostic] };
}

/** The series whose nameplate a manuscript carries. */
export function seriesOf(found: FoundIssue, all: readonly Series[]): Series | undefined {
  const name = squeeze(found.masthead.name.join(""));
  return all.find((series) => name !== "" && squeeze(series.name.map((line) => line.text).join("")) === name);
}

/** The Markdown of what was found; see {@link issueFiles}. */
export function manuscriptFiles(
  { found, manuscript }: ImportedManuscript,
  series: Series | undefined,
  inFolder: boolean,
): { files: IssueFiles; diagnostics: Diagnostic[] } {
  return issueFiles(found, manuscript, series, inFolder);
}
