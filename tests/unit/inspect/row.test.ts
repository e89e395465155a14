import { describe, expect, it } from "vitest";
import { recognise } from "../../../src/inspect/recognise/recognise.ts";
import { judge, measure, nowhere, number, type Context, type Force } from "../../../src/inspect/rows/row.ts";
import type { InspectionBasis } from "../../../src/model/inspection.ts";
import { documentOf, pageOf } from "../../helpers/measured.ts";

function contextOf(basis: InspectionBasis = {}): Context {
  return { ...recognise(documentOf([pageOf(1, [])]), basis), basis };
}

/** All that a layout is asked for here is that there is one. */
const withLayout = {
  layout: {
    profile: "strict",
    mastheadTop: "35mm",
    mastheadMode: "print",
    nameplate: "centre",
    issuerRow: "sides",
    imprintSide: "even",
    duplex: "none",
    digits: "tnr",
    red: "#e60012",
  },
} as const;
const box = { left: 1, top: 2, right: 3, bottom: 4 };
const good = { page: 1, box, isGood: true, found: "good" };
const bad = { page: 2, box, isGood: false, found: "bad" };

describe("a row", () => {
  it("is not applicable where there is nothing to judge", () => {
    const row = judge(contextOf(), { id: "x", clause: "1", expected: "y", force: "rule" }, []);
    expect(row).toEqual({
      id: "x",
      clause: "1",
      expected: "y",
      found: "–",
      tolerance: "–",
      verdict: "not-applicable",
      places: [],
    });
  });

  it("passes where all is good", () => {
    const row = judge(contextOf(), { id: "x", clause: "1", expected: "y", force: "rule" }, [good, good]);
    expect(row).toMatchObject({ verdict: "passed", found: "good", page: 1, places: [] });
  });

  it.each<[Force, string, string]>([
    ["rule", "violated", "violated"],
    ["conditional", "warned", "warned"],
    ["declared", "warned", "violated"],
  ])("that is broken, of force %s, is %s without a layout and %s with one", (force, without, withOne) => {
    const spec = { id: "x", clause: "1", expected: "y", force };
    expect(judge(contextOf(), spec, [good, bad]).verdict).toBe(without);
    expect(judge(contextOf(withLayout), spec, [good, bad]).verdict).toBe(withOne);
  });

  it("tells of the worst, how many there are and where", () => {
    const worse = { ...bad, page: 3, found: "worse", off: 9 };
    const row = judge(contextOf(), { id: "x", clause: "1", expected: "y", force: "rule" }, [bad, worse, good]);
    expect(row).toMatchObject({ page: 3, found: "worse（共 2 处）" });
    expect(row.places).toEqual([
      { page: 2, ...box },
      { page: 3, ...box },
    ]);
  });

  it("about the whole file has neither page nor place", () => {
    const whole = { page: 0, box: nowhere, isGood: false, found: "bad" };
    const row = judge(contextOf(), { id: "x", clause: "1", expected: "y", force: "rule" }, [whole]);
    expect(row.page).toBeUndefined();
    expect(row.places).toEqual([]);
  });

  it("draws at most two hundred places", () => {
    const many = Array.from({ length: 300 }, () => bad);
    const row = judge(contextOf(), { id: "x", clause: "1", expected: "y", force: "rule" }, many);
    expect(row.found).toBe("bad（共 300 处）");
    expect(row.places).toHaveLength(200);
  });
});

describe("a measured row", () => {
  const spec = { id: "x", clause: "1", force: "rule" } as const;
  const wanted = { wanted: 262, within: 0.1, unit: "mm" };

  it("takes values to the edge of the tolerance, and none past it", () => {
    const at = (value: number) => measure(contextOf(), spec, wanted, [{ page: 1, box, value }]).verdict;
    expect([261.9, 262, 262.1, 262.1004].map(at)).toEqual(["passed", "passed", "passed", "passed"]);
    expect([261.89, 262.101, 263].map(at)).toEqual(["violated", "violated", "violated"]);
  });

  it("says what it wants, how exactly, and what was farthest off", () => {
    const values = [262.05, 260, 262.3].map((value) => ({ page: 1, box, value }));
    expect(measure(contextOf(), spec, wanted, values)).toMatchObject({
      expected: "262 mm",
      tolerance: "±0.1 mm",
      found: "260 mm（共 2 处）",
    });
  });

  it("never passes a value that is no number", () => {
    expect(measure(contextOf(), spec, wanted, [{ page: 1, box, value: Number.NaN }]).verdict).toBe("violated");
  });

  it("shows at most three decimals", () => {
    expect([10.449_31, 0.1 + 0.2, 28].map(number)).toEqual(["10.449", "0.3", "28"]);
  });
});
