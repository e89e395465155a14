import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { PrintJob } from "../model/composed.ts";
import type { Layout } from "../model/issue.ts";
import type { Diagnostic, Place } from "../model/diagnostic.ts";
import { hasErrors } from "../model/diagnostic.ts";
import { finding } from "../model/report.ts";
import { BrowserFailure } from "./browser/guard.ts";
import type { BrowserHandle } from "./browser/launch.ts";
import { finishPrint } from "./finish-print.ts";
import type { FirstText } from "./in-page/first-text.ts";
import { unfittedFindings } from "./fitting/findings.ts";
import type { FittingReport } from "./fitting/paragraph.ts";
import { pageNumbers, readObjects } from "./pdf/objects.ts";
import { readPageTexts } from "./pdf/text.ts";
import { verifyFonts, verifyPrintedText } from "./pdf/verify.ts";
import { settleFirstPage, type SettledPage } from "./first-page.ts";
import { placeTail } from "./press-tail.ts";
import { PrintPage, type PrintShell, type SwapResult } from "./print-page.ts";

/** A printed issue, or the findings that kept it from being one. */
export interface PressResult {
  /** What the mail room prints, with all numbered copies, and its sum. */
  readonly bytes?: Uint8Array;
  readonly sha256?: string;
  /** The first copy of it alone, to be inspected; the same as `bytes` without copy numbers. */
  readonly proof?: Uint8Array;
  /** What the site shows: without copy number, in RGB. */
  readonly site?: Uint8Array;
  /** As printed: compact where the masthead moved up so that page 1 shows text. */
  readonly layout?: Layout;
  /** Blank lines between red rule and headline, as printed: fewer than two where page 1 had no room for text otherwise. */
  readonly linesBelowRule?: number;
  /** Pages of one copy. */
  readonly pages: number;
  readonly diagnostics: readonly Diagnostic[];
  /** What the fitting pass did to lines and marks; absent where nothing was laid out. */
  readonly fitting?: FittingReport;
}

/** What a press needs; everything it starts is its own to end. */
export interface PressOptions {
  /** Starts one browser. */
  readonly launch: () => Promise<BrowserHandle>;
  /** Browsers at once. */
  readonly workers: number;
  /** Whether the print copies get the red as a spot colour and pure black. */
  readonly press: boolean;
  /** Whether each print is verified to hold all of the text; false where an inspection follows, which looks at that itself. */
  readonly verifiesText: boolean;
  /** Time for one issue, all prints together, in ms. */
  readonly timeoutMs: number;
}

/** One issue to print, in a shell (fonts and styles); issues of one shell share pages. */
export interface PressJob {
  readonly job: PrintJob;
  readonly shell: PrintShell;
  /** Identifies the shell: the font set's content. */
  readonly shellId: string;
  /** PostScript names of the faces that may be in the file. */
  readonly faces: ReadonlySet<string>;
}

/** How often an issue is tried when the browser crashes under it. */
const attempts = 3;

/** What a browser printed, to be finished. */
interface Printed {
  /** The job as printed: its layout may have been settled otherwise than wanted. */
  readonly job: PrintJob;
  readonly printed: Uint8Array;
  readonly first: SettledPage;
  readonly fitting: FittingReport;
  readonly diagnostics: readonly Diagnostic[];
}

/** One browser with the print page it has open. */
interface Worker {
  browser?: BrowserHandle;
  page?: PrintPage;
  shellId?: string;
}

/**
 * Prints issues on a few browsers, each of which keeps its page, fonts and styles between issues. A crash, a lost
 * connection or a hang ends that browser and the issue is tried on a new one.
 */
export class Press {
  readonly #options: PressOptions;
  readonly #idle: Worker[];
  readonly #all: Worker[];
  readonly #waiting: ((worker: Worker) => void)[] = [];
  readonly #starting = new Set<Promise<BrowserHandle>>();
  #closed = false;

  constructor(options: PressOptions) {
    this.#options = options;
    this.#all = Array.from({ length: Math.max(1, options.workers) }, () => ({}));
    this.#idle = [...this.#all];
  }

  /** Prints one issue; waits for a free browser. Findings are of the content; it rejects only for environment and defects. */
  async print(work: PressJob): Promise<PressResult> {
    const worker = await this.#take(work.shellId);
    let result: Printed | PressResult;
    try {
      result = await this.#tryPrint(worker, work);
    } finally {
      this.#give(worker);
    }
    if (!("printed" in result)) return result;
    // The browser goes on with the next issue first: its answer is waited for while this one is finished.
    await setImmediate();
    return finish(result, work, this.#options);
  }

  /** Opens the page of a setting on a free browser, if there is one, so that the first issue does not wait for it. */
  async warmUp(setting: Omit<PressJob, "job">): Promise<void> {
    const worker = this.#idle.shift();
    if (worker === undefined) return;
    try {
      await this.#pageOf(worker, setting);
    } finally {
      this.#give(worker);
    }
  }

  /** Ends all browsers, those too that are still starting. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#starting);
    await Promise.all(this.#all.map((worker) => discard(worker)));
  }

  async #tryPrint(worker: Worker, work: PressJob): Promise<Printed | PressResult> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const page = await this.#pageOf(worker, work);
        return await this.#printOn(page, work);
      } catch (error) {
        await discard(worker);
        // A browser that was ended on purpose is no failure to try again.
        if (!(error instanceof BrowserFailure) || this.#closed) throw error;
        if (attempt < attempts && error.kind !== "timeout") continue;
        const rule = error.kind === "timeout" ? "print/timeout" : "print/browser-failed";
        return {
          pages: 0,
          diagnostics: [
            finding(rule, work.job.place, {
              seconds: Math.round(this.#options.timeoutMs / 1000),
              reason: error.message,
            }),
          ],
        };
      }
    }
  }

  async #pageOf(worker: Worker, work: Omit<PressJob, "job">): Promise<PrintPage> {
    if (worker.page !== undefined && worker.shellId === work.shellId) return worker.page;
    await worker.page?.close();
    delete worker.page;
    const browser = worker.browser ?? (await this.#browserFor(worker));
    if (this.#closed) throw new Error("the press is closed");
    worker.page = await PrintPage.open(browser, work.shell, this.#options.timeoutMs);
    worker.shellId = work.shellId;
    return worker.page;
  }

  async #browserFor(worker: Worker): Promise<BrowserHandle> {
    if (this.#closed) throw new Error("the press is closed");
    const starting = this.#options.launch().then((browser) => (worker.browser = browser));
    this.#starting.add(starting);
    try {
      return await starting;
    } finally {
      this.#starting.delete(starting);
    }
  }

  async #printOn(page: PrintPage, { job: wanted }: PressJob): Promise<Printed | PressResult> {
    const deadline = this.#options.timeoutMs;
    const layout = await page.swap(wanted, deadline);
    const found = layoutFindings(layout, wanted);
    if (hasErrors(found)) return { pages: 0, diagnostics: found };
    const tighten = (classes: readonly string[]): Promise<FirstText> => page.tighten(classes, wanted.layout, deadline);
    const print = (): Promise<Uint8Array> => page.print(deadline);
    const first = await settleFirstPage({ tighten, print }, wanted, layout.firstText);
    const job = { ...wanted, layout: first.layout };
    const tail = await placeTail({ page, job, layout, deadline }, first.printed);
    const refused = page.faults().map((reason) => finding("print/request-refused", job.place, { reason }));
    const diagnostics = [...found, ...first.diagnostics, ...tail.diagnostics, ...refused];
    return { job, printed: tail.printed, first, fitting: layout.fitting, diagnostics };
  }

  #take(shellId: string): Promise<Worker> {
    const ready = this.#idle.findIndex((worker) => worker.shellId === shellId);
    const worker = ready >= 0 ? this.#idle.splice(ready, 1)[0] : this.#idle.shift();
    if (worker !== undefined) return Promise.resolve(worker);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #give(worker: Worker): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#idle.push(worker);
    else next(worker);
  }
}

/** Makes the files of a print, and verifies them. */
function finish(
  { job, printed, first, fitting, diagnostics: found }: Printed,
  { faces }: PressJob,
  { press, verifiesText }: PressOptions,
): PressResult {
  const files = finishPrint(printed, job, press);
  const diagnostics = [
    ...found,
    ...files.diagnostics,
    ...(verifiesText ? verifyPrintedText(readPageTexts(files.proof), job.expected, job.place) : []),
    ...verifyFonts(files.proof, { allowed: faces, place: job.place }),
  ];
  const pages = pageNumbers(readObjects(files.proof)).length;
  if (hasErrors(diagnostics)) return { pages, diagnostics, fitting };
  const sha256 = createHash("sha256").update(files.print).digest("hex");
  const { print: bytes, proof, site } = files;
  return { bytes, proof, site, sha256, pages, diagnostics, fitting, ...asPrinted(first) };
}

async function discard(worker: Worker): Promise<void> {
  const { browser } = worker;
  delete worker.browser;
  delete worker.page;
  delete worker.shellId;
  await browser?.close();
}

/** What of the layout differs from what was asked for. */
function asPrinted({ layout, linesBelowRule }: SettledPage): Pick<PressResult, "layout" | "linesBelowRule"> {
  return { layout, linesBelowRule };
}

/** What layout found, as findings at the places the markup carries. */
function layoutFindings(layout: SwapResult, job: PrintJob): Diagnostic[] {
  const placeOf = (id: string): Place => job.places[id] ?? job.place;
  return [
    ...layout.tooWide.map((id) => finding("print/table-too-wide", placeOf(id))),
    ...layout.tallRows.map((id) => finding("print/row-split", placeOf(id))),
    ...layout.brokenImages.map((name) => finding("print/image-broken", job.place, { name })),
    ...(layout.rowStacked ? [finding("print/issuer-row-stacked", placeOf("issuer"))] : []),
    ...unfittedFindings(layout.fitting, job),
    ...(layout.overflow === "" ? [] : [finding("print/overflow", job.place, { text: layout.overflow })]),
  ];
}
