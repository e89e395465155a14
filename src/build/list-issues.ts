import { readFile } from "node:fs/promises";
import { checkLedger } from "../check/ledger.ts";
import { compareText, sortDiagnostics, type Diagnostic } from "../model/diagnostic.ts";
import { KnownError } from "../model/known-error.ts";
import { nearestNames } from "../read/nearest.ts";
import { readLedgerRow, type LedgerRow, type ReadRow } from "../read/ledger-row.ts";
import { readRepository, type Repository } from "../read/repository.ts";
import { applySeriesRules, checkSupersedes } from "./judge.ts";
import { isSelected, unmatchedPatterns } from "./select.ts";

/** How an issue stands: 发布, 草稿, or 待发 until its `publishAt`. */
export type LedgerStatus = "published" | "draft" | "embargoed";

/** What the ledger is asked for. Empty lists ask for all. */
export interface ListRequest {
  readonly contentFolder: string;
  /** manifest.json of the last build, which knows how many pages an issue has. */
  readonly manifestFile: string;
  /** Ids, globs of them, or ids of series. */
  readonly ids: readonly string[];
  readonly series: readonly string[];
  readonly years: readonly number[];
  readonly statuses: readonly LedgerStatus[];
  /** Milliseconds since 1970, for publishAt alone. */
  readonly now: number;
}

/** A line of the ledger. */
export interface LedgerLine extends Omit<LedgerRow, "status"> {
  readonly status: LedgerStatus;
  /** Pages of the print copy, where the manifest has the issue. */
  readonly pages?: number;
}

/** A number that series.yaml declares void. */
export interface VoidNumber {
  readonly series: string;
  readonly year: number;
  readonly number: number;
}

/** The ledger as far as it was asked for. */
export interface Ledger {
  readonly lines: readonly LedgerLine[];
  readonly voids: readonly VoidNumber[];
  /** The site's, in which times are shown. */
  readonly timeZone: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Files read at a time: enough to keep the disk busy, few enough for any limit of open files. */
const batch = 64;

/**
 * Lists every issue of a repository in one pass over all files, with the findings of the ledger. Findings about files of
 * issues that were not asked for are left out.
 * @throws KnownError 2 `usage/unknown-id`, `usage/unknown-series`.
 */
export async function listIssues(request: ListRequest): Promise<Ledger> {
  const { value: repository, diagnostics } = await readRepository(request);
  const unknown = request.series.find((id) => !repository.series.some((series) => series.id === id));
  if (unknown !== undefined) throw unknownSeries(unknown, repository);
  const rows = await readRows(repository);
  const ledger = rows.map(({ row }) => row);
  const pages = await readPages(request.manifestFile);
  const lines = ledger
    .toSorted(inLedgerOrder)
    .map((row): LedgerLine => lineOf(row, pages.get(row.ref.id), request.now));
  const isWanted = wantedAmong(lines, request);
  const hidden = new Set(lines.filter((line) => !isWanted(line)).map((line) => line.path));
  const found = [
    ...diagnostics,
    ...rows.flatMap((row) => row.diagnostics),
    ...checkLedger(ledger, repository.series),
    ...checkSupersedes(ledger),
  ].filter(({ place }) => !hidden.has(place.path));
  return {
    lines: lines.filter(isWanted),
    voids: voidsOf(repository, request),
    timeZone: repository.site.timeZone,
    diagnostics: sortDiagnostics(applySeriesRules(found, repository.series, request.contentFolder)),
  };
}

/** Reads the ledger's rows of all sources of a repository. */
export async function readRows({ sources, series }: Pick<Repository, "sources" | "series">): Promise<ReadRow[]> {
  const rows: ReadRow[] = [];
  for (let start = 0; start < sources.length; start += batch)
    rows.push(
      ...(await Promise.all(
        sources.slice(start, start + batch).flatMap((source) => {
          const own = series.find(({ id }) => id === source.series);
          return own === undefined ? [] : [readLedgerRow(source, own)];
        }),
      )),
    );
  return rows;
}

/** By series, year and number, supplements behind the regular issues of their year. */
export function inLedgerOrder(a: Pick<LedgerRow, "ref" | "path">, b: Pick<LedgerRow, "ref" | "path">): number {
  return (
    compareText(a.ref.series, b.ref.series) ||
    a.ref.year - b.ref.year ||
    Number(a.ref.supplement) - Number(b.ref.supplement) ||
    a.ref.number - b.ref.number ||
    compareText(a.path, b.path)
  );
}

/** The error for a series that is not there, with the names nearest to it. */
export function unknownSeries(id: string, { series }: Pick<Repository, "series">): KnownError {
  const known = series.map((one) => one.id);
  return new KnownError(2, "usage/unknown-series", { id, near: nearestNames(id, known).join(" ") || "—" });
}

function lineOf(row: LedgerRow, pages: number | undefined, now: number): LedgerLine {
  const isEmbargoed = row.publishAt !== undefined && row.publishAt > now;
  const status = row.status === "draft" ? "draft" : isEmbargoed ? "embargoed" : "published";
  return { ...row, status, ...(pages === undefined ? {} : { pages }) };
}

function has<T>(list: readonly T[], value: T): boolean {
  return list.length === 0 || list.includes(value);
}

/** @throws KnownError 2 `usage/unknown-id` for a pattern that no issue has. */
function wantedAmong(
  all: readonly LedgerLine[],
  { ids: asked, series, years, statuses }: ListRequest,
): (line: LedgerLine) => boolean {
  const ids = all.map(({ ref }) => ref.id);
  const known = new Set(all.map(({ ref }) => ref.series));
  const patterns = asked.map((id) => (known.has(id) ? `${id}-*` : id));
  const [unknown] = unmatchedPatterns(ids, patterns);
  if (unknown !== undefined) {
    throw new KnownError(2, "usage/unknown-id", { id: unknown, near: nearestNames(unknown, ids).slice(-3).join(" ") });
  }
  return ({ ref, status }) =>
    isSelected(ref.id, patterns) && has(series, ref.series) && has(years, ref.year) && has(statuses, status);
}

/** A status asks for issues, an id for one; declared gaps are neither. */
function voidsOf({ series }: Repository, { ids, series: wanted, years, statuses }: ListRequest): VoidNumber[] {
  if (statuses.length > 0 || ids.some((id) => !series.some((one) => one.id === id))) return [];
  return series
    .filter(({ id }) => [wanted, ids].every((list) => list.length === 0 || list.includes(id)))
    .flatMap(({ id, voids }) =>
      Object.entries(voids).flatMap(([year, numbers]) =>
        years.length === 0 || years.includes(Number(year))
          ? numbers.map((number) => ({ series: id, year: Number(year), number }))
          : [],
      ),
    );
}

/** Pages by issue id; none where there was no build, or what lies there is no manifest of ours. */
async function readPages(path: string): Promise<ReadonlyMap<string, number>> {
  const pages = new Map<string, number>();
  const manifest: unknown = await readFile(path, "utf8")
    .then((text): unknown => JSON.parse(text))
    .catch(() => undefined);
  const issues =
    typeof manifest === "object" && manifest !== null && "issues" in manifest ? manifest.issues : undefined;
  for (const issue of Array.isArray(issues) ? (issues as readonly unknown[]) : [])
    if (typeof issue === "object" && issue !== null && "id" in issue && "pages" in issue)
      if (typeof issue.id === "string" && typeof issue.pages === "number") pages.set(issue.id, issue.pages);
  return pages;
}
