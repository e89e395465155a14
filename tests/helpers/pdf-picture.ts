import { deflateSync, crc32 } from "node:zlib";
import { withDocument } from "./pdfium.ts";

/** A page as pixels, four bytes each: red, green, blue, opacity. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** Edges of the ink in a picture, in mm from its upper left corner; undefined for a blank one. */
export interface InkBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Flags of FPDF_RenderPageBitmap: annotations, and red first instead of blue. */
const withAnnotations = 0x01;
const redFirst = 0x10;

/** Draws a page (from 0) on white, at so many pixels an inch. */
export function renderPage(bytes: Uint8Array, page: number, dpi: number): Promise<Picture> {
  return withDocument(bytes, (pdfium, document) => {
    const { api } = pdfium;
    const handle = api.FPDF_LoadPage(document, page);
    if (handle === 0) throw new Error(`the PDF has no page ${page + 1}`);
    const width = Math.round((api.FPDF_GetPageWidthF(handle) * dpi) / 72);
    const height = Math.round((api.FPDF_GetPageHeightF(handle) * dpi) / 72);
    const bitmap = api.FPDFBitmap_Create(width, height, 0);
    try {
      api.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xff_ff_ff_ff);
      api.FPDF_RenderPageBitmap(bitmap, handle, 0, 0, width, height, 0, withAnnotations | redFirst);
      const rgba = new Uint8Array(pdfium.memory().buffer).slice(
        api.FPDFBitmap_GetBuffer(bitmap),
        api.FPDFBitmap_GetBuffer(bitmap) + api.FPDFBitmap_GetStride(bitmap) * height,
      );
      for (let index = 3; index < rgba.length; index += 4) rgba[index] = 255;
      return { width, height, rgba };
    } finally {
      api.FPDFBitmap_Destroy(bitmap);
      api.FPDF_ClosePage(handle);
    }
  });
}

/** The extent of what is darker than half grey, in a picture of so many pixels an inch, or of the part of it between two heights in mm. */
export function inkBox(
  { width, height, rgba }: Picture,
  dpi: number,
  from = 0,
  to = Number.POSITIVE_INFINITY,
): InkBox | undefined {
  const mm = 25.4 / dpi;
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = Math.max(0, Math.ceil(from / mm)); y < Math.min(height, to / mm); y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      if (((rgba[at] ?? 255) + (rgba[at + 1] ?? 255) + (rgba[at + 2] ?? 255)) / 3 >= 128) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  return right < 0 ? undefined : { left: left * mm, right: (right + 1) * mm, top: top * mm, bottom: (bottom + 1) * mm };
}

/** Writes a picture as PNG (without alpha), to be looked at. */
export function encodePng({ width, height, rgba }: Picture): Uint8Array {
  const rows = Buffer.alloc(height * (width * 3 + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = (y * width + x) * 4;
      rows.set(rgba.subarray(from, from + 3), y * (width * 3 + 1) + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
