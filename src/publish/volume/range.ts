import type { IssueSummary } from "../../model/composed.ts";
import { chineseNumeral } from "../../model/numerals.ts";

/** What a volume's cover says it holds. */
export interface VolumeRange {
  /** 第1—12期（总第13—24期）; empty where there are only supplements. */
  readonly issues: string;
  /** 增刊第1—2期; empty without supplements. */
  readonly supplements: string;
  /** 共14期 */
  readonly count: string;
}

/** Says which issues a volume holds: runs of numbers, in the numerals of the series. */
export function volumeRange(summaries: readonly IssueSummary[], numerals: "arabic" | "chinese"): VolumeRange {
  const main = summaries.filter(({ ref }) => !ref.supplement);
  const totals = main.flatMap(({ total }) => (total === undefined ? [] : [total]));
  const total = totals.length === main.length && totals.length > 0 ? `（总第${runsText(totals, numerals)}期）` : "";
  const supplements = summaries.filter(({ ref }) => ref.supplement);
  return {
    issues: main.length === 0 ? "" : `第${runsText(numbersOf(main), numerals)}期${total}`,
    supplements: supplements.length === 0 ? "" : `增刊第${runsText(numbersOf(supplements), numerals)}期`,
    count: `共${numerals === "chinese" ? chineseNumeral(summaries.length) : summaries.length}期`,
  };
}

function numbersOf(summaries: readonly IssueSummary[]): number[] {
  return summaries.map(({ ref }) => ref.number);
}

/** 1—3、5 */
function runsText(numbers: readonly number[], numerals: "arabic" | "chinese"): string {
  const written = (value: number): string => (numerals === "chinese" ? chineseNumeral(value) : String(value));
  const runs: [number, number][] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && number <= last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs
    .map(([from, to]) => {
      if (from === to) return written(from);
      return `${written(from)}${numerals === "chinese" ? "至" : "—"}${written(to)}`;
    })
    .join("、");
}
