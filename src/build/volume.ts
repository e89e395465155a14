import type { ComposedIssue, IssueSummary } from "../model/composed.ts";
import { hasErrors, type Diagnostic } from "../model/diagnostic.ts";
import type { Layout, Series } from "../model/issue.ts";
import { inReadingOrder } from "../publish/published-issue.ts";
import { replacementsOf } from "../publish/replacements.ts";
import { volumeContents } from "../publish/volume/contents.ts";
import { volumeFrontJob, volumeMetadata } from "../publish/volume/front-job.ts";
import { articlePlaces, type VolumeIssue } from "../publish/volume/volume-issue.ts";
import { shortIssueLine } from "../publish/wording.ts";
import { missingGlyphDiagnostics } from "../render/font-coverage.ts";
import { readBookmarks } from "../render/pdf/bookmarks.ts";
import { pageNumbers, readObjects } from "../render/pdf/objects.ts";
import { bindVolume, firstPages } from "../render/pdf/volume.ts";
import { createTemplates } from "../render/template.ts";
import { templateFolders } from "./own-look.ts";
import type { PrintRoom } from "./print-room.ts";

/** An issue with the pages that go into a volume: of one copy. */
export interface PrintedIssue {
  readonly composed: ComposedIssue;
  readonly bytes: Uint8Array;
}

/** What a volume is made of. */
export interface VolumeOrder {
  readonly rootFolder: string;
  readonly series: Series;
  readonly year: number;
  /** The year's issues, at least one, in any order. */
  readonly issues: readonly PrintedIssue[];
  /** All issues that may be named as replaced or replacing. */
  readonly known: readonly { readonly summary: IssueSummary }[];
  readonly signal: AbortSignal;
}

/** A bound volume, or the findings that kept it from being one. */
export interface BoundVolume {
  readonly bytes?: Uint8Array;
  readonly pages: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Prints of cover and contents: the second has the right page numbers unless the first one shows more pages than expected. */
const mostPrints = 3;

/** Prints cover and contents of a year with the press of the issues, and binds the issues' pages behind them. */
export async function makeVolume(room: PrintRoom, order: VolumeOrder): Promise<BoundVolume> {
  const issues = inReadingOrder(
    order.issues.map(({ composed, bytes }) => ({ ...volumeIssue(composed, bytes), bytes, print: composed.print })),
  );
  const { series, year } = order;
  // The newest issue's layout is the one that the series has now.
  const layout = issues.at(-1)?.print.layout;
  if (layout === undefined) throw new Error("a volume of no issue");
  const stop = (): void => void room.close();
  order.signal.addEventListener("abort", stop);
  const front = await printFront(room, order, issues, layout).finally(() =>
    order.signal.removeEventListener("abort", stop),
  );
  order.signal.throwIfAborted();
  if (front.bytes === undefined) return { pages: 0, diagnostics: front.diagnostics };
  const bytes = bindVolume({
    metadata: volumeMetadata({ series, year, issues }),
    mark: `${series.id}-${year}`,
    parts: [
      { id: "volume", bytes: front.bytes, label: { prefix: "", style: "R" }, places: [] },
      ...issues.map(({ summary, bytes: own, places }) => ({
        id: summary.ref.id,
        title: `${shortIssueLine(summary)}　${summary.title}`,
        bytes: own,
        label: { prefix: `${shortIssueLine(summary)}-`, style: "D" } as const,
        places,
      })),
    ],
  });
  return { bytes, pages: pageNumbers(readObjects(bytes)).length, diagnostics: front.diagnostics };
}

function volumeIssue(composed: ComposedIssue, bytes: Uint8Array): VolumeIssue {
  const objects = readObjects(bytes);
  return {
    summary: composed.summary,
    entries: composed.entries,
    pages: pageNumbers(objects).length,
    mark: composed.masthead.classification ?? "",
    places: articlePlaces(composed.entries, readBookmarks(objects)),
  };
}

/** Prints cover and contents until the pages they name are those that stand behind them. */
async function printFront(
  room: PrintRoom,
  { rootFolder, series, year, known }: VolumeOrder,
  issues: readonly VolumeIssue[],
  layout: Layout,
): Promise<{ readonly bytes?: Uint8Array; readonly diagnostics: readonly Diagnostic[] }> {
  const { fontSet, diagnostics } = await room.fontsOf(series);
  if (fontSet === undefined) return { diagnostics };
  const setting = await room.setting(fontSet, layout.digits);
  const templates = createTemplates({ folders: templateFolders(rootFolder) });
  const place = { path: series.path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const replacements = replacementsOf(known);
  let expected = expectedPages(issues);
  for (let print = 1; ; print += 1) {
    const starts = firstPages([expected, ...issues.map(({ pages }) => pages)]).slice(1);
    const contents = volumeContents(issues, starts, replacements);
    const job = volumeFrontJob(templates, { series, year, issues, contents, layout, place });
    const missing = missingGlyphDiagnostics(fontSet, job.glyphs);
    if (hasErrors(missing)) return { diagnostics: missing };
    const { bytes, site, pages, diagnostics: found } = await room.print({ ...setting, job });
    if (bytes === undefined || pages === expected)
      return { ...(site === undefined ? {} : { bytes: site }), diagnostics: found };
    if (print === mostPrints) throw new Error("the contents of a volume never settle");
    expected = pages;
  }
}

/** Lines that a page of the contents holds (styles/print/volume.css), and characters of a title's line, roughly. */
const linesOnPage = 28;
const charactersInLine = 24;

/** A good guess at the pages of cover and contents: a print with the right one needs no second. */
function expectedPages(issues: readonly VolumeIssue[]): number {
  const contents = volumeContents(issues, [], () => ({}));
  const groups = [...contents.columns, ...contents.units];
  const entries = [...contents.issues, ...groups].flatMap((group) => group.entries);
  const heads = contents.issues.length + groups.length;
  const rows = 14 + heads + entries.reduce((sum, { title }) => sum + Math.ceil(title.length / charactersInLine), 0);
  return 2 + Math.ceil(rows / linesOnPage);
}
