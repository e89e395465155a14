import type { Inspection, InspectionBasis } from "../model/inspection.ts";
import type { MeasuredDocument } from "./measured.ts";
import { recognise } from "./recognise/recognise.ts";
import { breakRows } from "./rows/breaks.ts";
import { endRows } from "./rows/ends.ts";
import { fileRows } from "./rows/file.ts";
import { folioRows } from "./rows/folio.ts";
import { headlineRows } from "./rows/headline.ts";
import { imprintRows } from "./rows/imprint.ts";
import { mastheadRows } from "./rows/masthead.ts";
import { paragraphRows } from "./rows/paragraphs.ts";
import type { Context } from "./rows/row.ts";
import { typeAreaRows } from "./rows/type-area.ts";

/**
 * Judges a measured PDF, clause by clause, in the order of the checklist: by what the file contains, and where the source is
 * at hand also by what that says. A row that the file gives no ground for is not applicable.
 */
export function inspectDocument(document: MeasuredDocument, basis: InspectionBasis = {}): Inspection {
  const context: Context = { ...recognise(document, basis), basis };
  const rows = [
    ...typeAreaRows(context),
    ...mastheadRows(context),
    ...headlineRows(context),
    ...paragraphRows(context),
    ...breakRows(context),
    ...endRows(context),
    ...imprintRows(context),
    ...folioRows(context),
    ...fileRows(context),
  ];
  const has = (verdict: string): boolean => rows.some((row) => row.verdict === verdict);
  return {
    pages: document.pages.length,
    verdict: has("violated") ? "violated" : has("warned") ? "warned" : "passed",
    profile: context.grid.profile,
    mirrored: context.mirrored,
    rows,
  };
}
