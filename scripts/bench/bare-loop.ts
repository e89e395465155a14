import type { BrowserHandle, Page } from "../../src/render/browser/launch.ts";
import { PrintPage, type PrintShell } from "../../src/render/print-page.ts";
import type { PrintJob } from "../../src/model/composed.ts";
import { layoutScale } from "../../src/render/page-geometry.ts";

/** An issue's pages as the press leaves them, ready to be printed as they stand. */
export interface FinishedPages {
  readonly rootStyle: string;
  readonly pageCss: string;
  readonly html: string;
}

/** The page of puppeteer's own behind one that is opened on a browser. */
async function opened<T>(
  handle: BrowserHandle,
  open: (browser: BrowserHandle) => Promise<T>,
): Promise<{ readonly page: Page; readonly value: T }> {
  const pages: Page[] = [];
  const newPage = async (): Promise<Page> => {
    const page = await handle.newPage();
    pages.push(page);
    return page;
  };
  const value = await open({ ...handle, newPage });
  const [page] = pages;
  if (page === undefined) throw new Error("no page was opened");
  return { page, value };
}

/** The markup of an issue after swapping, fitting and arranging. */
export async function finishedPages(
  handle: BrowserHandle,
  shell: PrintShell,
  job: PrintJob,
  timeoutMs: number,
): Promise<FinishedPages> {
  const { page, value } = await opened(handle, (browser) => PrintPage.open(browser, shell, timeoutMs));
  await value.swap(job, timeoutMs);
  const [rootStyle, html] = await page.evaluate(
    () => [document.documentElement.getAttribute("style") ?? "", document.body.innerHTML] as const,
  );
  await value.close();
  return { rootStyle, html, pageCss: shell.pageCss(job) };
}

/** A page with the fonts and styles of the press, for finished pages: what anybody would open who wants them printed fast. */
export async function openBarePage(
  handle: BrowserHandle,
  shell: PrintShell,
  { rootStyle, pageCss }: FinishedPages,
  timeoutMs: number,
): Promise<Page> {
  const { page } = await opened(handle, (browser) => PrintPage.open(browser, shell, timeoutMs));
  await page.evaluate(
    (style, css) => {
      document.documentElement.setAttribute("style", style);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
    },
    rootStyle,
    pageCss,
  );
  return page;
}

/** Swaps finished pages in and prints them, over and over, with nothing but puppeteer. */
export async function bareLoop(page: Page, { html }: FinishedPages, count: number): Promise<Uint8Array> {
  let pdf: Uint8Array = new Uint8Array();
  for (let index = 0; index < count; index += 1) {
    await page.evaluate(async (markup) => {
      document.body.innerHTML = markup;
      await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
    }, html);
    pdf = await page.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      scale: 1 / layoutScale,
      tagged: true,
      outline: true,
    });
  }
  return pdf;
}
