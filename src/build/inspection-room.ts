import type { ComposedIssue } from "../model/composed.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Inspection, InspectionBasis } from "../model/inspection.ts";
import type { PressResult } from "../render/press.ts";
import { inspectPdf, printBasis, violations } from "./inspect-pdf.ts";
import { workerEntry } from "./worker-entry.ts";
import { WorkerPool } from "./worker-pool.ts";

/** What a thread is given to inspect. */
export interface InspectionInput {
  readonly bytes: Uint8Array;
  readonly basis: InspectionBasis;
}

/** ms; a print of a thousand pages takes a second. */
const deadlineMs = 120_000;

/** Prints from which on a thread of its own pays: it has to load the same modules and PDFium again. */
const worthAThread = 8;

/** Inspects the prints of a build: few of them here, many on a thread of its own beside the presses. */
export class InspectionRoom {
  readonly #pool: WorkerPool<InspectionInput, Pick<Inspection, "rows">> | undefined;

  /** @param prints how many there will be. */
  constructor(prints: number) {
    this.#pool =
      prints < worthAThread ? undefined : new WorkerPool({ entry: workerEntry("inspect-worker"), size: 1, deadlineMs });
    this.#pool?.begin(undefined);
  }

  /** Inspects what was printed of an issue (its first copy, where copies are numbered): one finding for each violated row. */
  async inspect(issue: ComposedIssue, result: PressResult): Promise<Diagnostic[]> {
    if (result.proof === undefined) return [];
    const input = { bytes: result.proof, basis: printBasis(issue, result) };
    return violations(await this.#judge(input), issue.print.place);
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    await this.#pool?.close();
  }

  async #judge(input: InspectionInput): Promise<Pick<Inspection, "rows">> {
    if (this.#pool === undefined) return inspectPdf(input.bytes, input.basis);
    const outcome = await this.#pool.run(input);
    if ("value" in outcome) return outcome.value;
    const { failure } = outcome;
    // A file of our own that can't be inspected in time or memory is a defect of ours.
    throw failure.kind === "defect" ? failure.error : new Error(`the inspection of a print failed: ${failure.kind}`);
  }
}
