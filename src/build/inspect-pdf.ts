import type { ComposedIssue } from "../model/composed.ts";
import type { Diagnostic, Place } from "../model/diagnostic.ts";
import type { Inspection, InspectionBasis } from "../model/inspection.ts";
import { finding } from "../model/report.ts";
import type { PressResult } from "../render/press.ts";
import { inspectDocument } from "../inspect/inspect.ts";
import { measureDocument } from "../inspect/measure.ts";
import { UnreadablePdf } from "../inspect/unreadable-pdf.ts";

/**
 * Measures a PDF and judges it, clause by clause.
 * @throws UnreadablePdf for a file that can't be measured, and for one without any text.
 */
export async function inspectPdf(bytes: Uint8Array, basis: InspectionBasis = {}): Promise<Inspection> {
  const document = await measureDocument(bytes);
  // Of a scan there is nothing to judge.
  if (document.pages.every(({ lines }) => lines.length === 0)) throw new UnreadablePdf("no-text");
  return inspectDocument(document, basis);
}

/** What an issue's source says, for the rows that compare the file with it. */
export function basisOf({ summary, masthead, print }: ComposedIssue): InspectionBasis {
  return {
    layout: print.layout,
    texts: print.expected,
    issueLine: masthead.issueLine,
    name: masthead.name,
    title: print.metadata.title,
    date: summary.date,
    draft: print.draft,
  };
}

/** What a print of an issue is judged by: what its source says, and how the first page was settled. */
export function printBasis(issue: ComposedIssue, { layout, linesBelowRule }: PressResult): InspectionBasis {
  return {
    ...basisOf(issue),
    ...(layout === undefined ? {} : { layout }),
    ...(linesBelowRule === undefined ? {} : { linesBelowRule }),
  };
}

/** One finding for each violated row of an inspection. */
export function violations({ rows }: Pick<Inspection, "rows">, place: Place): Diagnostic[] {
  return rows
    .filter((row) => row.verdict === "violated")
    .map((row) =>
      finding("print/nonconforming", place, {
        row: row.id,
        clause: row.clause,
        page: row.page ?? 1,
        expected: row.expected,
        found: row.found,
      }),
    );
}
