import type { Inspection } from "../model/inspection.ts";
import { grid, linePitch, paper, typeArea, wordLinePitch, zi } from "../model/layout.ts";
import { loadPdfium } from "./measure/pdfium.ts";
import { encodeIndexedPng, encodePng } from "./png.ts";

/** How a page is drawn. */
export interface PictureOptions {
  /** Page number, from 1. */
  readonly page: number;
  /** Pixels per inch. */
  readonly dpi: number;
  /** Whether the type area and its lines are drawn in. */
  readonly grid: boolean;
  /** The part of the page that is wanted, mm from its top; all of it where absent. */
  readonly band?: { readonly top: number; readonly bottom: number };
  /** `few`: indexed colours, for small pictures of text: a quarter of the bytes, and of the time to write them. */
  readonly colours?: "all" | "few";
}

/** Flags of FPDF_RenderPageBitmap (public/fpdfview.h): annotations, and red first instead of blue. */
const withAnnotations = 0x01;
const redFirst = 0x10;

type Ink = readonly [number, number, number];

const gridInk: Ink = [120, 170, 220];
const faultInk: Ink = [220, 0, 0];
const warningInk: Ink = [230, 140, 0];

/** A page as pixels, four bytes each, and pixels per mm. */
class Sheet {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
  readonly perMm: number;

  constructor(width: number, height: number, rgba: Uint8Array, dpi: number) {
    this.width = width;
    this.height = height;
    this.rgba = rgba;
    this.perMm = dpi / 25.4;
  }

  /** The part between two heights in mm. */
  band({ top, bottom }: { readonly top: number; readonly bottom: number }): Sheet {
    const first = Math.max(0, Math.round(top * this.perMm));
    const end = Math.min(this.height, Math.round(bottom * this.perMm));
    const rgba = this.rgba.subarray(first * this.width * 4, end * this.width * 4);
    return new Sheet(this.width, end - first, rgba, this.perMm * 25.4);
  }

  /** Fills a rectangle of pixels, mixed half and half with what is there where it is a tint. */
  fill(left: number, top: number, right: number, bottom: number, ink: Ink, tint = 1): void {
    for (let y = Math.max(0, top); y < Math.min(this.height, bottom); y += 1)
      for (let x = Math.max(0, left); x < Math.min(this.width, right); x += 1) {
        const at = (y * this.width + x) * 4;
        for (const [offset, value] of ink.entries())
          this.rgba[at + offset] = Math.round((this.rgba[at + offset] ?? 255) * (1 - tint) + value * tint);
      }
  }

  /** Draws the outline of a box given in mm, some pixels thick. */
  outline(box: { left: number; top: number; right: number; bottom: number }, ink: Ink, thick: number): void {
    const [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom].map((value) =>
      Math.round(value * this.perMm),
    ) as [number, number, number, number];
    this.fill(left, top, right, top + thick, ink);
    this.fill(left, bottom - thick, right, bottom, ink);
    this.fill(left, top, left + thick, bottom, ink);
    this.fill(right - thick, top, right, bottom, ink);
  }

  /** Writes digits, 3 × 5 cells of some pixels each. */
  digits(text: string, left: number, top: number, ink: Ink, cell: number): void {
    for (const [index, digit] of [...text].entries()) {
      const rows = digitRows[Number(digit)] ?? [];
      for (const [row, bits] of rows.entries())
        for (let column = 0; column < 3; column += 1)
          if ((bits & (4 >> column)) !== 0) {
            const x = left + (index * 4 + column) * cell;
            this.fill(x, top + row * cell, x + cell, top + (row + 1) * cell, ink);
          }
    }
  }
}

/** The digits as rows of three bits, from the top. */
const digitRows: readonly (readonly number[])[] = [
  [7, 5, 5, 5, 7],
  [2, 6, 2, 2, 7],
  [7, 1, 7, 4, 7],
  [7, 1, 7, 1, 7],
  [5, 5, 7, 1, 1],
  [7, 4, 7, 1, 7],
  [7, 4, 7, 5, 7],
  [7, 1, 1, 1, 1],
  [7, 5, 7, 5, 7],
  [7, 5, 7, 1, 7],
];

/** The rows of an inspection that have something to show, in the order of their numbers on the pictures (from 1). */
export function markedRows(inspection: Inspection): Inspection["rows"] {
  return inspection.rows.filter((row) => row.places.length > 0 && ["violated", "warned"].includes(row.verdict));
}

/**
 * Draws a page as PNG: the type area, its 22 lines, and each place where a row is violated (red) or warned (amber), with the
 * row's number in {@link markedRows}.
 * @param inspection absent: nothing but the page and, where asked for, the grid.
 */
export async function pagePicture(
  bytes: Uint8Array,
  options: PictureOptions,
  inspection?: Inspection,
): Promise<Uint8Array> {
  const sheet = await renderPage(bytes, options);
  if (options.grid) drawGrid(sheet, options.page, inspection);
  const thick = Math.max(2, Math.round(sheet.perMm * 0.4));
  const cell = Math.max(2, Math.round(sheet.perMm * 0.5));
  for (const [index, row] of (inspection === undefined ? [] : markedRows(inspection)).entries())
    for (const place of row.places.filter((one) => one.page === options.page)) {
      const ink = row.verdict === "violated" ? faultInk : warningInk;
      sheet.outline(place, ink, thick);
      const number = String(index + 1);
      const top = Math.round(place.top * sheet.perMm) - 6 * cell;
      sheet.digits(number, Math.round(place.left * sheet.perMm), Math.max(0, top), ink, cell);
    }
  const wanted = options.band === undefined ? sheet : sheet.band(options.band);
  return options.colours === "few" ? encodeIndexedPng(wanted) : encodePng(wanted);
}

/** The type area and its lines: those of the profile that the inspection found. */
function drawGrid(sheet: Sheet, page: number, inspection: Inspection | undefined): void {
  const isMirrored = inspection?.mirrored === true && page % 2 === 0;
  const left = isMirrored ? paper.width - typeArea.left - typeArea.width : typeArea.left;
  const right = left + typeArea.width;
  sheet.outline({ left, right, top: typeArea.top, bottom: typeArea.top + typeArea.height }, gridInk, 2);
  const isWord = inspection?.profile === "word";
  const pitch = isWord ? wordLinePitch : linePitch;
  const lead = isWord ? (wordLinePitch - zi) / 2 : 0;
  for (let line = 0; line < grid.rows; line += 1) {
    const top = typeArea.top + lead + line * pitch;
    const edges = [left, top, right, top + zi].map((value) => Math.round(value * sheet.perMm)) as [
      number,
      number,
      number,
      number,
    ];
    sheet.fill(...edges, gridInk, 0.16);
  }
}

async function renderPage(bytes: Uint8Array, { page, dpi }: PictureOptions): Promise<Sheet> {
  const pdfium = await loadPdfium();
  const { api } = pdfium;
  return pdfium.lend(bytes.length, (pointer) => {
    new Uint8Array(pdfium.memory().buffer).set(bytes, pointer);
    const document = api.FPDF_LoadMemDocument(pointer, bytes.length, "");
    const handle = document === 0 ? 0 : api.FPDF_LoadPage(document, page - 1);
    try {
      if (handle === 0) throw new Error(`page ${page} can't be drawn`);
      const width = Math.round((api.FPDF_GetPageWidthF(handle) * dpi) / 72);
      const height = Math.round((api.FPDF_GetPageHeightF(handle) * dpi) / 72);
      const bitmap = api.FPDFBitmap_Create(width, height, 0);
      if (bitmap === 0) throw new Error(`page ${page} is too large to be drawn`);
      api.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xff_ff_ff_ff);
      api.FPDF_RenderPageBitmap(bitmap, handle, 0, 0, width, height, 0, withAnnotations | redFirst);
      const start = api.FPDFBitmap_GetBuffer(bitmap);
      const end = start + api.FPDFBitmap_GetStride(bitmap) * height;
      const rgba = new Uint8Array(pdfium.memory().buffer).slice(start, end);
      api.FPDFBitmap_Destroy(bitmap);
      return new Sheet(width, height, rgba, dpi);
    } finally {
      if (handle !== 0) api.FPDF_ClosePage(handle);
      if (document !== 0) api.FPDF_CloseDocument(document);
    }
  });
}
