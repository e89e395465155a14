import type { Pdfium } from "./pdfium.ts";

/** Millimetres in a PDF point. */
export const mmPerPt = 25.4 / 72;

/** Calls a function that fills in 32-bit floats, `at(index)` being where; zeros where the function has nothing to say. */
export function readFloats(pdfium: Pdfium, count: number, call: (at: (index: number) => number) => boolean): number[] {
  return pdfium.lend(count * 4, (pointer) => {
    call((index) => pointer + index * 4);
    return Array.from({ length: count }, (_, index) => pdfium.memory().getFloat32(pointer + index * 4, true));
  });
}

/** Calls a function that fills in 64-bit floats. */
export function readDoubles(pdfium: Pdfium, count: number, call: (at: (index: number) => number) => boolean): number[] {
  return pdfium.lend(count * 8, (pointer) => {
    call((index) => pointer + index * 8);
    return Array.from({ length: count }, (_, index) => pdfium.memory().getFloat64(pointer + index * 8, true));
  });
}

/** Calls a function that fills in 32-bit integers. */
export function readInts(pdfium: Pdfium, count: number, call: (at: (index: number) => number) => boolean): number[] {
  return pdfium.lend(count * 4, (pointer) => {
    call((index) => pointer + index * 4);
    return Array.from({ length: count }, (_, index) => pdfium.memory().getInt32(pointer + index * 4, true));
  });
}
