import type { Diagnostic } from "../model/diagnostic.ts";
import type { Series } from "../model/issue.ts";
import { volumePath } from "../publish/paths.ts";
import type { PublishedVolume } from "../publish/published-issue.ts";
import type { Repository } from "../read/repository.ts";
import type { Staging } from "../publish/output.ts";
import type { BuildRequest } from "./build.ts";
import type { PrintRoom } from "./print-room.ts";
import { sitePdfPath, type BuiltIssue } from "./publish-build.ts";
import { makeVolume } from "./volume.ts";

/** The volumes of a site, and what was found in making them. */
export interface SiteVolumes {
  readonly volumes: readonly PublishedVolume[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Binds each year that is over, of what is on the site alone, and writes it beside the year's page. A year is over when a
 * later one has an issue on the site: no clock is asked. A build of single issues or without PDFs binds nothing.
 */
export async function siteVolumes(
  room: PrintRoom,
  { site, series }: Repository,
  built: readonly BuiltIssue[],
  request: Pick<BuildRequest, "ids" | "pdf" | "site" | "rootFolder" | "signal">,
  staging: Pick<Staging, "write" | "read">,
): Promise<SiteVolumes> {
  const isWanted = request.pdf && request.site && request.ids.length === 0 && site.volumes !== false;
  const onSite = isWanted ? built.filter((issue) => issue.onSite && issue.pdf !== undefined) : [];
  const known = onSite.map(({ composed: { summary } }) => ({ summary }));
  const volumes: PublishedVolume[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { of, year, issues } of finishedYears(series, onSite)) {
    request.signal.throwIfAborted();
    const printed = await Promise.all(
      issues.map(async ({ composed }) => ({ composed, bytes: await staging.read(sitePdfPath(composed.summary)) })),
    );
    const { rootFolder, signal } = request;
    const bound = await makeVolume(room, { rootFolder, series: of, year, issues: printed, known, signal });
    diagnostics.push(...bound.diagnostics);
    if (bound.bytes === undefined) continue;
    const volume = { series: of.id, year, bytes: bound.bytes.byteLength, pages: bound.pages };
    await staging.write(`site/${volumePath(volume)}`, bound.bytes);
    volumes.push(volume);
  }
  return { volumes, diagnostics };
}

interface FinishedYear {
  readonly of: Series;
  readonly year: number;
  readonly issues: readonly BuiltIssue[];
}

function finishedYears(series: readonly Series[], issues: readonly BuiltIssue[]): FinishedYear[] {
  return series.flatMap((of) => {
    const own = issues.filter(({ composed }) => composed.summary.ref.series === of.id);
    const years = [...new Set(own.map(yearOf))].toSorted((a, b) => a - b);
    return years.slice(0, -1).map((year) => ({ of, year, issues: own.filter((issue) => yearOf(issue) === year) }));
  });
}

function yearOf({ composed }: BuiltIssue): number {
  return composed.summary.ref.year;
}
