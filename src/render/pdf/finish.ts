import { paper, ptPerMm } from "../../model/layout.ts";
import type { PdfMetadata } from "../../model/press.ts";
import { pageNumbers, readObjects, unknownPdf, type PdfObjects } from "./objects.ts";
import { encodeName, readArray, readReference, textString, writeDictionary, type PdfDictionary } from "./syntax.ts";
import { PdfUpdate } from "./update.ts";
import { xmpPacket } from "./xmp.ts";

/** How a printed PDF is finished. */
export interface FinishOptions {
  readonly metadata: PdfMetadata;
  /** Millimetres by which the page with an index (from 0) is moved right and down. */
  readonly shift: (index: number) => { readonly right: number; readonly down: number };
  /** Where named destinations lie; absent where they are right already. */
  readonly destinations?: DestinationOptions;
}

/** How Chromium's named destinations are put right. */
export interface DestinationOptions {
  /** Those that only layout needed. */
  readonly isOwn: (name: string) => boolean;
  /** mm from the paper's top to the page area's. */
  readonly areaTop: number;
  /** How many layout px a printed px has. */
  readonly scale: number;
}

/** What the file says it was made with. */
export const creator = "Jianbao";

/**
 * Finishes a PDF that Chromium printed, by an incremental update (PDF 32000-1, 7.5.6) rather than a load and save:
 * exact A4 boxes with the content moved to where the standard wants it, title, author, subject, keywords, XMP, no scaling,
 * duplex, and both dates fixed to the issue's date, so that the same input gives the same bytes.
 * @throws KnownError 3 `print/unknown-pdf` for a file that Chromium did not write.
 */
export function finishPdf(printed: Uint8Array, { metadata, shift, destinations }: FinishOptions): Uint8Array {
  const original = Buffer.from(printed);
  const objects = readObjects(original);
  maskInfo(original, objects, metadata.date);
  renumberElements(original);
  const update = new PdfUpdate(objects);
  const producer = objects.dictionary(objects.info).get("Producer") ?? "(Skia/PDF)";
  update.replace(objects.info, infoDictionary(metadata, producer));
  const packet = Buffer.from(xmpPacket(metadata, { creator, producer: producer.slice(1, -1) }));
  const xmp = update.addStream({ Type: "/Metadata", Subtype: "/XML" }, packet);
  update.replace(objects.root, catalog(objects.dictionary(objects.root), xmp));
  finishPages(objects, update, shift);
  if (destinations !== undefined) finishDestinations(objects, update, destinations);
  return update.finish();
}

/**
 * Overwrites what differs from run to run or from machine to machine in the original information, byte for byte so that
 * no offset moves: both dates, and the browser's user agent as creator.
 */
function maskInfo(bytes: Buffer, objects: PdfObjects, date: string): void {
  const source = objects.source(objects.info);
  const offset = objects.offset(objects.info);
  const info = objects.dictionary(objects.info);
  for (const key of ["CreationDate", "ModDate", "Creator"]) {
    const value = info.get(key);
    if (value === undefined) continue;
    const wanted = key === "Creator" ? creator.slice(0, value.length - 2).padEnd(value.length - 2) : pdfDate(date);
    if (!value.startsWith("(") || value.length !== wanted.length + 2) throw unknownPdf(`${key} ${value}`);
    bytes.write(`(${wanted})`, offset + source.indexOf(value, source.indexOf(`/${key} `)), "latin1");
  }
}

/**
 * Renumbers the structure elements' ids from 1, in place and in their own order. Chromium names them after DOM nodes, of
 * which a page that prints issue after issue has made more each time (seen in 143, at tables with heads).
 */
function renumberElements(bytes: Buffer): void {
  const places: number[] = [];
  for (let at = bytes.indexOf("(node"); at >= 0; at = bytes.indexOf("(node", at + 1)) {
    if (/^\(node\d{8}\)$/.test(bytes.toString("latin1", at, at + 14))) places.push(at + 5);
  }
  const idAt = (place: number): string => bytes.toString("latin1", place, place + 8);
  const ids = [...new Set(places.map(idAt))].toSorted();
  const numbers = new Map(ids.map((id, index) => [id, String(index + 1).padStart(8, "0")]));
  for (const place of places) bytes.write(numbers.get(idAt(place)) ?? "", place, "latin1");
}

function pdfDate(date: string): string {
  return `D:${date.replaceAll("-", "")}000000+00'00'`;
}

/** The document information of a file, as it is written. */
export function infoDictionary({ title, author, subject, keywords, date }: PdfMetadata, producer: string): string {
  const texts: readonly (readonly [string, string])[] = [
    ["Title", title],
    ["Author", author],
    ["Subject", subject],
    ["Keywords", keywords.join("，")],
  ];
  return writeDictionary([
    ...texts.filter(([, text]) => text !== "").map(([key, text]): [string, string] => [key, textString(text)]),
    ["Creator", `(${creator})`],
    ["Producer", producer],
    ["CreationDate", `(${pdfDate(date)})`],
    ["ModDate", `(${pdfDate(date)})`],
  ]);
}

/** Version 1.7 is that of /Duplex (PDF 32000-1, table 150). */
function catalog(printed: PdfDictionary, xmp: number): string {
  const entries = new Map(printed);
  entries.set("Version", "/1.7");
  entries.set("Lang", "(zh-CN)");
  entries.set("Metadata", `${xmp} 0 R`);
  entries.set("ViewerPreferences", "<</DisplayDocTitle true\n/PrintScaling /None\n/Duplex /DuplexFlipLongEdge>>");
  if (entries.has("Outlines")) entries.set("PageMode", "/UseOutlines");
  return writeDictionary(entries);
}

/** Exact boxes, and one small content stream in front of each page's own that moves it; pages share it where they can. */
function finishPages(objects: PdfObjects, update: PdfUpdate, shift: FinishOptions["shift"]): void {
  const movers = new Map<string, number>();
  for (const [index, number] of pageNumbers(objects).entries()) {
    const page = new Map(objects.dictionary(number));
    const printed = readArray(page.get("MediaBox") ?? "").map(Number);
    const [left, bottom, right, top] = printed;
    if (left !== 0 || bottom !== 0 || right === undefined || !(top !== undefined && top > 0))
      throw unknownPdf("a page without a box");
    const [width, height] = (right > top ? [paper.height, paper.width] : [paper.width, paper.height]).map(
      (side) => side * ptPerMm,
    );
    if (width === undefined || height === undefined || Math.abs(right - width) > 2 || Math.abs(top - height) > 2) {
      throw unknownPdf(`a page of ${right} × ${top} pt`);
    }
    const wanted = shift(index);
    // The content hangs from the top of Chromium's page, which is not exactly as high as A4.
    const move = `1 0 0 1 ${(wanted.right * ptPerMm).toFixed(4)} ${(height - top - wanted.down * ptPerMm).toFixed(4)} cm\n`;
    const mover = movers.get(move) ?? update.addStream({}, Buffer.from(move));
    movers.set(move, mover);
    const box = `[0 0 ${width.toFixed(3)} ${height.toFixed(3)}]`;
    const contents = page.get("Contents") ?? "[]";
    page.set("MediaBox", box);
    page.set("TrimBox", box);
    page.delete("CropBox");
    page.set(
      "Contents",
      `[${[`${mover} 0 R`, ...(readReference(contents) === undefined ? readArray(contents) : [contents])].join(" ")}]`,
    );
    update.replace(number, writeDictionary(page));
  }
}

/**
 * Puts named destinations where they belong and takes out those of layout. Chromium (143) writes how far they lie below the
 * page area's top in layout px, as pt below the sheet's: text on page 1 lies under the sheet then, by which it is known.
 */
function finishDestinations(objects: PdfObjects, update: PdfUpdate, options: DestinationOptions): void {
  const number = readReference(objects.dictionary(objects.root).get("Dests"));
  const [page] = pageNumbers(objects);
  if (number === undefined || page === undefined) return;
  const height = Number(readArray(objects.dictionary(page).get("MediaBox") ?? "")[3]);
  const entries = [...objects.dictionary(number)].map(([name, target]) => ({ name, target: readArray(target) }));
  const isUnscaled = entries.some(({ target }) => Number(target[3]) < 0);
  const areaTop = (paper.height - options.areaTop) * ptPerMm;
  const kept = entries.flatMap(({ name, target: [reference = "", kind = "", , top] }): [string, string][] => {
    if (options.isOwn(name)) return [];
    const place = isUnscaled ? areaTop - (height - Number(top)) / options.scale : Number(top);
    return [[encodeName(name), `[${reference} ${kind} 0 ${place.toFixed(2)} 0]`]];
  });
  update.replace(number, writeDictionary(kept));
}
