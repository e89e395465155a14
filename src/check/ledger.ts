import { compareDates, isoDate } from "../model/civil-date.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { compareText } from "../model/diagnostic.ts";
import type { Issue, Series } from "../model/issue.ts";
import { finding } from "../model/report.ts";

/** What the ledger needs of an issue; without a date where that could not be read. */
export type LedgerIssue = Pick<Issue, "ref" | "path" | "total" | "places"> & Partial<Pick<Issue, "date">>;

/**
 * Checks every series as a whole (contract §2, §2.3): doubled numbers, dates and totals that run backwards are errors,
 * gaps that series.yaml does not declare are warnings. Supplements count on their own and have no gaps to declare; totals
 * are compared where two neighbours have one, and against `firstTotal`, never invented. Pure.
 * @param issues in any order. @param series their series; an issue of another is left out.
 */
export function checkLedger(issues: readonly LedgerIssue[], series: readonly Series[]): Diagnostic[] {
  return series.flatMap((one) => {
    const own = issues.filter((issue) => issue.ref.series === one.id).toSorted(inOrder);
    const regular = own.filter((issue) => !issue.ref.supplement);
    const supplements = own.filter((issue) => issue.ref.supplement);
    return [
      ...doubledNumbers(own),
      ...datesBackwards(regular),
      ...datesBackwards(supplements),
      ...gaps(regular, one),
      ...doubledTotals(own),
      ...totalSteps(regular, one),
    ];
  });
}

function inOrder(a: LedgerIssue, b: LedgerIssue): number {
  return a.ref.year - b.ref.year || a.ref.number - b.ref.number || compareText(a.path, b.path);
}

/** The end of a path that tells an issue's file from others of its series: 2024/02/index.md. */
function shortPath({ path, ref }: LedgerIssue): string {
  const marker = `/${ref.series}/`;
  const start = path.lastIndexOf(marker);
  return start < 0 ? path : path.slice(start + marker.length);
}

function doubledNumbers(issues: readonly LedgerIssue[]): Diagnostic[] {
  return groupsOf(issues, (issue) => issue.ref.id).flatMap((group) =>
    group.map((issue, index) => {
      const other = group[index === 0 ? 1 : 0];
      return finding("series/duplicate-number", issue.places.issue, {
        other: other === undefined ? "" : shortPath(other),
        id: issue.ref.id,
      });
    }),
  );
}

function doubledTotals(issues: readonly LedgerIssue[]): Diagnostic[] {
  const withTotal = issues.filter((issue) => issue.total !== undefined);
  return groupsOf(withTotal, (issue) => String(issue.total))
    .filter((group) => new Set(group.map((issue) => issue.ref.id)).size > 1)
    .flatMap((group) =>
      group.map((issue) => {
        const other = group.find((candidate) => candidate.ref.id !== issue.ref.id);
        return finding("series/duplicate-total", issue.places.total ?? issue.places.issue, {
          total: issue.total ?? 0,
          other: other === undefined ? "" : shortPath(other),
        });
      }),
    );
}

/** Groups of two and more with the same key. */
function groupsOf(issues: readonly LedgerIssue[], keyOf: (issue: LedgerIssue) => string): LedgerIssue[][] {
  const groups = new Map<string, LedgerIssue[]>();
  for (const issue of issues) groups.set(keyOf(issue), [...(groups.get(keyOf(issue)) ?? []), issue]);
  return [...groups.values()].filter((group) => group.length > 1);
}

function datesBackwards(issues: readonly LedgerIssue[]): Diagnostic[] {
  const dated = issues.flatMap(({ ref, date, places }) => (date === undefined ? [] : [{ ref, date, places }]));
  return dated.flatMap((issue, index) => {
    const before = dated[index - 1];
    if (before === undefined || before.ref.id === issue.ref.id || compareDates(before.date, issue.date) <= 0) return [];
    return [
      finding("series/date-backwards", issue.places.date, {
        found: isoDate(issue.date),
        before: before.ref.id,
        date: isoDate(before.date),
      }),
    ];
  });
}

/**
 * Numbers that are neither here nor declared void. The first year held may begin anywhere: an office that takes Jianbao up
 * in June need not bring its spring; every later year begins with 1.
 */
function gaps(issues: readonly LedgerIssue[], series: Series): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const firstYear = issues[0]?.ref.year;
  let before: LedgerIssue | undefined;
  for (const issue of issues) {
    const { year, number } = issue.ref;
    const declared = series.voids[String(year)] ?? [];
    const last = before?.ref.year === year ? before.ref.number : year === firstYear ? number - 1 : 0;
    const missing = Array.from({ length: Math.max(0, number - last - 1) }, (_, index) => last + 1 + index).filter(
      (candidate) => !declared.includes(candidate),
    );
    if (missing.length > 0)
      diagnostics.push(finding("series/gap", issue.places.issue, { year, missing: ranges(missing) }));
    if (declared.includes(number))
      diagnostics.push(finding("series/void-present", issue.places.issue, { year, number }));
    before = issue;
  }
  return diagnostics;
}

/** 3, 5, 6, 7 → `3, 5, 6, 7`; a long run is shortened in the middle. */
function ranges(numbers: readonly number[]): string {
  return numbers.length <= 8 ? numbers.join(", ") : `${numbers.slice(0, 3).join(", ")} … ${numbers.at(-1) ?? ""}`;
}

/** Each total is one more than that of the issue before; a declared gap may have kept its total or not. */
function totalSteps(issues: readonly LedgerIssue[], series: Series): Diagnostic[] {
  const first = issues[0];
  const diagnostics =
    first?.total === undefined || series.firstTotal === undefined || first.total === series.firstTotal
      ? []
      : [step(first, first.total, series.firstTotal)];
  for (const [index, issue] of issues.entries()) {
    const before = issues[index - 1];
    if (
      issue.total === undefined ||
      before?.total === undefined ||
      before.ref.id === issue.ref.id ||
      issue.total === before.total
    )
      continue;
    const skipped =
      before.ref.year === issue.ref.year ? issue.ref.number - before.ref.number - 1 : Math.max(0, issue.ref.number - 1);
    const isBetween = issue.total > before.total && issue.total <= before.total + 1 + skipped;
    if (!isBetween) diagnostics.push(step(issue, issue.total, before.total + 1));
  }
  return diagnostics;
}

function step(issue: LedgerIssue, found: number, expected: number): Diagnostic {
  return finding("series/total-step", issue.places.total ?? issue.places.issue, { found, expected });
}
