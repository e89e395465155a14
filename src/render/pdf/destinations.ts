import { pageNumbers, readObjects } from "./objects.ts";
import { readArray, readDictionary, readReference } from "./syntax.ts";

/**
 * Page numbers, from 1, of the named destinations of a PDF: Chromium writes one for every id that a link points at.
 * @throws KnownError 3 `print/unknown-pdf` for a file that Chromium did not write.
 */
export function destinationPages(bytes: Uint8Array): Record<string, number> {
  const objects = readObjects(bytes);
  const dests = objects.dictionary(objects.root).get("Dests");
  if (dests === undefined) return {};
  const number = readReference(dests);
  const entries = number === undefined ? readDictionary(dests) : objects.dictionary(number);
  const pageOf = new Map(pageNumbers(objects).map((page, index) => [page, index + 1]));
  const found = [...(entries ?? [])].map(([name, target]): [string, number | undefined] => [
    decodeFragment(name),
    pageOf.get(readReference(readArray(target)[0]) ?? 0),
  ]);
  return Object.fromEntries(found.filter((entry): entry is [string, number] => entry[1] !== undefined));
}

/** Chromium names a destination by the link's fragment, in which other letters than ASCII are percent-encoded. */
function decodeFragment(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
