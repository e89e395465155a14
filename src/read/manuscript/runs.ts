import type { ManuscriptRun } from "../../model/manuscript.ts";

/** The words of some runs. */
export function textOfRuns(runs: readonly ManuscriptRun[]): string {
  return runs.map((run) => run.text).join("");
}

/** Runs of a text without marks; none for an empty one. */
export function plainRuns(text: string): ManuscriptRun[] {
  return text === "" ? [] : [{ text }];
}

/** Runs without their first characters. */
export function dropStart(runs: readonly ManuscriptRun[], length: number): ManuscriptRun[] {
  let left = length;
  return runs.flatMap((run) => {
    const cut = Math.min(left, run.text.length);
    left -= cut;
    if (cut === 0) return [run];
    return cut === run.text.length ? [] : [{ ...run, text: run.text.slice(cut) }];
  });
}

/** Runs up to a number of characters. */
export function keepStart(runs: readonly ManuscriptRun[], length: number): ManuscriptRun[] {
  let left = length;
  return runs.flatMap((run) => {
    const kept = run.text.slice(0, Math.max(0, left));
    const isIn = left > 0;
    left -= run.text.length;
    return kept === "" && !(isIn && run.text === "") ? [] : [{ ...run, text: kept }];
  });
}

/** Runs without white space at their two ends. */
export function trimRuns(runs: readonly ManuscriptRun[]): ManuscriptRun[] {
  const text = textOfRuns(runs);
  const start = text.length - text.trimStart().length;
  const kept = dropStart(runs, start);
  return keepLength(kept, text.trim().length);
}

function keepLength(runs: readonly ManuscriptRun[], length: number): ManuscriptRun[] {
  let left = length;
  return runs.flatMap((run) => {
    const text = run.text.slice(0, Math.max(0, left));
    left -= run.text.length;
    return text === "" && run.note === undefined && run.image === undefined ? [] : [{ ...run, text }];
  });
}
