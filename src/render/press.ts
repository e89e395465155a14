import { createHash } from "node:crypto";
import type { PrintJob } from "../model/composed.ts";
import type { Diagnostic, Place } from "../model/diagnostic.ts";
import { hasErrors } from "../model/diagnostic.ts";
import { finding } from "../model/report.ts";
import { BrowserFailure } from "./browser/guard.ts";
import type { BrowserHandle } from "./browser/launch.ts";
import { pageShift } from "./page-geometry.ts";
import { destinationPages } from "./pdf/destinations.ts";
import { finishPdf } from "./pdf/finish.ts";
import { readPageTexts } from "./pdf/text.ts";
import { verifyFonts, verifyPrintedText } from "./pdf/verify.ts";
import { planSecondPrint } from "./press-plan.ts";
import { PrintPage, type PrintShell, type SwapResult } from "./print-page.ts";

/** A printed issue, or the findings that kept it from being one. */
export interface PressResult {
  readonly bytes?: Uint8Array;
  readonly sha256?: string;
  readonly pages: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a press needs; everything it starts is its own to end. */
export interface PressOptions {
  /** Starts one browser. */
  readonly launch: () => Promise<BrowserHandle>;
  /** Browsers at once. */
  readonly workers: number;
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
  #closed = false;

  constructor(options: PressOptions) {
    this.#options = options;
    this.#all = Array.from({ length: Math.max(1, options.workers) }, () => ({}));
    this.#idle = [...this.#all];
  }

  /** Prints one issue; waits for a free browser. Findings are of the content; it rejects only for environment and defects. */
  async print(work: PressJob): Promise<PressResult> {
    const worker = await this.#take(work.shellId);
    try {
      return await this.#tryPrint(worker, work);
    } finally {
      this.#give(worker);
    }
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

  /** Ends all browsers. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#all.map((worker) => discard(worker)));
  }

  async #tryPrint(worker: Worker, work: PressJob): Promise<PressResult> {
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
    worker.browser ??= await this.#options.launch();
    if (this.#closed) throw new Error("the press is closed");
    worker.page = await PrintPage.open(worker.browser, work.shell, this.#options.timeoutMs);
    worker.shellId = work.shellId;
    return worker.page;
  }

  async #printOn(page: PrintPage, { job: wanted, faces }: PressJob): Promise<PressResult> {
    const deadline = this.#options.timeoutMs;
    let job = wanted;
    let layout = await page.swap(job, deadline);
    let found = layoutFindings(layout, job);
    if (hasErrors(found)) return { pages: 0, diagnostics: found };
    let raw = await page.print(deadline);
    let texts = readPageTexts(raw);
    if (lacksTextOnFirstPage(job, texts)) {
      job = withCompactMasthead(job);
      layout = await page.swap(job, deadline);
      found = [...layoutFindings(layout, job), finding("print/masthead-compact", job.place)];
      raw = await page.print(deadline);
      texts = readPageTexts(raw);
    }
    const second = planSecondPrint({ pages: texts.map(withoutFolio), rotated: layout.rotated }, job.layout.imprintSide);
    const pageOf = job.html.includes("data-page-of") ? destinationPages(raw) : {};
    if (second !== undefined || Object.keys(pageOf).length > 0) {
      await page.setTail({ ownPage: false, blankPages: 0, silent: false, ...second, pageOf }, deadline);
      raw = await page.print(deadline);
      texts = readPageTexts(raw);
    }
    const refused = page.faults().map((reason) => finding("print/request-refused", job.place, { reason }));
    const diagnostics = [
      ...found,
      ...refused,
      ...verifyPrintedText(texts, job.expected, job.place),
      ...verifyFonts(raw, { allowed: faces, place: job.place }),
    ];
    if (hasErrors(diagnostics)) return { pages: texts.length, diagnostics };
    const bytes = finishPdf(raw, { metadata: job.metadata, shift: (index) => pageShift(job.layout, index + 1) });
    return { bytes, sha256: createHash("sha256").update(bytes).digest("hex"), pages: texts.length, diagnostics };
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

async function discard(worker: Worker): Promise<void> {
  const { browser } = worker;
  delete worker.browser;
  delete worker.page;
  delete worker.shellId;
  await browser?.close();
}

/** Whether page 1 shows nothing but the masthead: a headline of many lines moved to page 2 with its text (7.3.3: 首页必须显示正文). */
function lacksTextOnFirstPage(job: PrintJob, texts: readonly string[]): boolean {
  const opening = job.expected[job.mastheadTexts]?.text.replaceAll(/\s/g, "").slice(0, 6) ?? "";
  const isFull = job.layout.mastheadTop !== "compact" && !job.html.includes('class="contents"');
  return isFull && !(texts[0] ?? "").replaceAll(/\s/g, "").includes(opening);
}

/** The same job with the masthead moved up to the type area's top. */
function withCompactMasthead(job: PrintJob): PrintJob {
  const html = job.html.replace('class="masthead full"', 'class="masthead compact"');
  return { ...job, html, layout: { ...job.layout, mastheadTop: "compact" } };
}

/** What layout found, as findings at the places the markup carries. */
function layoutFindings(layout: SwapResult, job: PrintJob): Diagnostic[] {
  const placeOf = (id: string): Place => job.places[id] ?? job.place;
  return [
    ...layout.tooWide.map((id) => finding("print/table-too-wide", placeOf(id))),
    ...layout.tallRows.map((id) => finding("print/row-split", placeOf(id))),
    ...layout.brokenImages.map((name) => finding("print/image-broken", job.place, { name })),
    ...(layout.overflow === "" ? [] : [finding("print/overflow", job.place, { text: layout.overflow })]),
  ];
}

/** A page's text without white space and folio, so that a blank page gives ''. */
function withoutFolio(text: string): string {
  return text
    .replaceAll(/\s/g, "")
    .replaceAll("草稿", "")
    .replace(/^—\d+—|—\d+—$/g, "");
}
