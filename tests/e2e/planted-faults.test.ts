import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileFaults } from "../helpers/file-faults.ts";
import { partFaults } from "../helpers/part-faults.ts";
import { faultsOf, openFaultLab, rowOf, type Fault, type FaultLab } from "../helpers/plant-faults.ts";
import { printedFaults } from "../helpers/printed-faults.ts";
import { sheetFaults } from "../helpers/sheet-faults.ts";

let lab: FaultLab;

beforeAll(async () => {
  lab = await openFaultLab();
});
afterAll(async () => {
  await lab?.close();
});

/** Each fault is found by the row it belongs to, judged as that clause is, on its page. */
function itFinds(faults: readonly Fault[]): void {
  it.each(faults.map((fault) => [fault.name, fault] as const))("%s", async (_, fault) => {
    const inspection = await lab.inspect(await lab.plant(fault), fault.withSource);
    for (const { row: id, verdict = "violated", page, found } of fault.expected) {
      const row = rowOf(inspection, id);
      expect({ id, verdict: row.verdict, found: row.found }).toEqual({ id, verdict, found: row.found });
      if (page !== undefined) expect(row.page).toBe(page);
      if (found !== undefined) expect(row.found).toMatch(found);
      if (page !== undefined) expect(row.places.length > 0 || row.page === page).toBe(true);
    }
    expect(inspection.verdict).toBe(
      inspection.rows.some(({ verdict }) => verdict === "violated") ? "violated" : "warned",
    );
  });
}

describe("a good bulletin", () => {
  it("has no fault, with its source and without", async () => {
    for (const withSource of [false, true]) {
      const inspection = await lab.inspect(lab.good, withSource);
      expect(faultsOf(inspection)).toEqual([]);
      expect(inspection.rows).toHaveLength(74);
      expect(inspection.pages).toBe(6);
    }
  });

  it("is judged on most of the rows", async () => {
    const { rows } = await lab.inspect(lab.good, true);
    const open = rows.filter(({ verdict }) => verdict === "not-applicable").map(({ id }) => id);
    expect(open).toEqual(["copy-number", "picture-resolution", "calibration-page"]);
  });
});

describe("a fault of the style sheets is found", () => {
  itFinds(printedFaults);
});
describe("a fault of sheet and text is found", () => {
  itFinds(sheetFaults);
});
describe("a fault of masthead, folio or imprint is found", () => {
  itFinds(partFaults);
});
describe("a fault of the file is found", () => {
  itFinds(fileFaults);
});
