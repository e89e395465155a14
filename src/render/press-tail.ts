import type { PrintJob } from "../model/composed.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { finding } from "../model/report.ts";
import { paper, ptPerMm } from "../model/layout.ts";
import { pageBox } from "./page-geometry.ts";
import { destinationPages, readDestinations } from "./pdf/destinations.ts";
import { pageNumbers, readObjects } from "./pdf/objects.ts";
import { isImprintAlone, planSecondPrint, type FirstPrint } from "./press-plan.ts";
import type { PrintPage, SwapResult } from "./print-page.ts";

/** An issue that is swapped into a page, and what its layout found. */
export interface SwappedIssue {
  readonly page: PrintPage;
  readonly job: PrintJob;
  readonly layout: SwapResult;
  /** ms for one step. */
  readonly deadline: number;
}

/** Name of the destination that marks the text's end (src/render/in-page/tail.ts). */
const textEnd = "text-end";

/** Lines too many that are worth a word: an editor can cut so many without writing anew. */
const fewLines = 3;

/** CSS pixels in a PDF point. */
const pxPerPt = 96 / 72;

/**
 * Looks at the first print and prints again where the tail needs it: page numbers of the contents list, blank pages before
 * the imprint without folios, lines of the text pulled to an imprint that would stand alone.
 * @param printed the first print.
 * @returns the print that stands.
 */
export async function placeTail(
  { page, job, layout, deadline }: SwappedIssue,
  printed: Uint8Array,
): Promise<{ readonly printed: Uint8Array; readonly diagnostics: readonly Diagnostic[] }> {
  const { imprintSide, profile } = job.layout;
  const box = pageBox(profile);
  const pages = pageNumbers(readObjects(printed)).length;
  const { [textEnd]: end = { page: pages, top: 0 } } = readDestinations(printed);
  const first: FirstPrint = { ...layout, pages, textEnd: end.page };
  const second = planSecondPrint(first, imprintSide);
  const isAlone = isImprintAlone(first, imprintSide);
  const request = { areaHeight: box.areaHeight, imprintHeight: layout.imprintHeight };
  const pulled = isAlone && (await page.pullLines(request, deadline));
  // Chromium gives a destination in layout px below the page area's top, taken for pt: it does not scale them.
  const room = box.areaHeight - (paper.height * ptPerMm - end.top) * pxPerPt;
  const lines = Math.ceil((layout.imprintHeight - room) / box.line);
  const isClose = second?.silent === true || (isAlone && !pulled);
  const diagnostics = [
    ...(layout.imprintPages === 1 ? [] : [finding("print/imprint-long", job.places["imprint"] ?? job.place)]),
    ...(isClose && !layout.rotated && lines > 0 && lines <= fewLines
      ? [finding("print/imprint-close", job.place, { lines, pages: pages - end.page })]
      : []),
  ];
  const isListed = job.html.includes("data-page-of");
  if (second === undefined && !pulled && !isListed) return { printed, diagnostics };
  const still = { ownPage: false, blankPages: 0, silent: false, ...second };
  const numbers = isListed ? destinationPages(printed) : {};
  await page.setTail({ ...still, pageOf: numbers }, deadline);
  let again = await page.print(deadline);
  const moved = isListed ? destinationPages(again) : {};
  if (Object.entries(moved).some(([name, number]) => name !== textEnd && numbers[name] !== number)) {
    await page.setTail({ ...still, ownPage: false, pageOf: moved }, deadline);
    again = await page.print(deadline);
  }
  return { printed: again, diagnostics };
}
