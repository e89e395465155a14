import type { MeasuredDocument } from "../measured.ts";
import type { ObjectReader, PageNode } from "./objects.ts";
import { asName, asNumber, asText, type PdfValue } from "./values.ts";

/** What a file says about itself. */
export type About = Pick<MeasuredDocument, "version" | "language" | "tagged" | "info" | "hasId" | "hasXmp" | "active">;

/** Kinds of annotations that run or play something (PDF 32000-1, 12.5.6). */
const playing = new Set(["RichMedia", "Movie", "Sound", "Screen", "3D"]);

/** Kinds that paint over the page: what they show is no part of its content and is not measured. */
const painting = new Set(["FreeText", "Stamp", "Square", "Circle", "Polygon", "Ink", "Redact", "Watermark"]);

/** Actions that only move the view or follow a link (12.6.4). */
const harmless = new Set(["GoTo", "GoToR", "URI", "Named"]);

/** Most actions, one behind the other, that are followed. */
const longestChain = 32;

/** Most annotations of all pages together that are looked at for what they do. */
const mostAnnotations = 500_000;

/** Reads what a file says about itself: version, language, tags, metadata, and whether it holds anything active. */
export function readAbout(objects: ObjectReader, pages: readonly PageNode[]): About {
  const { catalog, trailer } = objects;
  const info = objects.dictionary(trailer.get("Info"));
  const text = (key: string): string => asText(objects.resolve(info.get(key)));
  const ownVersion = asName(objects.resolve(catalog.get("Version")));
  return {
    version: [objects.headerVersion, ownVersion].toSorted().at(-1) ?? "",
    language: asText(objects.resolve(catalog.get("Lang"))),
    tagged:
      objects.resolve(objects.dictionary(catalog.get("MarkInfo")).get("Marked")) === true &&
      objects.dictionary(catalog.get("StructTreeRoot")).size > 0,
    info: {
      title: text("Title"),
      author: text("Author"),
      subject: text("Subject"),
      keywords: text("Keywords"),
      creator: text("Creator"),
      producer: text("Producer"),
      creationDate: text("CreationDate"),
      modDate: text("ModDate"),
    },
    hasId: objects.array(trailer.get("ID")).length > 0,
    hasXmp: objects.dictionary(catalog.get("Metadata")).size > 0,
    active: [...new Set(findActive(objects, pages))],
  };
}

function findActive(objects: ObjectReader, pages: readonly PageNode[]): string[] {
  const { catalog } = objects;
  let left = mostAnnotations;
  const names = objects.dictionary(catalog.get("Names"));
  return [
    ...actionsOf(objects, catalog.get("OpenAction")),
    ...triggersOf(objects, catalog.get("AA")),
    ...(objects.dictionary(names.get("JavaScript")).size > 0 ? ["JavaScript"] : []),
    ...(objects.dictionary(names.get("EmbeddedFiles")).size > 0 ? ["EmbeddedFiles"] : []),
    ...(objects.dictionary(catalog.get("AcroForm")).has("XFA") ? ["XFA"] : []),
    ...(hasHiddenLayers(objects) ? ["hidden layers"] : []),
    ...pages.flatMap(({ entries }) => [
      ...triggersOf(objects, entries.get("AA")),
      ...objects.array(entries.get("Annots")).flatMap((annotation) => {
        left -= 1;
        if (left < 0) return [];
        const own = objects.dictionary(annotation);
        const kind = asName(objects.resolve(own.get("Subtype")));
        return [
          ...(playing.has(kind) || painting.has(kind) ? [kind] : []),
          ...actionsOf(objects, own.get("A")),
          ...triggersOf(objects, own.get("AA")),
        ];
      }),
    ]),
  ];
}

/** Whether layers are switched off: what stands on them is in the file and not on the sheet (PDF 32000-1, 8.11). */
function hasHiddenLayers(objects: ObjectReader): boolean {
  const usual = objects.dictionary(objects.dictionary(objects.catalog.get("OCProperties")).get("D"));
  return objects.array(usual.get("OFF")).length > 0 || asName(objects.resolve(usual.get("BaseState"))) === "OFF";
}

/** Names of the actions that are not harmless, of one and of those that follow it. */
function actionsOf(objects: ObjectReader, value: PdfValue | undefined): string[] {
  const found: string[] = [];
  let action = objects.dictionary(value);
  for (let step = 0; step < longestChain && action.size > 0; step += 1) {
    const kind = asName(objects.resolve(action.get("S")));
    if (kind !== "" && !harmless.has(kind)) found.push(kind);
    const [next] = objects.array(action.get("Next"));
    action = objects.dictionary(next ?? action.get("Next"));
  }
  return found;
}

function triggersOf(objects: ObjectReader, value: PdfValue | undefined): string[] {
  return [...objects.dictionary(value).values()].flatMap((action) => actionsOf(objects, action));
}

/** Boxes in pt and turn of a page, put right way round: [left, bottom, right, top]. */
export function pageBoxes(objects: ObjectReader, { entries }: PageNode): PageBoxes {
  const box = (key: string): Rectangle | undefined => {
    const items = objects.array(entries.get(key));
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = items.slice(0, 4).map((item) => asNumber(objects.resolve(item)));
    // A box without an inside says nothing: PDFium leaves it out as well.
    return items.length === 4 && x1 !== x2 && y1 !== y2
      ? [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)]
      : undefined;
  };
  const turn = Math.round(asNumber(objects.resolve(entries.get("Rotate"))) / 90) * 90;
  const [trimBox, cropBox] = [box("TrimBox"), box("CropBox")];
  return {
    // A page without a (sound) media box is letter paper to PDFium.
    mediaBox: box("MediaBox") ?? [0, 0, 612, 792],
    rotate: ((turn % 360) + 360) % 360,
    ...(trimBox === undefined ? {} : { trimBox }),
    ...(cropBox === undefined ? {} : { cropBox }),
  };
}

type Rectangle = readonly [number, number, number, number];

/** Boxes of a page in pt, and its turn in degrees. */
export interface PageBoxes {
  readonly mediaBox: Rectangle;
  readonly trimBox?: Rectangle;
  readonly cropBox?: Rectangle;
  readonly rotate: number;
}
