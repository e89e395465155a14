import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkLedger, type LedgerIssue } from "../../../src/check/ledger.ts";
import { parseCivilDate } from "../../../src/model/civil-date.ts";
import type { Diagnostic } from "../../../src/model/diagnostic.ts";
import type { Series } from "../../../src/model/issue.ts";

const series = (rest: Partial<Series> = {}): Series => {
  const place = { path: "/content/gangkou/series.yaml", line: 1, column: 1, endLine: 1, endColumn: 1 };
  return {
    id: "gangkou",
    path: place.path,
    name: [{ text: "港口简报", place }],
    issuer: { text: "办公室", place },
    numerals: "arabic",
    numbering: "auto",
    imprint: { staff: [] },
    distribution: [],
    layout: {},
    fonts: {},
    rules: {},
    voids: {},
    ...rest,
  };
};

const issue = (
  year: number,
  number: number,
  date: string,
  total?: number,
  rest: { supplement?: boolean; file?: string } = {},
): LedgerIssue => {
  const { supplement = false, file = `${supplement ? "s" : ""}${String(number).padStart(2, "0")}.md` } = rest;
  const path = `/content/gangkou/${year}/${file}`;
  const place = (line: number) => ({ path, line, column: 1, endLine: line, endColumn: 2 });
  return {
    ref: {
      id: `gangkou-${year}-${supplement ? "s" : ""}${String(number).padStart(2, "0")}`,
      series: "gangkou",
      year,
      number,
      supplement,
    },
    path,
    date: parseCivilDate(date) ?? { year, month: 1, day: 1 },
    places: { issue: place(2), date: place(3), title: place(5), ...(total === undefined ? {} : { total: place(4) }) },
    ...(total === undefined ? {} : { total }),
  };
};

const at = ({ rule, severity, place }: Diagnostic): string =>
  `${severity} ${rule} ${place.path.slice("/content/gangkou/".length)}:${place.line}`;
const reported = (issues: readonly LedgerIssue[], rest: Partial<Series> = {}): string[] =>
  checkLedger(issues, [series(rest)]).map(at);

describe("the ledger of a series", () => {
  it("has nothing to say of a run in order", () => {
    expect(
      reported([issue(2023, 1, "2023-05-01", 17), issue(2023, 2, "2023-05-01", 18), issue(2024, 1, "2024-01-10", 19)], {
        firstTotal: 17,
      }),
    ).toEqual([]);
  });

  it("names both files of a doubled number, also of one output file written twice", () => {
    const found = checkLedger(
      [issue(2024, 1, "2024-01-10"), issue(2024, 1, "2024-01-10", undefined, { file: "01/index.md" })],
      [series()],
    );
    expect(found.map(at)).toEqual([
      "error series/duplicate-number 2024/01.md:2",
      "error series/duplicate-number 2024/01/index.md:2",
    ]);
    expect(found.map(({ params }) => params["other"])).toEqual(["2024/01/index.md", "2024/01.md"]);
  });

  it("reports dates that run backwards, over the turn of the year too", () => {
    expect(reported([issue(2024, 1, "2024-02-10"), issue(2024, 2, "2024-02-09")])).toEqual([
      "error series/date-backwards 2024/02.md:3",
    ]);
  });

  it("warns of gaps but for those declared, and of declared ones that are here", () => {
    const issues = [issue(2023, 4, "2023-04-01"), issue(2023, 6, "2023-06-01"), issue(2024, 3, "2024-03-01")];
    const found = checkLedger(issues, [series({ voids: { "2024": [2, 3] } })]);
    expect(found.map(at)).toEqual([
      "warning series/gap 2023/06.md:2",
      "warning series/gap 2024/03.md:2",
      "warning series/void-present 2024/03.md:2",
    ]);
    expect(found.map(({ params }) => params["missing"] ?? params["number"])).toEqual(["5", "1", 3]);
  });

  it("counts supplements on their own", () => {
    const issues = [
      issue(2024, 1, "2024-03-01"),
      issue(2024, 1, "2024-02-01", undefined, { supplement: true }),
      issue(2024, 3, "2024-02-20", undefined, { supplement: true }),
      issue(2024, 2, "2024-04-01"),
    ];
    expect(reported(issues)).toEqual([]);
  });

  it("verifies totals against the one before and the first, never where there is none", () => {
    expect(reported([issue(2023, 1, "2023-05-01", 17), issue(2023, 2, "2023-06-01", 17)])).toEqual([
      "error series/duplicate-total 2023/01.md:4",
      "error series/duplicate-total 2023/02.md:4",
    ]);
    expect(reported([issue(2023, 1, "2023-05-01", 17), issue(2023, 2, "2023-06-01", 19)])).toEqual([
      "error series/total-step 2023/02.md:4",
    ]);
    expect(reported([issue(2023, 1, "2023-05-01", 16), issue(2023, 2, "2023-06-01", 17)], { firstTotal: 17 })).toEqual([
      "error series/total-step 2023/01.md:4",
    ]);
    expect(
      reported([issue(2023, 1, "2023-05-01", 17), issue(2023, 2, "2023-06-01"), issue(2023, 3, "2023-07-01", 19)]),
    ).toEqual([]);
  });

  it("lets a gap keep its total or not", () => {
    for (const total of [18, 19])
      expect(
        reported([issue(2023, 1, "2023-05-01", 17), issue(2023, 3, "2023-06-01", total)], { voids: { "2023": [2] } }),
      ).toEqual([]);
  });

  it("leaves other series alone and does not depend on the order of its input", () => {
    const issues = [
      issue(2023, 1, "2023-05-01"),
      issue(2023, 3, "2023-04-01"),
      issue(2024, 2, "2024-01-01"),
      issue(2024, 2, "2024-01-01", undefined, { file: "02/index.md" }),
    ];
    const expected = reported(issues);
    expect(checkLedger(issues, [series({ id: "shuiwu" })])).toEqual([]);
    fc.assert(
      fc.property(fc.shuffledSubarray(issues, { minLength: issues.length }), (shuffled) => {
        expect(reported(shuffled)).toEqual(expected);
      }),
    );
  });
});
