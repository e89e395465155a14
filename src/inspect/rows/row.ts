import type { InspectionBasis, InspectionRow, Verdict } from "../../model/inspection.ts";
import type { Box } from "../measured.ts";
import type { Recognised } from "../recognise/recognised.ts";

/** What every row is judged from. */
export interface Context extends Recognised {
  readonly basis: InspectionBasis;
}

/**
 * How a departure counts: from a rule it violates; from a conditional clause (一般, 推荐, 可以) or from practice it warns;
 * from what a bulletin's own layout declares it violates where that layout is known, else it warns as practice.
 */
export type Force = "rule" | "conditional" | "declared";

/** What a row asks for. */
export interface RowSpec {
  readonly id: string;
  readonly clause: string;
  readonly expected: string;
  readonly tolerance?: string;
  readonly force: Force;
}

/** One thing that a row was judged on. */
export interface Subject {
  readonly page: number;
  readonly box: Box;
  readonly isGood: boolean;
  /** Its value, as a person reads it. */
  readonly found: string;
  /** How far off it is, to find the worst; 1 where it can't be counted. */
  readonly off?: number;
}

/** A measured length, or count. */
export interface Measure {
  readonly page: number;
  readonly box: Box;
  readonly value: number;
}

/** Most places that one row shows. */
const mostPlaces = 200;

/** Judges a row by its subjects; without any it is not applicable. */
export function judge(context: Context, spec: RowSpec, subjects: readonly Subject[]): InspectionRow {
  const faults = subjects.filter(({ isGood }) => !isGood);
  const worst = worstOf(faults.length > 0 ? faults : subjects);
  const verdict: Verdict =
    worst === undefined ? "not-applicable" : faults.length === 0 ? "passed" : failed(spec.force, context.basis);
  const more = faults.length > 1 ? `（共 ${faults.length} 处）` : "";
  return {
    id: spec.id,
    clause: spec.clause,
    ...(worst === undefined || worst.page === 0 ? {} : { page: worst.page }),
    expected: spec.expected,
    found: worst === undefined ? "–" : `${worst.found}${more}`,
    tolerance: spec.tolerance ?? "–",
    verdict,
    places: faults
      .filter(({ page }) => page > 0)
      .slice(0, mostPlaces)
      .map(({ page, box: { left, top, right, bottom } }) => ({ page, left, top, right, bottom })),
  };
}

function worstOf(subjects: readonly Subject[]): Subject | undefined {
  let worst = subjects[0];
  for (const subject of subjects) if ((subject.off ?? 1) > (worst?.off ?? 1)) worst = subject;
  return worst;
}

function failed(force: Force, { layout }: InspectionBasis): Verdict {
  return force === "rule" || (force === "declared" && layout !== undefined) ? "violated" : "warned";
}

/** What {@link measure} asks of each value. */
export interface Wanted {
  readonly wanted: number;
  readonly within: number;
  /** `mm`, `pt`, `行` … */
  readonly unit: string;
}

/** Judges a row by lengths or counts that should all have one value. */
export function measure(
  context: Context,
  spec: Omit<RowSpec, "expected" | "tolerance"> & { readonly expected?: string },
  { wanted, within, unit }: Wanted,
  measures: readonly Measure[],
): InspectionRow {
  return judge(
    context,
    { expected: `${number(wanted)} ${unit}`, tolerance: within === 0 ? "–" : `±${number(within)} ${unit}`, ...spec },
    measures.map(({ page, box, value }) => ({
      page,
      box,
      // A value as it is shown, at the edge of what it may be, is no fault.
      isGood: Math.abs(value - wanted) <= within + 0.000_5,
      found: `${number(value)} ${unit}`,
      off: Math.abs(value - wanted),
    })),
  );
}

/** A number with at most three decimals. */
export function number(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** The place of what is about the whole file, or about something that is missing on a page. */
export const nowhere: Box = { left: 0, top: 0, right: 0, bottom: 0 };
