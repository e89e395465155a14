import { guarded, LossRecord, type Watched } from "./guard.ts";
import type { BrowserHandle, CDPSession, Protocol } from "./launch.ts";
import { pageStep, stepsExpression, type PageStep, type StepResults } from "./page-steps.ts";

/** A file of the map a page is served from. */
export interface ServedEntry {
  readonly contentType: string;
  readonly body: string | Uint8Array;
  /** Further headers of the answer. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a page is opened with. Paths of `entries` start with `/`. */
export interface ServedPageOptions {
  readonly entries: ReadonlyMap<string, ServedEntry>;
  readonly csp: string;
  /** Which entry is opened. */
  readonly path: string;
  readonly deadlineMs: number;
}

/** A page that runs no script of its own and reaches nothing but an exact map in memory. */
export interface ServedPage extends Watched {
  /**
   * Adds or replaces a file of the map. A document may show an address it knows again without asking for it, so a file
   * whose content changes needs a new name.
   */
  readonly serve: (path: string, entry: ServedEntry) => void;
  /** Runs a function of ours in the page, through the debugging protocol. */
  readonly evaluate: <In, Out>(inPage: (input: In) => Out | Promise<Out>, input: In) => Promise<Out>;
  /** Runs several, one after the other, with one message. */
  readonly run: <const Steps extends readonly PageStep<unknown>[]>(steps: Steps) => Promise<StepResults<Steps>>;
  /** Prints on the pages that its style sheets describe, tagged and with an outline. */
  readonly pdf: (options: { readonly scale: number }) => Promise<Uint8Array>;
  /**
   * What was refused since the last call: requests, pop-ups, navigations, what the policy forbids, each once. Anything here
   * is a fault of the page. Complete once the page was printed: it is told of some only after an `evaluate` has returned.
   */
  readonly faults: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** `.invalid` never resolves (RFC 6761), and the address never reaches the PDF. */
const servedOrigin = "https://jianbao.invalid";

/** Characters of an address that are kept in a fault. */
const keptAddress = 200;

/**
 * Opens a page served from a map. Every other request is refused and recorded, pop-ups are closed, and the page can't go
 * anywhere else.
 * @throws BrowserFailure when the page does not open in time.
 */
export async function openServedPage(browser: BrowserHandle, options: ServedPageOptions): Promise<ServedPage> {
  const { deadlineMs } = options;
  const lost = new LossRecord<"crash" | "disconnect">();
  const stopWatching = browser.onDisconnect(() => lost.record("disconnect"));
  const watched: Watched = { onLost: (listener) => lost.listen(listener) };
  const page = await guarded(browser.newPage(), watched, { deadlineMs, label: "open" });
  page.once("error", () => lost.record("crash"));
  page.once("close", () => {
    stopWatching();
    lost.record("crash");
  });
  const desk = new Desk(options);
  const open = async (): Promise<CDPSession> => {
    await page.setJavaScriptEnabled(false);
    const own = await page.createCDPSession();
    await desk.attach(own);
    await page.goto(`${servedOrigin}${options.path}`, { timeout: 0 });
    await page.emulateMediaType("print");
    return own;
  };
  let session: CDPSession;
  try {
    session = await guarded(open(), watched, { deadlineMs, label: "open" });
  } catch (error) {
    page.close().catch(() => undefined);
    throw error;
  }
  page.on("popup", (popup) => {
    desk.report("pop-up");
    popup?.close().catch(() => undefined);
  });
  page.on("framenavigated", (frame) => {
    if (frame === page.mainFrame()) desk.report(`navigation ${frame.url().slice(0, keptAddress)}`);
  });
  return {
    ...watched,
    serve: (path, entry) => desk.serve(path, entry),
    evaluate: async (inPage, input) => (await run(session, [pageStep(inPage, input)]))[0],
    run: (steps) => run(session, steps),
    async pdf({ scale }) {
      const [reaching] = await run(session, [pageStep(findReachingElements, undefined)]);
      for (const reach of reaching) desk.report(reach);
      const { data } = await session.send("Page.printToPDF", { ...printOptions, scale });
      return Buffer.from(data, "base64");
    },
    faults: () => desk.takeFaults(),
    close: () => page.close(),
  };
}

/** How every page is printed: on its own pages, without margins or lines of the browser's. */
const printOptions = {
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
  displayHeaderFooter: false,
  marginTop: 0,
  marginBottom: 0,
  marginLeft: 0,
  marginRight: 0,
} satisfies Protocol.Page.PrintToPDFRequest;

/** Asks the page itself: puppeteer's way of calling a function costs twice what most of ours take. */
async function run<const Steps extends readonly PageStep<unknown>[]>(
  session: CDPSession,
  steps: Steps,
): Promise<StepResults<Steps>> {
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    expression: stepsExpression(steps),
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails !== undefined)
    throw new Error(`in the page: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
  return result.value as StepResults<Steps>;
}

/** Answers a page's requests from the map and keeps the list of what it refused. */
class Desk {
  readonly #entries: Map<string, ServedEntry>;
  readonly #csp: string;
  readonly #startPath: string;
  #isOpen = false;
  #faults = new Set<string>();

  constructor({ entries, csp, path }: ServedPageOptions) {
    this.#entries = new Map(entries);
    this.#csp = csp;
    this.#startPath = path;
  }

  serve(path: string, entry: ServedEntry): void {
    this.#entries.set(path, entry);
  }

  report(fault: string): void {
    this.#faults.add(fault);
  }

  takeFaults(): string[] {
    const found = [...this.#faults];
    this.#faults = new Set();
    return found;
  }

  /** Takes over the page's requests. The protocol itself is used: puppeteer's own interception asks it twice a request. */
  async attach(session: CDPSession): Promise<void> {
    session.on("Fetch.requestPaused", (event) => {
      // Fails only when the page is gone, which is told elsewhere.
      this.#decide(session, event).catch(() => undefined);
    });
    session.on("Audits.issueAdded", ({ issue }) => {
      const details = issue.details.contentSecurityPolicyIssueDetails;
      if (details !== undefined)
        this.report(`${details.violatedDirective} ${details.blockedURL?.slice(0, keptAddress) ?? "inline"}`);
    });
    await Promise.all([
      session.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] }),
      session.send("Audits.enable"),
    ]);
  }

  #decide(session: CDPSession, { requestId, request, resourceType }: Protocol.Fetch.RequestPausedEvent): Promise<void> {
    const { url, method } = request;
    const path = url.startsWith(`${servedOrigin}/`) ? url.slice(servedOrigin.length) : undefined;
    if (path === "/favicon.ico") return session.send("Fetch.fulfillRequest", { requestId, responseCode: 204 });
    // The document is asked for once; any other is the page going elsewhere.
    const isWelcome = method === "GET" && (resourceType !== "Document" || (path === this.#startPath && !this.#isOpen));
    const entry = path === undefined ? undefined : this.#entries.get(path);
    if (entry !== undefined && isWelcome) {
      this.#isOpen ||= resourceType === "Document";
      return session.send("Fetch.fulfillRequest", { requestId, responseCode: 200, ...answer(entry, this.#csp) });
    }
    this.report(`${resourceType === "Document" ? "navigation " : ""}${url.slice(0, keptAddress)}`);
    return session.send("Fetch.failRequest", { requestId, errorReason: "BlockedByClient" });
  }
}

function answer(
  entry: ServedEntry,
  csp: string,
): { readonly responseHeaders: { name: string; value: string }[]; readonly body: string } {
  const headers = {
    "Content-Type": entry.contentType,
    "Content-Security-Policy": csp,
    // A document under CSP sandbox has an opaque origin: without this its own fonts would be refused silently.
    "Access-Control-Allow-Origin": "*",
    "X-Content-Type-Options": "nosniff",
    "X-DNS-Prefetch-Control": "off",
    ...entry.headers,
  };
  const bytes =
    typeof entry.body === "string"
      ? Buffer.from(entry.body)
      : Buffer.from(entry.body.buffer, entry.body.byteOffset, entry.body.byteLength);
  return {
    responseHeaders: Object.entries(headers).map(([name, value]) => ({ name, value })),
    body: bytes.toString("base64"),
  };
}

/**
 * Runs in the page, once its fonts are there: elements that reach out by themselves and that neither interception nor the policy sees (preconnect
 * opens a connection only, which the browser's flags refuse).
 */
async function findReachingElements(): Promise<string[]> {
  await document.fonts.ready;
  return [...document.querySelectorAll("body link, link:not([rel=stylesheet]), meta[http-equiv=refresh i], base")].map(
    (element) => element.outerHTML.slice(0, 200),
  );
}
