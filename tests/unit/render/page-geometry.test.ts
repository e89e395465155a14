import { describe, expect, it } from "vitest";
import type { Layout } from "../../../src/model/issue.ts";
import { layoutProperties, layoutScale, pageBox, pageShift } from "../../../src/render/page-geometry.ts";

const layout: Layout = {
  profile: "strict",
  mastheadTop: "35mm",
  mastheadMode: "print",
  nameplate: "centre",
  issuerRow: "sides",
  imprintSide: "even",
  duplex: "none",
  digits: "tnr",
  red: "#e60012",
};
const pxToMm = 25.4 / 96;

describe("pageBox", () => {
  it.each(["strict", "word"] as const)("gives a page area of exactly 22 lines in whole px (%s)", (profile) => {
    const box = pageBox(profile);
    // Lines are whole 64ths of a px, never more than fit.
    expect(box.line * 22).toBeLessThanOrEqual(box.areaHeight);
    expect(box.areaHeight - box.line * 22).toBeLessThan(22 / 64);
    expect(Number.isInteger(box.line * 64)).toBe(true);
    expect(box.areaHeight % layoutScale).toBe(0);
    expect(box.marginTop + box.marginBottom + box.areaHeight / layoutScale).toBe(box.height);
    for (const value of [box.marginTop, box.marginBottom, box.binding, box.foreEdge])
      expect(Number.isInteger(value)).toBe(true);
  });

  it("sets lines of 10.45 mm in the strict profile and 10.23 mm in the word profile", () => {
    expect((pageBox("strict").line / layoutScale) * pxToMm).toBeCloseTo(10.449, 2);
    expect((pageBox("word").line / layoutScale) * pxToMm).toBeCloseTo(10.227, 1);
  });
});

describe("pageShift", () => {
  it("puts the first line's glyphs at 37 mm and the left edge at 28 mm, to a twentieth of a millimetre", () => {
    const box = pageBox("strict");
    const { right, down } = pageShift(layout, 1);
    const zi = 156 / 28;
    const lead = ((box.line / layoutScale) * pxToMm - zi) / 2;
    expect(box.marginTop * pxToMm + lead + down).toBeCloseTo(37, 1);
    expect(box.marginTop * pxToMm + lead + down + 21 * (box.line / layoutScale) * pxToMm + zi).toBeCloseTo(262, 1);
    expect(box.binding * pxToMm + right).toBeCloseTo(28, 3);
  });

  it("keeps 28 mm at the binding edge of mirrored left pages", () => {
    const { right } = pageShift({ ...layout, duplex: "mirrored" }, 2);
    expect(pageBox("strict").foreEdge * pxToMm + right).toBeCloseTo(26, 3);
  });
});

describe("layoutProperties", () => {
  it("rounds rules to whole layout px, because Chromium floors borders", () => {
    const properties = layoutProperties(layout);
    const mm = (name: string): number => (Number.parseFloat(properties[name] ?? "") / layoutScale) * pxToMm;
    expect(mm("--imprint-rule-outer")).toBeCloseTo(0.35, 1);
    expect(mm("--imprint-rule-inner")).toBeGreaterThan(0.2);
    expect(mm("--imprint-rule-inner")).toBeLessThan(mm("--imprint-rule-outer"));
    expect(properties["--imprint-rule-outer"]).toMatch(/^\d+px$/);
  });
});
