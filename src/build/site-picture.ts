import { pagePicture } from "../inspect/picture.ts";

/**
 * Pixels per inch of the picture of an issue's first page: 496 × 702 pixels, sharp at the 13 rem the site shows it at. Measured
 * on the sample bulletins: 17 kB and 30 ms a picture.
 */
const pictureDpi = 60;

/** The picture's name beside the page. */
export const pictureName = "first-page.png";

/** A picture of a PDF's first page, as PNG. */
export interface SitePicture {
  readonly bytes: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Draws the first page of a PDF for the site. The same PDF gives the same bytes. */
export async function sitePicture(pdf: Uint8Array): Promise<SitePicture> {
  const bytes = await pagePicture(pdf, { page: 1, dpi: pictureDpi, grid: false, colours: "few" });
  // IHDR is the first chunk: width and height stand at bytes 16 and 20.
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { bytes, width: view.getUint32(16), height: view.getUint32(20) };
}
