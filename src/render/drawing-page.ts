import type { BrowserHandle } from "./browser/launch.ts";
import { guarded } from "./browser/guard.ts";
import { openServedPage, type ServedEntry } from "./browser/served-page.ts";
import type { PrintShell } from "./print-page.ts";

/** A drawing and its size in CSS pixels. */
export interface Drawing {
  /** Sanitised. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

// The drawing's own style attributes are let in: it is sanitised, and the page reaches nothing.
const contentSecurityPolicy =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; sandbox";

/** Prints a drawing on a page of its own size, its text in the fonts of the print. */
export async function drawingPdf(
  browser: BrowserHandle,
  { fonts, css }: Pick<PrintShell, "fonts" | "css">,
  { svg, width, height }: Drawing,
  deadlineMs: number,
): Promise<Uint8Array> {
  const [across, down] = [`${width}px`, `${height}px`];
  const own = `@page{size:${across} ${down};margin:0}html,body{margin:0;inline-size:${across};block-size:${down}}body>svg{display:block;inline-size:${across};block-size:${down}}`;
  const entries = new Map<string, ServedEntry>(fonts);
  entries.set("/print.css", { contentType: "text/css; charset=utf-8", body: `${css}\n${own}` });
  entries.set("/", {
    contentType: "text/html; charset=utf-8",
    body: `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>图</title><link rel="stylesheet" href="/print.css"></head><body>${svg}</body></html>`,
  });
  const page = await openServedPage(browser, { entries, csp: contentSecurityPolicy, path: "/", deadlineMs });
  try {
    return await guarded(page.pdf({ scale: 1 }), page, { deadlineMs, label: "drawing" });
  } finally {
    await page.close().catch(() => undefined);
  }
}
