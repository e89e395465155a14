import { lstat, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { compareDates, isoDate, type CivilDate } from "../model/civil-date.ts";
import { hasErrors, type Diagnostic } from "../model/diagnostic.ts";
import type { Series } from "../model/issue.ts";
import { KnownError } from "../model/known-error.ts";
import { issueName } from "../read/issue-place.ts";
import type { LedgerRow } from "../read/ledger-row.ts";
import { readRepository, type IssueSource, type Repository } from "../read/repository.ts";
import { onDisk, systemCode } from "../publish/output-error.ts";
import { issueHead } from "./issue-head.ts";
import { issueSkeleton } from "./issue-skeleton.ts";
import { inLedgerOrder, readRows, unknownSeries } from "./list-issues.ts";
import { readPastIssue, type PastIssue } from "./past-issue.ts";

/** What `new` is asked for. */
export interface NewIssueRequest {
  readonly contentFolder: string;
  /** Asked for where there are several series and none is named; undefined where nobody can answer. */
  readonly series: string | undefined;
  readonly chooseSeries: (series: readonly Series[]) => Promise<string | undefined>;
  /** The day in a time zone; only the command line knows what day it is. */
  readonly today: (timeZone: string) => CivilDate;
  /** Absent: today, or the last issue's date where that is later. */
  readonly date: CivilDate | undefined;
  readonly title: string | undefined;
  readonly supplement: boolean;
  readonly inFolder: boolean;
  /** Keys of the first issue of a series; later ones follow the issue before. */
  readonly chineseKeys: boolean;
}

/** The issue that was written; absent with the findings that kept it from being. */
export interface NewIssue {
  readonly diagnostics: readonly Diagnostic[];
  readonly written?: {
    readonly path: string;
    readonly id: string;
    readonly number: number;
    readonly total?: number;
    readonly date: CivilDate;
    /** Whether the last issue's date was taken because it is later than today. */
    readonly afterToday: boolean;
  };
}

/** How many issues before the new one show the pattern of a series. */
const pastIssues = 3;

/**
 * Writes the next issue of a series: number and total counted on, a draft, with blanks to fill. Never overwrites.
 * @throws KnownError 2 `usage/which-series`, `usage/unknown-series`, `usage/no-series`, `usage/date-backwards`,
 * `usage/file-exists`; 3 where the folder can't be written.
 */
export async function newIssue(request: NewIssueRequest): Promise<NewIssue> {
  const { value: repository, diagnostics } = await readRepository(request);
  const series = await chosenSeries(repository, request);
  // What site.yaml or series.yaml does not say because of an error must not be typed into an issue in its place.
  const configuration = new Set([repository.site.path, series.path]);
  const broken = diagnostics.filter(({ place, severity }) => severity === "error" && configuration.has(place.path));
  if (hasErrors(broken)) return { diagnostics: broken };
  const own = repository.sources.filter(
    (source) => source.series === series.id && source.place.supplement === request.supplement,
  );
  const rows = (await readRows({ sources: own, series: [series] })).map(({ row }) => row).toSorted(inLedgerOrder);
  const { date, afterToday } = dateOf(rows, request, repository.site.timeZone);
  const number = nextNumber(own, date.year, request.supplement ? [] : (series.voids[String(date.year)] ?? []));
  const total = request.supplement ? undefined : nextTotal(rows, date.year, series);
  const past = await lastIssues(own, rows);
  const text = `${issueHead({
    number,
    date,
    series,
    supplement: request.supplement,
    site: repository.site,
    past: past[0],
    chineseKeys: past[0]?.chineseKeys ?? request.chineseKeys,
    ...(total === undefined ? {} : { total }),
    ...(request.title === undefined ? {} : { title: request.title }),
  })}\n${issueSkeleton(past)}`;
  const name = issueName(number, request.supplement);
  const folder = join(request.contentFolder, series.id, String(date.year));
  const path = await writeNew(folder, name, request.inFolder, text);
  const written = { path, id: `${series.id}-${date.year}-${name}`, number, date, afterToday };
  return { diagnostics: [], written: total === undefined ? written : { ...written, total } };
}

async function chosenSeries(repository: Repository, request: NewIssueRequest): Promise<Series> {
  const { series } = repository;
  const [first] = series;
  if (first === undefined) throw new KnownError(2, "usage/no-series", { path: request.contentFolder });
  const wanted = request.series ?? (series.length === 1 ? first.id : await request.chooseSeries(series));
  if (wanted === undefined) {
    const near = series.map(({ id }) => id).join(" ");
    throw new KnownError(2, "usage/which-series", { command: "new", example: first.id, near });
  }
  const found = series.find(({ id }) => id === wanted);
  if (found === undefined) throw unknownSeries(wanted, repository);
  return found;
}

/** The day typed, else today; an issue never comes before the last one of its year. */
function dateOf(
  rows: readonly LedgerRow[],
  { date, today }: NewIssueRequest,
  timeZone: string,
): { readonly date: CivilDate; readonly afterToday: boolean } {
  const dated = rows.flatMap((row) => (row.date === undefined ? [] : [{ id: row.ref.id, date: row.date }]));
  if (date !== undefined) {
    const before = dated.findLast((row) => row.date.year === date.year);
    if (before !== undefined && compareDates(date, before.date) < 0)
      throw new KnownError(2, "usage/date-backwards", {
        found: isoDate(date),
        before: before.id,
        date: isoDate(before.date),
      });
    return { date, afterToday: false };
  }
  const now = today(timeZone);
  const last = dated.at(-1)?.date;
  return last !== undefined && compareDates(now, last) < 0
    ? { date: last, afterToday: true }
    : { date: now, afterToday: false };
}

/** One more than the highest number of the year that is there or declared void; a year begins with 1. */
function nextNumber(sources: readonly IssueSource[], year: number, voids: readonly number[]): number {
  let number = 1 + Math.max(0, ...sources.filter(({ place }) => place.year === year).map(({ place }) => place.number));
  while (voids.includes(number)) number += 1;
  return number;
}

/** One more than the last issue's where that has one, else what the series begins with. */
function nextTotal(rows: readonly LedgerRow[], year: number, series: Series): number | undefined {
  const before = rows.findLast((row) => row.ref.year <= year);
  if (before !== undefined) return before.total === undefined ? undefined : before.total + 1;
  const isNamed = series.issueLine?.text.includes("{total}") === true;
  return series.firstTotal ?? (isNamed ? 1 : undefined);
}

/** The last issues that can be read, newest first. */
async function lastIssues(sources: readonly IssueSource[], rows: readonly LedgerRow[]): Promise<PastIssue[]> {
  const past: PastIssue[] = [];
  for (const row of rows.toReversed()) {
    if (past.length === pastIssues) break;
    const source = sources.find(({ path }) => path === row.path);
    const read = source === undefined ? undefined : await readPastIssue(source);
    if (read !== undefined) past.push(read);
  }
  return past;
}

/** Writes a file that must not be there yet, with the folders above it; what could be written only in part is taken back. */
async function writeNew(folder: string, name: string, inFolder: boolean, text: string): Promise<string> {
  const file = join(folder, `${name}.md`);
  const own = join(folder, name);
  for (const path of [file, own]) if (await isThere(path)) throw new KnownError(2, "usage/file-exists", { path });
  const path = inFolder ? join(own, "index.md") : file;
  return onDisk(path, async () => {
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text, { flag: "wx" });
      return path;
    } catch (error) {
      if (systemCode(error) === "EEXIST") throw new KnownError(2, "usage/file-exists", { path }, error);
      await rm(path, { force: true });
      throw error;
    }
  });
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
