import { headlineColumns } from "../model/layout.ts";
import { emWidth } from "./em-width.ts";

/** Words that lean on what stands before or behind them, so that no line may break on that side (7.3.1: 词意完整). */
const clingToPrevious = new Set([
  "的",
  "了",
  "和",
  "与",
  "及",
  "等",
  "地",
  "得",
  "着",
  "过",
  "们",
  "中",
  "上",
  "下",
  "内",
]);
const clingToNext = new Set([
  "关于",
  "对",
  "向",
  "在",
  "以",
  "把",
  "将",
  "被",
  "为",
  "从",
  "由",
  "与",
  "和",
  "及",
  "第",
  "不",
  "再",
  "更",
]);
const openers = "《〈“‘（〔【「『";
const closers = "》〉”’）〕】」』";
const noLineStart = `${closers}，。、；：！？·—…％%`;

/** Widest line that still leaves white at both sides (practice: a headline never fills its line). */
const wantedColumns = headlineColumns - 2;

/**
 * Breaks a headline into balanced lines between words (GB/T 9704-2012, 7.3.1: 回行时，要做到词意完整，排列对称，长短适宜).
 * @param text the headline; `|` marks the breaks an editor wants, then nothing else is broken unless a line is too wide.
 * @returns the lines, none wider than 20 em where the words allow it.
 */
export function breakHeadline(text: string): string[] {
  const wanted = text
    .split("|")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (wanted.length > 1) return wanted.flatMap((line) => (emWidth(line) <= headlineColumns ? [line] : breakLine(line)));
  return breakLine(wanted[0] ?? "");
}

function breakLine(text: string): string[] {
  const width = emWidth(text);
  if (width <= wantedColumns) return [text];
  const places = breakPlaces(text);
  const fewest = Math.ceil(width / headlineColumns);
  for (let count = Math.max(2, fewest); count <= fewest + 2; count += 1) {
    const lines = bestLines(text, places, count);
    if (lines !== undefined) return lines;
  }
  return hardLines(text);
}

/** The offsets at which a line may end: between words, outside quotes and titles, not between a number and its unit. */
function breakPlaces(text: string): number[] {
  const segments = [...new Intl.Segmenter("zh", { granularity: "word" }).segment(text)];
  const places: number[] = [];
  let depth = 0;
  for (const [index, segment] of segments.entries()) {
    for (const character of segment.segment) {
      if (openers.includes(character)) depth += 1;
      if (closers.includes(character)) depth = Math.max(0, depth - 1);
    }
    const next = segments[index + 1];
    if (next !== undefined && depth === 0 && mayBreak(segment.segment, next.segment)) places.push(next.index);
  }
  return places;
}

function mayBreak(before: string, after: string): boolean {
  const first = [...after][0] ?? "";
  const last = [...before].at(-1) ?? "";
  if (noLineStart.includes(first) || openers.includes(last) || last === "—" || last === "·") return false;
  if (/[\d.%A-Za-z]/.test(last) && /[\d.%A-Za-z\p{Script=Han}]/u.test(first)) return false;
  if (/\p{Script=Han}/u.test(last) && /\d/.test(first) && last === "第") return false;
  return !clingToPrevious.has(after) && !clingToNext.has(before);
}

function bestLines(text: string, places: readonly number[], count: number): string[] | undefined {
  let best: { cost: number; lines: string[] } | undefined;
  const choose = (from: number, start: number, lines: string[]): void => {
    if (lines.length === count - 1) {
      const all = [...lines, text.slice(start)];
      const cost = shapeCost(all);
      if (cost !== undefined && (best === undefined || cost < best.cost)) best = { cost, lines: all };
      return;
    }
    for (let index = from; index < places.length; index += 1) {
      const place = places[index] ?? text.length;
      const line = text.slice(start, place);
      if (emWidth(line) > headlineColumns) break;
      choose(index + 1, place, [...lines, line]);
    }
  };
  choose(0, 0, []);
  return best?.lines;
}

/** How far the lines are from a good shape; undefined when they break a rule. Two lines: the upper a little longer; more: a trapezoid or a diamond. */
function shapeCost(lines: readonly string[]): number | undefined {
  const widths = lines.map(emWidth);
  const longest = Math.max(...widths);
  const last = widths.at(-1) ?? 0;
  if (longest > headlineColumns || last < 4 || last <= longest / 3) return undefined;
  let cost = longest > wantedColumns ? 4 * (longest - wantedColumns) : 0;
  for (const line of lines.slice(0, -1)) if (/[，、：；]$/u.test(line)) cost -= 6;
  const steps = widths.slice(1).map((width, index) => width - (widths[index] ?? 0));
  for (const step of steps) cost += Math.abs(Math.abs(step) - 2) * 1.5 + (step === 0 ? 3 : 0);
  if (lines.length === 2 && (steps[0] ?? 0) > 0) cost += 2;
  const hourglass = steps.some((step, index) => step < 0 && steps.slice(index + 1).some((later) => later > 0));
  return cost + (hourglass ? 12 : 0);
}

/** For a headline without a single break place: cut by width alone. */
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
