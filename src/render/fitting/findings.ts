import type { PrintJob } from "../../model/composed.ts";
import type { Diagnostic, Place } from "../../model/diagnostic.ts";
import { finding } from "../../model/report.ts";
import type { FittingReport } from "./paragraph.ts";
import { mostLines } from "./plan.ts";

/** Characters that must agree for a paragraph to be found in the source. */
const certain = 6;

/** Paragraphs whose lines were left to the browser, as findings where their text was typed. */
export function unfittedFindings(report: FittingReport, job: Pick<PrintJob, "expected" | "place">): Diagnostic[] {
  return report.unfitted.map(({ opening, reason }) =>
    reason === "long"
      ? finding("print/paragraph-long", placeOf(opening, job), { text: opening, lines: mostLines })
      : finding("print/paragraph-unfitted", placeOf(opening, job), { text: opening }),
  );
}

/** The place of the text that a paragraph opens with; numbers and marks that we set in front of it do not count. */
function placeOf(opening: string, { expected, place }: Pick<PrintJob, "expected" | "place">): Place {
  for (let from = 0; from + certain <= opening.length; from += 1) {
    const words = opening.slice(from);
    const found = expected.find(({ text }) => text.replaceAll(/\s+/g, "").includes(words));
    if (found !== undefined) return found.place;
  }
  return place;
}
