import { pageNumbers, readObjects } from "./objects.ts";
import { readArray, readDictionary, readReference } from "./syntax.ts";

/** Where a named destination lies: its page, from 1, and pt above the page's lower edge. */
export interface Destination {
  readonly page: number;
  readonly top: number;
}

/**
 * The named destinations of a PDF: Chromium writes one for every id that a link points at.
 * @throws KnownError 3 `print/unknown-pdf` for a file that Chromium did not write.
 */
export function readDestinations(bytes: Uint8Array): Record<string, Destination> {
  const objects = readObjects(bytes);
  const dests = objects.dictionary(objects.root).get("Dests");
  if (dests === undefined) return {};
  const number = readReference(dests);
  const entries = number === undefined ? readDictionary(dests) : objects.dictionary(number);
  const pageOf = new Map(pageNumbers(objects).map((page, index) => [page, index + 1]));
  const found = [...(entries ?? [])].flatMap(([name, target]): [string, Destination][] => {
    const [reference, , , top] = readArray(target);
    const page = pageOf.get(readReference(reference) ?? 0);
    return page === undefined ? [] : [[decodeFragment(name), { page, top: Number(top) }]];
  });
  return Object.fromEntries(found);
}

/** Page numbers, from 1, of the named destinations of a PDF. Throws as {@link readDestinations} does. */
export function destinationPages(bytes: Uint8Array): Record<string, number> {
  return Object.fromEntries(Object.entries(readDestinations(bytes)).map(([name, { page }]) => [name, page]));
}

/** Chromium names a destination by the link's fragment, in which other letters than ASCII are percent-encoded. */
function decodeFragment(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
