import type { Bookmark, Link } from "../measured.ts";
import { readNarrow, readWide, type Pdfium } from "./pdfium.ts";
import { place, placeBox, type Matrix } from "./placement.ts";

/** Most bookmarks and links of a file that are read. */
const mostEntries = 100_000;

/** Where a destination leads: the page's number, and mm from its top where it says so. */
interface Target {
  readonly page: number;
  readonly top?: number;
}

/** The outline, depth first; one that runs in circles ends where it would begin again. */
export function readBookmarks(pdfium: Pdfium, document: number): Bookmark[] {
  const { raw } = pdfium;
  const bookmarks: Bookmark[] = [];
  const seen = new Set<number>();
  const waiting = [{ handle: raw.FPDFBookmark_GetFirstChild(document, 0), level: 1 }];
  for (let next = waiting.pop(); next !== undefined && bookmarks.length < mostEntries; next = waiting.pop()) {
    const { handle, level } = next;
    if (handle === 0 || seen.has(handle)) continue;
    seen.add(handle);
    const title = readWide(pdfium, (buffer, length) => raw.FPDFBookmark_GetTitle(handle, buffer, length));
    const action = raw.FPDFBookmark_GetAction(handle);
    const direct = raw.FPDFBookmark_GetDest(document, handle);
    const destination = direct === 0 && action !== 0 ? raw.FPDFAction_GetDest(document, action) : direct;
    const page = destination === 0 ? 0 : raw.FPDFDest_GetDestPageIndex(document, destination) + 1;
    bookmarks.push({ title, level, page });
    waiting.push(
      { handle: raw.FPDFBookmark_GetNextSibling(document, handle), level },
      { handle: raw.FPDFBookmark_GetFirstChild(document, handle), level: level + 1 },
    );
  }
  return bookmarks;
}

/** A page with what its links are measured by. */
export interface LinkedPage {
  readonly handle: number;
  readonly number: number;
  readonly placement: Matrix;
  /** Placement of any page by its number. */
  readonly placementOf: (page: number) => Matrix | undefined;
}

/** Adds the links of a page to those of the pages before. */
export function readLinks(pdfium: Pdfium, document: number, page: LinkedPage, links: Link[]): void {
  const { raw, memory, scratch } = pdfium;
  memory().setInt32(scratch, 0, true);
  while (links.length < mostEntries && raw.FPDFLink_Enumerate(page.handle, scratch, scratch + 4) !== 0) {
    const position = memory().getInt32(scratch, true);
    const link = memory().getUint32(scratch + 4, true);
    const action = raw.FPDFLink_GetAction(link);
    const direct = raw.FPDFLink_GetDest(document, link);
    const destination = direct === 0 && action !== 0 ? raw.FPDFAction_GetDest(document, action) : direct;
    const target = destination === 0 ? undefined : targetOf(pdfium, document, destination, page);
    const uri =
      action === 0
        ? ""
        : readNarrow(pdfium, (buffer, length) => raw.FPDFAction_GetURIPath(document, action, buffer, length));
    raw.FPDFLink_GetAnnotRect(link, scratch + 16);
    const view = memory();
    const [left, top] = [view.getFloat32(scratch + 16, true), view.getFloat32(scratch + 20, true)];
    const [right, bottom] = [view.getFloat32(scratch + 24, true), view.getFloat32(scratch + 28, true)];
    links.push({
      page: page.number,
      box: placeBox(page.placement, left, bottom, right, top),
      ...(target === undefined ? {} : { toPage: target.page }),
      ...(target?.top === undefined ? {} : { toTop: target.top }),
      ...(uri === "" ? {} : { uri }),
    });
    memory().setInt32(scratch, position, true);
  }
}

function targetOf(pdfium: Pdfium, document: number, destination: number, page: LinkedPage): Target | undefined {
  const { raw, memory, scratch } = pdfium;
  const number = raw.FPDFDest_GetDestPageIndex(document, destination) + 1;
  if (number < 1) return undefined;
  const placement = page.placementOf(number);
  const [hasX, hasY, hasZoom, x, y, zoom] = [32, 36, 40, 44, 48, 52].map((offset) => scratch + offset) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (const at of [hasX, hasY, x, y]) memory().setInt32(at, 0, true);
  raw.FPDFDest_GetLocationInPage(destination, hasX, hasY, hasZoom, x, y, zoom);
  const view = memory();
  if (placement === undefined || view.getInt32(hasY, true) === 0) return { page: number };
  return { page: number, top: place(placement, view.getFloat32(x, true), view.getFloat32(y, true))[1] };
}
