import { pagePicture } from "../inspect/picture.ts";
import { startOfFile, type Diagnostic } from "../model/diagnostic.ts";
import type { Issue } from "../model/issue.ts";
import { KnownError } from "../model/known-error.ts";
import { finding } from "../model/report.ts";
import { BrowserFailure } from "../render/browser/guard.ts";
import { drawingPdf } from "../render/drawing-page.ts";
import { resolveFonts } from "../render/fonts.ts";
import { printShell } from "./print-room.ts";
import { readyBrowser, type BrowserSettings } from "./start-browser.ts";

/** What SVG drawings look like, for programs that show none: PNG by the drawing's SHA-256. */
export interface WordDrawings {
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Pixels per inch of a drawing's picture, and its longest side. */
const pictureDpi = 288;
const longestSide = 3000;

/** ms; a drawing that is not printed by then is left to programs that show SVG. */
const deadlineMs = 20_000;

/**
 * Draws an issue's SVG drawings as the print shows them. No browser is started where it has none; where none can be had, that
 * is a warning, and only Word 2019 and later show them.
 */
export async function wordDrawings(issue: Issue, rootFolder: string, settings: BrowserSettings): Promise<WordDrawings> {
  const drawings = issue.images.filter(({ format }) => format === "svg");
  const pictures = new Map<string, Uint8Array>();
  if (drawings.length === 0) return { pictures, diagnostics: [] };
  const names = drawings.map(({ source }) => source).join(" ");
  const unseen = [finding("environment/no-drawings", startOfFile(issue.path), { names })];
  const { fontSet } = await resolveFonts({ repositoryFolder: rootFolder, overrides: issue.series.fonts });
  if (fontSet === undefined) return { pictures, diagnostics: unseen };
  const shell = await printShell(fontSet, issue.layout.digits, rootFolder);
  try {
    const ready = await readyBrowser(settings);
    try {
      const browser = await ready.launch();
      try {
        for (const { bytes, width, height, sha256 } of drawings) {
          if (pictures.has(sha256)) continue;
          const svg = new TextDecoder().decode(bytes).replace(/^\s*<\?xml[^>]*>/, "");
          const pdf = await drawingPdf(browser, shell, { svg, width, height }, deadlineMs);
          const dpi = Math.min(pictureDpi, (longestSide / Math.max(width, height)) * 96);
          pictures.set(sha256, await pagePicture(pdf, { page: 1, dpi, grid: false }));
        }
      } finally {
        await browser.close();
      }
    } finally {
      await ready.cleanUp();
    }
  } catch (error) {
    if (!(error instanceof KnownError || error instanceof BrowserFailure)) throw error;
    return { pictures, diagnostics: unseen };
  }
  return { pictures, diagnostics: [] };
}
