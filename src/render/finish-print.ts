import type { PrintJob } from "../model/composed.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { finding } from "../model/report.ts";
import { areaTop, layoutScale, pageShift } from "./page-geometry.ts";
import { addCopies } from "./pdf/copies.ts";
import { editContents, type EditedPdf } from "./pdf/edit.ts";
import { finishPdf } from "./pdf/finish.ts";

/** The files that are made of one print. */
export interface FinishedPrint {
  /** What the mail room prints: all numbered copies, in the press's colours where they are asked for. */
  readonly print: Uint8Array;
  /** The first copy of it alone: what is verified; the same as `print` where copies carry no numbers. */
  readonly proof: Uint8Array;
  /** What the site shows: no copy number, colours for screens. */
  readonly site: Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
}

/** Destinations that tell layout where the text starts and ends (src/render/in-page/). */
const isOwn = (name: string): boolean => /^(?:text-end|first-\d+)$/.test(name);

/** The nameplate's red where neither issue nor series says another: its ink is the standard's (6.2). */
const defaultRed = "#e60012";

/**
 * Finishes a print: contents edited, boxes, metadata, copies.
 * @param isPress whether the print copies get a spot red and pure black.
 * @throws KnownError 3 `print/unknown-pdf` for a file that Chromium did not write.
 */
export function finishPrint(printed: Uint8Array, job: PrintJob, isPress: boolean): FinishedPrint {
  const destinations = { isOwn, areaTop: areaTop(job.layout), scale: layoutScale };
  const finish = (bytes: Uint8Array): Uint8Array =>
    finishPdf(bytes, { metadata: job.metadata, shift: (index) => pageShift(job.layout, index + 1), destinations });
  const { red } = job.layout;
  const numbers = job.copyNumbers;
  const edited = editContents(printed, {
    ...(isPress ? { press: { red, isStandard: red === defaultRed } } : {}),
    ...(numbers === undefined ? {} : { copyNumber: numbers.from }),
  });
  const proof = finish(edited.bytes);
  const isSiteSame = !isPress && numbers === undefined;
  const site = isSiteSame
    ? proof
    : finish(editContents(printed, numbers === undefined ? {} : { copyNumber: "none" }).bytes);
  return {
    print: numbers === undefined ? proof : withCopies(proof, edited, numbers),
    proof,
    site,
    diagnostics: pressFindings(edited, job),
  };
}

function withCopies(proof: Uint8Array, edited: EditedPdf, numbers: NonNullable<PrintJob["copyNumbers"]>): Uint8Array {
  if (edited.number === undefined) throw new Error("the masthead shows no copy number");
  return addCopies(proof, { ...numbers, ...edited.number });
}

function pressFindings({ imagePages, colours }: EditedPdf, job: PrintJob): Diagnostic[] {
  return [
    ...(imagePages.length === 0 ? [] : [finding("print/press-image", job.place, { pages: imagePages.join("、") })]),
    ...(colours.length === 0 ? [] : [finding("print/press-colour", job.place, { colours: colours.join("、") })]),
  ];
}
