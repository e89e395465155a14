import { headlineColumns } from "../model/layout.ts";
import { emWidth } from "./em-width.ts";
import { breakPlaces, type BreakPlace } from "./headline-places.ts";

/** Widest line that still leaves white at both sides (practice: a headline never fills its line). */
const wantedColumns = headlineColumns - 2;

/** Shortest last line (7.3.1 asks for 长短适宜; four characters are practice). */
const shortestLast = 4;

/**
 * What a shape costs, in the same unit as a break that is bad in itself ({@link BreakPlace.cost}). Weighed on some hundred
 * real headlines: a shape that 7.3.1 rules out costs more than any step, a broken name or quotation more than any shape.
 */
const shapeCosts = {
  perExtraLine: 14,
  waist: 30,
  equal: 5,
  step: 1.5,
  wide: 4,
  lowerLonger: 4,
  afterMark: -6,
} as const;

/** em; lines that differ by less look the same, and the block like a rectangle. */
const sameWidth = 0.5;

/** em by which one line should differ from the next: enough to be seen as a trapezoid, not as a slip. */
const wantedStep = 2;

/**
 * Breaks a headline into lines as GB/T 9704-2012, 7.3.1 asks: 词意完整、排列对称、长短适宜, in the shape of a trapezoid or a
 * diamond. Of two lines the upper is a little longer.
 * @param text the headline; `|` marks the breaks an editor wants, then nothing else is broken unless a line is too wide.
 * @param names names that no line should break: offices and persons that the issue knows.
 * @returns the lines, none wider than 20 em, the last not below 4 em where the words allow it.
 */
export function breakHeadline(text: string, names: readonly string[] = []): string[] {
  const wanted = text
    .split("|")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (wanted.length > 1)
    return wanted.flatMap((line) => (emWidth(line) <= headlineColumns ? [line] : breakLine(line, names)));
  return breakLine(wanted[0] ?? "", names);
}

function breakLine(text: string, names: readonly string[]): string[] {
  const width = emWidth(text);
  if (width <= wantedColumns) return [text];
  const places = breakPlaces(text, names);
  const fewest = Math.max(2, Math.ceil(width / headlineColumns));
  let best: Candidate | undefined;
  for (let count = fewest; count <= fewest + 2; count += 1) {
    const found = bestLines(text, places, count);
    if (found === undefined) continue;
    const cost = found.cost + shapeCosts.perExtraLine * (count - fewest);
    if (best === undefined || cost < best.cost) best = { ...found, cost };
  }
  return best?.lines ?? hardLines(text);
}

/** Lines set so far, ending at one place: the last one's width, and whether lines got narrower already. */
interface Candidate {
  readonly lines: string[];
  readonly cost: number;
  readonly width: number;
  readonly narrowing: boolean;
}

/**
 * The best way to set a text in so many lines, line by line: of all candidates that end at a place with the same width and
 * the same shape only the cheapest can become the best, so that long headlines cost no more than their length.
 */
function bestLines(text: string, places: readonly BreakPlace[], count: number): Candidate | undefined {
  const ends = [...places, { index: text.length, cost: 0 }];
  let reached = new Map<number, Candidate[]>([[0, [{ lines: [], cost: 0, width: 0, narrowing: false }]]]);
  for (let line = 1; line <= count; line += 1) {
    const next = new Map<number, Candidate[]>();
    for (const [start, candidates] of reached) {
      for (const end of ends) {
        if (end.index <= start || (end.index === text.length) !== (line === count)) continue;
        const piece = text.slice(start, end.index);
        const width = emWidth(piece);
        if (width > headlineColumns) break;
        if (line === count && width < shortestLast) continue;
        for (const candidate of candidates)
          keep(next, end.index, extend(candidate, piece, width, end.cost, line === count && count === 2));
      }
    }
    reached = next;
  }
  return reached.get(text.length)?.toSorted((a, b) => a.cost - b.cost)[0];
}

function keep(reached: Map<number, Candidate[]>, end: number, candidate: Candidate): void {
  const all = reached.get(end) ?? [];
  const same = all.findIndex((one) => one.width === candidate.width && one.narrowing === candidate.narrowing);
  if (same < 0) all.push(candidate);
  else if (candidate.cost < (all[same]?.cost ?? 0)) all[same] = candidate;
  reached.set(end, all);
}

function extend(before: Candidate, piece: string, width: number, breakCost: number, isPair: boolean): Candidate {
  let cost = before.cost + breakCost;
  if (width > wantedColumns) cost += shapeCosts.wide * (width - wantedColumns);
  let narrowing = before.narrowing;
  if (before.lines.length > 0) {
    const step = width - before.width;
    cost +=
      Math.abs(Math.abs(step) - wantedStep) * shapeCosts.step + (Math.abs(step) < sameWidth ? shapeCosts.equal : 0);
    if (/[，、：；]$/u.test(before.lines.at(-1) ?? "")) cost += shapeCosts.afterMark;
    if (isPair && step > 0) cost += shapeCosts.lowerLonger;
    // Wider again after having got narrower is an hourglass.
    if (step > 0 && narrowing) cost += shapeCosts.waist;
    if (step < 0) narrowing = true;
  }
  return { lines: [...before.lines, piece], cost, width, narrowing };
}

/** For a headline without enough break places: cut by width alone. */
function hardLines(text: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const character of text) {
    if (emWidth(line + character) > headlineColumns) {
      lines.push(line);
      line = "";
    }
    line += character;
  }
  return [...lines, line];
}
