import { deflateSync } from "node:zlib";
import { pageNumbers, unknownPdf, type PdfObjects } from "./objects.ts";
import { readArray, readReference } from "./syntax.ts";
import type { PdfUpdate } from "./update.ts";

/*
 * Content streams as Skia writes them: operators of one kind to a line, text as hexadecimal strings, no inline images.
 * What does not look so is left as it is.
 */

/** A page and the one stream that holds its content. */
export interface PageContent {
  readonly page: number;
  readonly stream: number;
}

/**
 * The pages of a PDF that Chromium printed, with their content streams: one each.
 * @throws KnownError 3 `print/unknown-pdf` for a page with several.
 */
export function pageContents(objects: PdfObjects): PageContent[] {
  return pageNumbers(objects).flatMap((page) => {
    const contents = objects.dictionary(page).get("Contents") ?? "[]";
    const [stream, ...more] = (contents.startsWith("[") ? readArray(contents) : [contents]).map(readReference);
    if (more.length > 0) throw unknownPdf("a page with several content streams");
    return stream === undefined ? [] : [{ page, stream }];
  });
}

/** The operators of a stream, as Latin-1 text. */
export function readContent(objects: PdfObjects, stream: number): string {
  return Buffer.from(objects.stream(stream)).toString("latin1");
}

/** Writes a content stream anew, deflated, with the dictionary entries it had. */
export function writeContent(objects: PdfObjects, update: PdfUpdate, stream: number, content: string): void {
  const entries = new Map(objects.dictionary(stream));
  entries.set("Filter", "/FlateDecode");
  update.replaceStream(stream, entries, deflateSync(Buffer.from(content, "latin1")));
}

/** Adds a deflated content stream and gives its object number. */
export function addContent(update: PdfUpdate, content: string): number {
  return update.addStream({ Filter: "/FlateDecode" }, deflateSync(Buffer.from(content, "latin1")));
}

/** What begins and what paints a path, and what paints at once (PDF 32000-1, 8.5). */
const beginsPath = /(?:^| )(?:m|re)$/;
const paintsPath = /(?:^| )(?:f\*?|F|S|s|B\*?|b\*?)$/;
const endsPath = /(?:^| )n$/;
const paintsAtOnce = /(?:^| )(?:Do|sh)$/;

/**
 * Marks what stands outside the page's structure as artifacts (PDF 32000-1, 14.8.2.2): the texts of margin boxes, which
 * Chromium paints before it clips to the page's area, as pagination (folio, 草稿), rules and grounds as layout. Text inside
 * the area is never hidden from a reader.
 */
export function markArtifacts(content: string): string {
  const out: string[] = [];
  let depth = 0;
  let isClipped = false;
  let path = -1;
  for (const line of content.split("\n")) {
    if (line.endsWith("BDC") || line.endsWith("BMC")) depth += 1;
    else if (line === "EMC") depth -= 1;
    if (depth > 0 || line === "EMC") {
      out.push(line);
      continue;
    }
    if (line === "BT" && !isClipped) out.push("/Artifact <</Type /Pagination>>BDC");
    else if (path < 0 && beginsPath.test(line)) path = out.length;
    out.push(line);
    if (line === "ET" && !isClipped) out.push("EMC");
    else if (paintsAtOnce.test(line)) wrapLayout(out, out.length - 1);
    else if (path >= 0 && paintsPath.test(line)) wrapLayout(out, path);
    else if (endsPath.test(line)) isClipped = true;
    if (paintsPath.test(line) || endsPath.test(line)) path = -1;
  }
  return out.join("\n");
}

function wrapLayout(out: string[], from: number): void {
  out.splice(from, 0, "/Artifact <</Type /Layout>>BDC");
  out.push("EMC");
}
