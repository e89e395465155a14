import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chineseDate, compareDates, isCalendarDate, isoDate, parseCivilDate } from "../../../src/model/civil-date.ts";

const day = fc
  .record({
    year: fc.integer({ min: 1000, max: 9999 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  })
  .filter(isCalendarDate);

describe("civil dates", () => {
  it("gives back every day from both of its written forms", () => {
    fc.assert(
      fc.property(day, (date) => {
        expect(parseCivilDate(isoDate(date))).toEqual(date);
        expect(parseCivilDate(chineseDate(date))).toEqual(date);
      }),
    );
  });

  it("orders days as their ISO forms are ordered", () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(Math.sign(compareDates(a, b))).toBe(isoDate(a) < isoDate(b) ? -1 : isoDate(a) > isoDate(b) ? 1 : 0);
      }),
    );
  });

  it.each([
    "2019-02-29",
    "2019-13-01",
    "2019-04-31",
    "2019-00-10",
    "1900-02-29",
    "2019-6-1",
    "2019/06/01",
    "2019-06-01T00:00:00Z",
    "2019年6月31日",
    "19年6月1日",
    "",
  ])("takes %j for no date", (text) => {
    expect(parseCivilDate(text)).toBeUndefined();
  });

  it("knows leap days", () => {
    expect(parseCivilDate("2000-02-29")).toEqual({ year: 2000, month: 2, day: 29 });
    expect(parseCivilDate("2024年2月29日")).toEqual({ year: 2024, month: 2, day: 29 });
  });
});
