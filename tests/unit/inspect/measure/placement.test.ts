import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  chain,
  hexColour,
  mmPerPt,
  overlap,
  pagePlacement,
  place,
  placeBox,
  type Matrix,
} from "../../../../src/inspect/measure/placement.ts";

const number = fc.integer({ min: -50, max: 50 });
const matrix: fc.Arbitrary<Matrix> = fc.tuple(number, number, number, number, number, number);

describe("placement", () => {
  it("of a page puts its upper left corner, as it is shown, at nothing", () => {
    const mediaBox = [10, 20, 110, 220] as const;
    const corners = { 0: [10, 220], 90: [10, 20], 180: [110, 20], 270: [110, 220] } as const;
    for (const [rotate, [x, y]] of Object.entries(corners)) {
      const at = place(pagePlacement({ mediaBox, rotate: Number(rotate) }), x, y);
      expect(Math.hypot(...at), rotate).toBeCloseTo(0, 9);
      const shown = placeBox(pagePlacement({ mediaBox, rotate: Number(rotate) }), ...mediaBox);
      const [width, height] = Number(rotate) % 180 === 0 ? [100, 200] : [200, 100];
      expect(shown.right).toBeCloseTo(width * mmPerPt, 9);
      expect(shown.bottom).toBeCloseTo(height * mmPerPt, 9);
    }
  });

  it("chained does one after the other", () => {
    fc.assert(
      fc.property(matrix, matrix, number, number, (first, then, x, y) => {
        expect(place(chain(first, then), x, y)).toEqual(place(then, ...place(first, x, y)));
      }),
    );
  });

  it("of a box goes around all of its corners", () => {
    fc.assert(
      fc.property(matrix, number, number, number, number, (one, x1, y1, x2, y2) => {
        const corners = [place(one, x1, y1), place(one, x2, y1), place(one, x1, y2), place(one, x2, y2)];
        const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
        const box = { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
        const placed = placeBox(one, x1, y1, x2, y2);
        for (const edge of ["left", "top", "right", "bottom"] as const) expect(placed[edge]).toBeCloseTo(box[edge], 9);
      }),
    );
  });

  it("boxes share what lies in both, an edge at least", () => {
    const box = { left: 0, top: 0, right: 10, bottom: 10 };
    expect(overlap(box, { left: 5, top: -5, right: 20, bottom: 5 })).toEqual({ left: 5, top: 0, right: 10, bottom: 5 });
    expect(overlap(box, { left: 10, top: 0, right: 20, bottom: 10 })).toMatchObject({ left: 10, right: 10 });
    expect(overlap(box, { left: 11, top: 0, right: 20, bottom: 10 })).toBeUndefined();
  });

  it("colours are written with all their digits", () => {
    expect([hexColour(0, 0, 0), hexColour(230, 0, 18), hexColour(255, 255, 255)]).toEqual([
      "#000000",
      "#e60012",
      "#ffffff",
    ]);
  });
});
