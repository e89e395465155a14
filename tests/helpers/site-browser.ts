import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { launchBrowser, type BrowserHandle, type CDPSession, type Page } from "../../src/render/browser/launch.ts";
import { testLaunchRequest } from "./browser.ts";

/** A page of the site in a browser, and what it did: everything it wrote to the console, every address it asked for. */
export interface WatchedPage {
  readonly page: Page;
  readonly messages: string[];
  readonly requests: string[];
}

/** How a page is shown. */
export interface PageMode {
  readonly width?: number;
  readonly dark?: boolean;
  /** Switches of the reading aids, as the script sets them on the root. */
  readonly classes?: readonly string[];
  readonly script?: boolean;
  /** Runs in the page before anything of the page does. */
  readonly before?: () => void;
}

/** A browser for looking at sites. */
export interface SiteBrowser {
  /** Opens an address in a mode; the page is closed after `use`. */
  readonly visit: <T>(address: string, mode: PageMode, use: (watched: WatchedPage) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** A web server's address, and the path below which it has the site. */
export const served = { origin: "http://archive.example", below: "/archive/" } as const;

/**
 * Starts the packaged browser. Our flags keep it off every network, so a site over http is answered within the browser, as a
 * web server would: below a path, with 404.html where there is no such file.
 */
export async function openSiteBrowser(siteFolder: string): Promise<SiteBrowser> {
  const work = mkdtempSync(join(tmpdir(), "jianbao-site-"));
  const handle: BrowserHandle = await launchBrowser(await testLaunchRequest(work));
  return {
    async visit(address, mode, use) {
      const page = await handle.newPage();
      try {
        const session = await page.createCDPSession();
        const watched = await watch(page, session);
        await answerRequests(session, siteFolder);
        await page.setViewport({ width: mode.width ?? 1280, height: 900 });
        await page.emulateMediaFeatures([
          { name: "prefers-color-scheme", value: mode.dark === true ? "dark" : "light" },
        ]);
        if (mode.script === false) await page.setJavaScriptEnabled(false);
        if (mode.before !== undefined) await page.evaluateOnNewDocument(mode.before);
        await page.goto(address, { waitUntil: "load" });
        if (mode.classes !== undefined)
          await page.evaluate((names) => document.documentElement.classList.add(...names), mode.classes);
        return await use(watched);
      } finally {
        await page.close();
      }
    },
    async close() {
      await handle.close();
      rmSync(work, { recursive: true, force: true });
    },
  };
}

async function watch(page: Page, session: CDPSession): Promise<WatchedPage> {
  const messages: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(String(error)));
  session.on("Network.requestWillBeSent", ({ request }) => requests.push(request.url));
  await session.send("Network.enable");
  return { page, messages, requests };
}

/** The address of a file of a site from a disk. */
export function fileAddress(siteFolder: string, path: string): string {
  return pathToFileURL(join(siteFolder, path)).href;
}

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".pdf": "application/pdf",
};

async function answerRequests(session: CDPSession, siteFolder: string): Promise<void> {
  session.on("Fetch.requestPaused", ({ requestId, request }) => {
    const path = decodeURIComponent(new URL(request.url).pathname);
    const file = path.startsWith(served.below) ? join(siteFolder, path.slice(served.below.length)) : "";
    const isFound = file !== "" && statSync(file, { throwIfNoEntry: false })?.isFile() === true;
    const answer = isFound ? file : join(siteFolder, "404.html");
    const contentType = contentTypes[extname(answer)] ?? "application/octet-stream";
    session
      .send("Fetch.fulfillRequest", {
        requestId,
        responseCode: isFound ? 200 : 404,
        responseHeaders: [{ name: "content-type", value: contentType }],
        body: readFileSync(answer).toString("base64"),
      })
      // A page that a test has done with is closed while it still asks, for a picture say: nobody waits for the answer.
      .catch(() => undefined);
  });
  await session.send("Fetch.enable", { patterns: [{ urlPattern: `${served.origin}/*` }] });
}
