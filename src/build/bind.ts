import { hasErrors, sortDiagnostics, type Diagnostic } from "../model/diagnostic.ts";
import type { IssueRef, Series } from "../model/issue.ts";
import { KnownError } from "../model/known-error.ts";
import { finding } from "../model/report.ts";
import { nearestNames } from "../read/nearest.ts";
import { readRepository, type Repository } from "../read/repository.ts";
import { TemplateError } from "../render/template-error.ts";
import { findingsOf, type BuildRequest, type Composed } from "./build.ts";
import { composeForPress } from "./composition.ts";
import { applySeriesRules } from "./judge.ts";
import { templateFinding } from "./own-look.ts";
import { preparePrint } from "./print-issues.ts";
import { PrintRoom } from "./print-room.ts";
import { destinationOf } from "./select.ts";
import { makeVolume } from "./volume.ts";

/** What a volume is asked for. Paths are absolute. */
export interface BindRequest extends Pick<
  BuildRequest,
  | "rootFolder"
  | "contentFolder"
  | "inspect"
  | "allowClassified"
  | "now"
  | "workers"
  | "timeoutMs"
  | "browser"
  | "signal"
  | "onProgress"
> {
  readonly series: string;
  /** As it was typed. */
  readonly year: string;
}

/** A year as one PDF; without bytes where findings kept it from being made. */
export interface BindResult {
  readonly bytes?: Uint8Array;
  readonly pages: number;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Binds a year of a series as one PDF: cover, contents, the pages of its issues as `build` prints them. Drafts and embargoed
 * issues stay out; of numbered copies the first is bound.
 * @throws KnownError 2 `usage/unknown-series`, `usage/empty-year`; 3 for environment.
 */
export async function bind(request: BindRequest): Promise<BindResult> {
  const { value, diagnostics } = await readRepository({ contentFolder: request.contentFolder });
  if (value === undefined) return unbound(diagnostics);
  const series = seriesNamed(value, request.series);
  const build: BuildRequest = {
    ...request,
    outFolder: "",
    ids: [],
    drafts: false,
    pdf: true,
    site: false,
    strict: false,
    press: false,
  };
  const room = new PrintRoom(build);
  try {
    room.warmUp(series);
    return await bindIn(room, value, [...diagnostics], { request, build, series });
  } catch (error) {
    if (error instanceof TemplateError) return unbound([templateFinding(error, request.rootFolder)]);
    throw error;
  } finally {
    await room.close();
  }
}

interface BindWork {
  readonly request: BindRequest;
  readonly build: BuildRequest;
  readonly series: Series;
}

async function bindIn(
  room: PrintRoom,
  repository: Repository,
  diagnostics: Diagnostic[],
  { request, build, series }: BindWork,
): Promise<BindResult> {
  const judge = (found: readonly Diagnostic[]): Diagnostic[] =>
    sortDiagnostics(applySeriesRules([...diagnostics, ...found], repository.series, build.contentFolder));
  const outputs = await composeForPress(repository, build);
  diagnostics.push(...findingsOf(outputs, repository.series));
  const printable = outputs
    .flatMap(({ issue }) => (issue === undefined ? [] : [issue]))
    .map((issue): Composed => ({ issue, destination: destinationOf(issue.summary, repository.site, build) }));
  const wanted = printable.filter(({ issue: { summary } }) => isOf(summary.ref, series, request.year));
  for (const { issue, destination } of wanted)
    if (destination.refused)
      diagnostics.push(finding("front-matter/classified", issue.print.place, { level: issue.summary.classification }));
  if (hasErrors(judge([]))) return unbound(judge([]));
  const chosen = wanted.filter(({ destination }) => destination.print);
  if (chosen.length === 0) throw emptyYear(series, request.year, printable);
  const print = await preparePrint(chosen, room, build);
  if (hasErrors(judge(print.diagnostics))) return unbound(judge(print.diagnostics));
  const copies = new Map<string, Uint8Array>();
  const printed = await print.run(discard, (id, proof) => copies.set(id, proof));
  diagnostics.push(...print.diagnostics, ...printed.diagnostics);
  if (hasErrors(judge([]))) return unbound(judge([]));
  request.signal.throwIfAborted();
  const volume = await makeVolume(room, {
    rootFolder: request.rootFolder,
    signal: request.signal,
    series,
    year: Number(request.year),
    issues: chosen.flatMap(({ issue }) => {
      const bytes = copies.get(issue.summary.ref.id);
      return bytes === undefined ? [] : [{ composed: issue, bytes }];
    }),
    known: printable.filter(({ destination }) => destination.print).map(({ issue: { summary } }) => ({ summary })),
  });
  return { ...volume, diagnostics: judge(volume.diagnostics) };
}

/** What build writes to its output is not wanted here. */
function discard(): Promise<void> {
  return Promise.resolve();
}

function isOf(ref: IssueRef, series: Series, year: string): boolean {
  return ref.series === series.id && String(ref.year) === year;
}

function seriesNamed({ series }: Repository, id: string): Series {
  const found = series.find((one) => one.id === id);
  if (found !== undefined) return found;
  const near = nearestNames(
    id,
    series.map((one) => one.id),
  );
  throw new KnownError(2, "usage/unknown-series", { id, near: near.join(" ") });
}

function emptyYear(series: Series, year: string, printable: readonly Composed[]): KnownError {
  const own = printable.filter(({ issue, destination }) => destination.print && issue.summary.ref.series === series.id);
  const years = [...new Set(own.map(({ issue }) => issue.summary.ref.year))].toSorted((a, b) => a - b);
  return new KnownError(2, "usage/empty-year", { id: series.id, year, years: years.join(" ") });
}

function unbound(diagnostics: readonly Diagnostic[]): BindResult {
  return { pages: 0, diagnostics: sortDiagnostics(diagnostics) };
}
