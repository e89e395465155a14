import type { FontList } from "./fonts.ts";
import type { ObjectReader } from "./objects.ts";
import { PdfReference, type PdfDictionary } from "./values.ts";

/** Most resource dictionaries of a page that are looked through. */
const mostResources = 10_000;

/** Adds the fonts that a page's resources name, and those of the forms and patterns in them, however deep. */
export function addResourceFonts(objects: ObjectReader, page: PdfDictionary, fonts: FontList): void {
  const waiting: PdfDictionary[] = [objects.dictionary(page.get("Resources"))];
  const seen = new Set<number>();
  for (let index = 0; index < waiting.length && index < mostResources; index += 1) {
    const resources = waiting[index] as PdfDictionary;
    for (const font of objects.dictionary(resources.get("Font")).values()) fonts.add(font);
    for (const key of ["XObject", "Pattern"])
      for (const value of objects.dictionary(resources.get(key)).values()) {
        if (value instanceof PdfReference) {
          if (seen.has(value.number)) continue;
          seen.add(value.number);
        }
        const own = objects.dictionary(objects.dictionary(value).get("Resources"));
        if (own.size > 0) waiting.push(own);
      }
  }
}
