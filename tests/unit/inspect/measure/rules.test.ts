import { describe, expect, it } from "vitest";
import { isThin, joinBars, type Bar } from "../../../../src/inspect/measure/rules.ts";

function bar(left: number, top: number, right: number, bottom: number, order = 0, color = "#000000"): Bar {
  return { left, top, right, bottom, color, order };
}

describe("bars", () => {
  it("that touch on one line are one rule, in the place of the first of them", () => {
    const { rules, crumbs } = joinBars([
      bar(20, 10, 30, 10.5, 4),
      bar(10, 10, 20, 10.5, 2),
      bar(30.09, 10.01, 31, 10.52, 9),
    ]);
    expect(crumbs).toEqual([]);
    expect(rules).toHaveLength(1);
    expect(rules[0]).toMatchObject({ left: 10, right: 31, direction: "horizontal", order: 2 });
    expect(rules[0]?.thickness).toBeCloseTo(0.5, 6);
  });

  it("with a gap, of another colour, thickness, line or direction stay apart", () => {
    const { rules } = joinBars([
      bar(10, 10, 20, 10.5),
      bar(20.2, 10, 30, 10.5),
      bar(30, 10, 40, 10.5, 0, "#ff0000"),
      bar(10, 10, 20, 10.6),
      bar(20, 10.2, 30, 10.7),
      bar(20, 10, 20.5, 20),
    ]);
    expect(rules).toHaveLength(6);
    expect(rules.filter(({ direction }) => direction === "vertical")).toHaveLength(1);
  });

  it("too short to be rules are shapes, white ones nothing", () => {
    const { rules, crumbs } = joinBars([
      bar(10, 10, 12.9, 10.5),
      bar(10, 20, 11, 20.5, 0, "#ffffff"),
      bar(1, 30, 4, 30.5),
    ]);
    expect(rules.map(({ top }) => top)).toEqual([30]);
    expect(crumbs).toHaveLength(1);
    expect(crumbs[0]).toMatchObject({ left: 10, right: 12.9, color: "#000000" });
  });

  it("dots in a row are a rule, from top to bottom and from left to right", () => {
    const dots = Array.from({ length: 50 }, (_, index) => bar(10 + index * 0.5, 10, 10.4 + index * 0.5, 10.4, index));
    const { rules } = joinBars([...dots.toReversed(), bar(5, 5, 9, 5.2, 99)]);
    expect(rules.map(({ left, order }) => [left, order])).toEqual([
      [5, 99],
      [10, 0],
    ]);
  });

  it("are thin up to 1.5 mm", () => {
    expect(isThin(bar(0, 0, 100, 1.5))).toBe(true);
    expect(isThin(bar(0, 0, 1.6, 1.6))).toBe(false);
  });
});
