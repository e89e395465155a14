import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { markedRows, pagePicture } from "../inspect/picture.ts";
import type { Inspection } from "../model/inspection.ts";

/** Pixels per inch of page pictures: a line's fault is seen, and a page is half a megabyte. */
const pictureDpi = 110;

/** Pictures are made of so many pages at most, the faulty ones first. */
const mostPictures = 60;

/**
 * Writes a picture of each page into a folder, with type area, grid and faults drawn in, and the list of the faults' numbers.
 * @returns the paths of what was written.
 */
export async function writePictures(bytes: Uint8Array, inspection: Inspection, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const rows = markedRows(inspection);
  const faulty = new Set(rows.flatMap((row) => row.places.map((place) => place.page)));
  const pages = Array.from({ length: inspection.pages }, (_, index) => index + 1);
  const chosen = new Set([...pages.filter((page) => faulty.has(page)), ...pages].slice(0, mostPictures));
  const written: string[] = [];
  for (const page of [...chosen].toSorted((a, b) => a - b)) {
    const path = join(folder, `page-${String(page).padStart(3, "0")}.png`);
    await writeFile(path, await pagePicture(bytes, { page, dpi: pictureDpi, grid: true }, inspection));
    written.push(path);
  }
  if (rows.length > 0) {
    const path = join(folder, "faults.txt");
    const text = rows.map((row, index) => `${index + 1}  ${row.verdict}  ${row.clause}  ${row.id}  ${row.found}`);
    await writeFile(path, `${text.join("\n")}\n`);
    written.push(path);
  }
  return written;
}
