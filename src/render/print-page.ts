import type { ComposedFile, PrintJob } from "../model/composed.ts";
import type { BrowserHandle } from "./browser/launch.ts";
import { guarded } from "./browser/guard.ts";
import { pageStep, type PageStep, type StepResults } from "./browser/page-steps.ts";
import { openServedPage, type ServedEntry, type ServedPage } from "./browser/served-page.ts";
import { drawingMarkup } from "./drawing.ts";
import type { FittingReport } from "./fitting/paragraph.ts";
import { fitPage, type RunInPage } from "./fitting/fit.ts";
import { TokenMeasures } from "./fitting/measures.ts";
import { arrangeFirstPage, type FirstText } from "./in-page/first-text.ts";
import { splitImprint } from "./in-page/imprint.ts";
import { drawLeaders, fitIssuerRow, fitNameplate, type MastheadResult } from "./in-page/masthead.ts";
import { swapIssue } from "./in-page/swap.ts";
import { fitTables, type TablesResult } from "./in-page/tables.ts";
import {
  arrangeSheet,
  pullLines,
  setTail,
  type PullRequest,
  type SheetResult,
  type TailRequest,
} from "./in-page/tail.ts";
import { layoutProperties, layoutScale, pageBox } from "./page-geometry.ts";
import { sheetMultiple } from "./press-plan.ts";
import type { Layout } from "../model/issue.ts";
import { typeArea, zi } from "../model/layout.ts";

/** What layout found out, before printing. */
export interface SwapResult extends TablesResult, SheetResult, MastheadResult {
  readonly brokenImages: readonly string[];
  readonly fitting: FittingReport;
  readonly firstText: FirstText;
}

/** What a print page is made of: the style sheets as text, and the font files they name, by path on the page's origin. */
export interface PrintShell {
  /** Faces, font stacks and styles/print/*.css. */
  readonly css: string;
  readonly fonts: ReadonlyMap<string, ServedEntry>;
  /** The @page rules of one layout. */
  readonly pageCss: (job: Pick<PrintJob, "layout" | "draft">) => string;
}

const contentSecurityPolicy =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; sandbox";

const shellHtml =
  '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>简报</title><link rel="stylesheet" href="/print.css"></head><body></body></html>';

/**
 * A page of the browser with fonts and styles loaded, into which issue after issue is swapped, so that an issue costs
 * layout and printing only. It runs no script of its own and reaches nothing but the map it is served from.
 */
export class PrintPage {
  readonly #page: ServedPage;
  readonly #shell: PrintShell;
  readonly #measures = new TokenMeasures();

  private constructor(page: ServedPage, shell: PrintShell) {
    this.#page = page;
    this.#shell = shell;
  }

  /** Opens the page and loads every face; rejects when one does not load. */
  static async open(browser: BrowserHandle, shell: PrintShell, deadlineMs: number): Promise<PrintPage> {
    const entries = new Map<string, ServedEntry>(shell.fonts);
    entries.set("/print.css", { contentType: "text/css; charset=utf-8", body: shell.css });
    entries.set("/", { contentType: "text/html; charset=utf-8", body: shellHtml });
    const page = await openServedPage(browser, { entries, csp: contentSecurityPolicy, path: "/", deadlineMs });
    // A face used in margin boxes only is not loaded by itself; a face that fails is silently replaced (issue: blank PDF).
    const failed = await guarded(page.evaluate(loadFaces, undefined), page, { deadlineMs, label: "fonts" });
    if (failed.length > 0) throw new Error(`fonts did not load: ${failed.join(", ")}`);
    return new PrintPage(page, shell);
  }

  /**
   * Swaps an issue in and gives what layout found.
   * @param isFitted whether lines and marks are fitted; false leaves them as the browser breaks them, to measure what it costs.
   */
  async swap(job: PrintJob, deadlineMs: number, isFitted = true): Promise<SwapResult> {
    const box = pageBox(job.layout.profile);
    const drawings: Record<string, string> = {};
    for (const file of job.files) {
      this.#page.serve(`/${file.name}`, entryOf(file));
      if (file.contentType !== "image/svg+xml") continue;
      drawings[file.name] = drawingMarkup(new TextDecoder().decode(file.bytes), `d${file.name.slice(0, 8)}`);
    }
    const request = {
      title: job.metadata.title,
      html: job.html,
      drawings,
      pageCss: this.#shell.pageCss(job),
      properties: layoutProperties(job.layout),
      wideWidth: typeHeight,
    };
    const [brokenImages, , masthead, , tables] = await this.#run(deadlineMs, [
      pageStep(swapIssue, request),
      pageStep(fitNameplate, mastheadRequest),
      pageStep(fitIssuerRow, mastheadRequest),
      pageStep(drawLeaders, mastheadRequest),
      pageStep(fitTables, { areaHeight: box.areaHeight, keptLines: keptTableLines }),
    ]);
    const runOne: RunInPage = async (inPage, input) => (await this.#run(deadlineMs, [pageStep(inPage, input)]))[0];
    const fitting = isFitted ? await fitPage(runOne, this.#measures) : nothingFitted;
    // Behind fitting: the lines it made are the ones that are cut.
    const [, sheet, firstText] = await this.#run(deadlineMs, [
      pageStep(splitImprint, typeHeight),
      pageStep(arrangeSheet, { multiple: sheetMultiple(job.layout.imprintSide) }),
      pageStep(arrangeFirstPage, { tightening: [], areaHeight: box.areaHeight }),
    ]);
    return { brokenImages, fitting, firstText, ...masthead, ...tables, ...sheet };
  }

  /** Sets how far the masthead is tightened, by classes of it, and tells where the text starts then. */
  async tighten(tightening: readonly string[], { profile }: Layout, deadlineMs: number): Promise<FirstText> {
    const request = { tightening, areaHeight: pageBox(profile).areaHeight };
    return (await this.#run(deadlineMs, [pageStep(arrangeFirstPage, request)]))[0];
  }

  /** Fills in page numbers and moves the imprint, for a second print. */
  async setTail(request: TailRequest & { readonly ownPage: boolean }, deadlineMs: number): Promise<void> {
    await this.#run(deadlineMs, [pageStep(setTail, request)]);
  }

  /** Breaks the page before the text's last lines for a second print; false where the rules allow no such break. */
  async pullLines(request: PullRequest, deadlineMs: number): Promise<boolean> {
    return (await this.#run(deadlineMs, [pageStep(pullLines, request)]))[0];
  }

  /** Prints what is swapped in. */
  async print(deadlineMs: number): Promise<Uint8Array> {
    return guarded(this.#page.pdf({ scale: 1 / layoutScale }), this.#page, { deadlineMs, label: "print" });
  }

  #run<const Steps extends readonly PageStep<unknown>[]>(
    deadlineMs: number,
    steps: Steps,
  ): Promise<StepResults<Steps>> {
    return guarded(this.#page.run(steps), this.#page, { deadlineMs, label: "layout" });
  }

  /** Requests that were refused and anything else that should not have happened since the last call. */
  faults(): readonly string[] {
    return this.#page.faults();
  }

  /** Closes the page; its browser goes on. */
  close(): Promise<void> {
    return this.#page.close();
  }
}

/** Layout px: height of the type area. */
const typeHeight = ((typeArea.height * 96) / 25.4) * layoutScale;

/** The report of lines that were left as they are. */
const nothingFitted: FittingReport = { paragraphs: [], unfitted: [] };

/** Lines; tables of at most so many stay whole: less than half a page is given up for it (practice). */
const keptTableLines = 9;

/** Widths that fitting the masthead needs. */
const mastheadRequest = {
  areaWidth: ((typeArea.width * 96) / 25.4) * layoutScale,
  zi: ((zi * 96) / 25.4) * layoutScale,
};

/** Runs in the page: loads every face and names those that fail. */
async function loadFaces(): Promise<string[]> {
  await Promise.allSettled([...document.fonts].map((face) => face.load()));
  return [...document.fonts].filter((face) => face.status !== "loaded").map((face) => face.family);
}

function entryOf(file: ComposedFile): ServedEntry {
  return { contentType: file.contentType, body: file.bytes };
}
