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
export function basisOf({ summary, web, print }: ComposedIssue): InspectionBasis {
  return {
    layout: print.layout,
    texts: print.expected,
    issueLine: web.masthead.issueLine,
    name: web.masthead.name,
    title: print.metadata.title,
    date: summary.date,
    draft: print.draft,
  };
}

/** Inspects what was printed of an issue (its first copy, where copies are numbered): one finding per violated row. */
export async function inspectPrint(
  issue: ComposedIssue,
  { proof, layout, linesBelowRule }: PressResult,
): Promise<Diagnostic[]> {
  if (proof === undefined) return [];
  const basis = { ...basisOf(issue), ...(layout === undefined ? {} : { layout }) };
  const inspection = await inspectPdf(proof, { ...basis, ...(linesBelowRule === undefined ? {} : { linesBelowRule }) });
  return violations(inspection, issue.print.place);
}

function violations(inspection: Inspection, place: Place): Diagnostic[] {
  return inspection.rows
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
