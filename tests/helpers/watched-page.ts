import type { BrowserHandle, Page } from "../../src/render/browser/launch.ts";

/** A page with everything that it asked for or said. */
export interface WatchedPage {
  readonly page: Page;
  /** Addresses of all requests. */
  readonly requests: string[];
  /** Console messages, log entries and uncaught errors. */
  readonly messages: string[];
}

/**
 * Lets a page reach a server of the test: the browser of the tests has no network, so its requests below `prefix` are
 * passed on from here; all others fail.
 */
export async function connectTo(page: Page, prefix: string): Promise<void> {
  const session = await page.createCDPSession();
  session.on("Fetch.requestPaused", ({ requestId, request }) => {
    const answer = async (): Promise<unknown> => {
      if (!request.url.startsWith(prefix))
        return session.send("Fetch.failRequest", { requestId, errorReason: "Failed" });
      const response = await fetch(request.url);
      return session.send("Fetch.fulfillRequest", {
        requestId,
        responseCode: response.status,
        responseHeaders: [{ name: "content-type", value: response.headers.get("content-type") ?? "" }],
        body: Buffer.from(await response.arrayBuffer()).toString("base64"),
      });
    };
    // A page may be closed while it still asks: nobody waits for that answer.
    answer().catch(() => undefined);
  });
  await session.send("Fetch.enable", {});
}

/** Opens an empty page and listens to it. */
export async function watchedPage(browser: BrowserHandle): Promise<WatchedPage> {
  const page = await browser.newPage();
  const session = await page.createCDPSession();
  const requests: string[] = [];
  const messages: string[] = [];
  session.on("Network.requestWillBeSent", ({ request }) => requests.push(request.url));
  session.on("Log.entryAdded", ({ entry }) => messages.push(entry.text));
  session.on("Runtime.consoleAPICalled", ({ args }) => messages.push(JSON.stringify(args)));
  session.on("Runtime.exceptionThrown", ({ exceptionDetails }) => messages.push(exceptionDetails.text));
  await Promise.all(
    ["Network.enable", "Log.enable", "Runtime.enable"].map((method) => session.send(method as "Log.enable")),
  );
  return { page, requests, messages };
}
