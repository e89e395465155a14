import { paper, ptPerMm } from "../../model/layout.ts";
import { pageNumbers, unknownPdf, type PdfObjects } from "./objects.ts";
import { readArray, readReference, readTextString } from "./syntax.ts";

/** An entry of a PDF's outline. */
export interface Bookmark {
  readonly title: string;
  /** From 1. */
  readonly page: number;
  /** pt above the page's lower edge; the page's upper edge where the outline names no place. */
  readonly top: number;
  /** 1 for what stands in the page as `h1`; undefined where the outline was not made from headings. */
  readonly level?: number;
  readonly children: readonly Bookmark[];
}

/** Most entries of an outline that are followed, and how deep it may be. */
const mostEntries = 50_000;
const deepest = 32;

/**
 * Reads the outline of a PDF that Chromium printed: its headings, with the places they stand at.
 * @throws KnownError 3 `print/unknown-pdf` for a broken outline.
 */
export function readBookmarks(objects: PdfObjects): Bookmark[] {
  const root = readReference(objects.dictionary(objects.root).get("Outlines"));
  if (root === undefined) return [];
  const pageOf = new Map(pageNumbers(objects).map((page, index) => [page, index + 1]));
  let left = mostEntries;
  const readBelow = (parent: number, depth: number): Bookmark[] => {
    const found: Bookmark[] = [];
    for (let item = readReference(objects.dictionary(parent).get("First")); item !== undefined;) {
      left -= 1;
      if (left < 0 || depth > deepest) throw unknownPdf("the outline is broken");
      const entries = objects.dictionary(item);
      const [reference, , , top] = readArray(entries.get("Dest") ?? "");
      const page = pageOf.get(readReference(reference) ?? 0);
      const level = levelOf(objects, entries.get("SE"));
      const children = entries.has("First") ? readBelow(item, depth + 1) : [];
      const isPlaced = top !== undefined && Number.isFinite(Number(top));
      const place = { page: page ?? 0, top: isPlaced ? Number(top) : paper.height * ptPerMm };
      const title = readTextString(entries.get("Title") ?? "()");
      if (page === undefined) found.push(...children);
      else found.push({ title, ...place, ...(level === undefined ? {} : { level }), children });
      item = readReference(entries.get("Next"));
    }
    return found;
  };
  return readBelow(root, 0);
}

/** The level of the heading that an entry was made from. */
function levelOf(objects: PdfObjects, element: string | undefined): number | undefined {
  const number = readReference(element);
  const level = /^\/H([1-6])$/.exec(number === undefined ? "" : (objects.dictionary(number).get("S") ?? ""))?.[1];
  return level === undefined ? undefined : Number(level);
}
