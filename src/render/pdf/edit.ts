import { addContent, markArtifacts, pageContents, readContent, writeContent } from "./content.ts";
import { findNumber, numberContent, type NumberPlace } from "./copy-number.ts";
import { pageNumbers, readObjects, type PdfObjects } from "./objects.ts";
import { spotSpace, toPlates, withSpot } from "./press-colours.ts";
import { readDictionary, readReference, writeDictionary, type PdfDictionary } from "./syntax.ts";
import { PdfUpdate } from "./update.ts";

/** What is done to the contents of a printed PDF. */
export interface ContentEdits {
  /** The press variant: its red, `#rrggbb`, and whether that is the program's default. */
  readonly press?: { readonly red: string; readonly isStandard: boolean };
  /** The copy number in place of the placeholder on page 1, or 'none' to leave it out; absent where there is no placeholder. */
  readonly copyNumber?: number | "none";
}

/** A PDF whose contents were edited. */
export interface EditedPdf {
  readonly bytes: Uint8Array;
  /** Where the copy number stands, and the content stream that shows it. */
  readonly number?: { readonly place: NumberPlace; readonly stream: number };
  /** Pages, from 1, with images in RGB, which the press variant leaves as they are. */
  readonly imagePages: readonly number[];
  /** Colours that are neither the red nor grey, `#rrggbb`; left as they are, too. */
  readonly colours: readonly string[];
}

/**
 * Edits the contents of a PDF that Chromium printed and writes it anew, so that nothing replaced is left in it: what stands
 * outside the structure becomes an artifact, colours go to the press's plates, a copy number takes its placeholder's place.
 * @throws KnownError 3 `print/unknown-pdf` for a file that Chromium did not write.
 */
export function editContents(printed: Uint8Array, { press, copyNumber }: ContentEdits): EditedPdf {
  const objects = readObjects(printed);
  const update = new PdfUpdate(objects);
  const strays = new Set<string>();
  const spot = press === undefined ? 0 : update.add(spotSpace(press.red, press.isStandard));
  const recolour = (content: string): string => (press === undefined ? content : toPlates(content, press.red, strays));
  let number: EditedPdf["number"];
  for (const [index, { page, stream }] of pageContents(objects).entries()) {
    const entries = new Map(objects.dictionary(page));
    const resources = resourcesOf(objects, entries);
    const content = recolour(markArtifacts(readContent(objects, stream)));
    if (spot > 0) entries.set("Resources", withSpot(resources, spot));
    const place = index === 0 && copyNumber !== undefined ? findNumber(objects, resources, content) : undefined;
    if (place === undefined || copyNumber === undefined) writeContent(objects, update, stream, content);
    else if (copyNumber === "none") writeContent(objects, update, stream, place.before + place.after);
    else {
      writeContent(objects, update, stream, place.before);
      const shown = addContent(update, numberContent(place, copyNumber));
      entries.set("Contents", `[${stream} 0 R ${shown} 0 R ${addContent(update, place.after)} 0 R]`);
      number = { place, stream: shown };
    }
    // Copies of the page share its resources.
    if (typeof copyNumber === "number")
      entries.set("Resources", `${update.add(entries.get("Resources") ?? "<<>>")} 0 R`);
    if (spot > 0 || typeof copyNumber === "number") update.replace(page, writeDictionary(entries));
  }
  if (press !== undefined) recolourForms(objects, update, spot, recolour);
  return {
    bytes: update.rewrite(),
    ...(number === undefined ? {} : { number }),
    imagePages: press === undefined ? [] : pagesWithImages(objects),
    colours: [...strays],
  };
}

/** Drawings within drawings: groups with an opacity of their own, patterns. */
function recolourForms(
  objects: PdfObjects,
  update: PdfUpdate,
  spot: number,
  recolour: (content: string) => string,
): void {
  for (const form of objects.numbers) {
    const entries = dictionaryOf(objects, form);
    if (entries.get("Subtype") !== "/Form" && entries.get("PatternType") !== "1") continue;
    const own = new Map(entries);
    own.set("Resources", withSpot(resourcesOf(objects, entries), spot));
    const content = recolour(readContent(objects, form));
    writeContent({ ...objects, dictionary: () => own }, update, form, content);
  }
}

/** Pages that show an image whose colours are not grey. */
function pagesWithImages(objects: PdfObjects): number[] {
  const hasImages = (owner: PdfDictionary, depth: number): boolean => {
    const drawings = entriesOf(objects, resourcesOf(objects, owner).get("XObject"));
    return [...drawings.values()].some((reference) => {
      const entries = dictionaryOf(objects, readReference(reference));
      if (entries.get("Subtype") === "/Image") return entries.get("ColorSpace") !== "/DeviceGray";
      return entries.get("Subtype") === "/Form" && depth < deepest && hasImages(entries, depth + 1);
    });
  };
  return pageNumbers(objects).flatMap((page, index) => (hasImages(objects.dictionary(page), 0) ? [index + 1] : []));
}

/** Drawings within drawings that are followed; Chromium nests a handful. */
const deepest = 12;

/** The entries of an object; none for one that is no dictionary. */
function dictionaryOf(objects: PdfObjects, number: number | undefined): PdfDictionary {
  if (number === undefined) return new Map();
  const head = Buffer.from(objects.bytes.buffer, objects.bytes.byteOffset + objects.offset(number), 32).toString(
    "latin1",
  );
  return /^\d+ 0 obj\s*<</.test(head) ? objects.dictionary(number) : new Map();
}

function resourcesOf(objects: PdfObjects, owner: PdfDictionary): PdfDictionary {
  return entriesOf(objects, owner.get("Resources"));
}

function entriesOf(objects: PdfObjects, value: string | undefined): PdfDictionary {
  const number = readReference(value);
  return number === undefined ? (readDictionary(value ?? "") ?? new Map()) : objects.dictionary(number);
}
