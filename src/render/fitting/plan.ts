import { chooseLines, type Line } from "./lines.ts";
import type {
  Correction,
  FittedParagraph,
  FittingReport,
  FittingSource,
  MeasuredFont,
  ParagraphSetting,
  UnfittedParagraph,
} from "./paragraph.ts";
import type { CutSource } from "./pieces.ts";
import { unitsOf, type Unit } from "./units.ts";

/** Lines of a paragraph beyond which it is left to the browser: nobody reads it for its edges, and the page must come out. */
export const mostLines = 400;

/** Characters that a paragraph is recognised by in a report. */
const openingLength = 14;

/** zi; a line stretched by more in all is one that something was sent down from. */
const pushedSlack = 0.6;

/** What is to be done to an issue's paragraphs, and what will have been done. */
export interface FittingPlan {
  readonly settings: readonly ParagraphSetting[];
  /** By paragraph, in the order of the settings. */
  readonly fitted: readonly FittedParagraph[];
  readonly unfitted: readonly UnfittedParagraph[];
}

/**
 * Chooses lines and squeezes for every paragraph of an issue (GB/T 15834-2011, 5.1; the order 先挤进，后推出 of the W3C's
 * Chinese layout requirements). Pure: the same measures give the same plan.
 */
export function planFitting(
  source: FittingSource,
  pieces: CutSource["pieces"],
  fonts: readonly MeasuredFont[],
): FittingPlan {
  const settings: ParagraphSetting[] = [];
  const fitted: FittedParagraph[] = [];
  const unfitted: UnfittedParagraph[] = [];
  for (const [index, paragraph] of source.paragraphs.entries()) {
    const { article } = paragraph;
    const opening = paragraph.text.replaceAll(/\s+/g, "").slice(0, openingLength);
    const { units, zi } = unitsOf(paragraph, pieces[index] ?? [], fonts);
    const length = units.reduce((sum, unit) => sum + unit.width, paragraph.indent);
    if (length / paragraph.width > mostLines) {
      unfitted.push({ article, opening, reason: "long" });
      continue;
    }
    const chosen = chooseLines({ ...paragraph, units, zi });
    if (chosen === undefined) {
      unfitted.push({ article, opening, reason: "unbreakable" });
      continue;
    }
    const { lines } = chosen;
    const corrections = correctionsOf(units, lines);
    // A paragraph of one line without pairs is set the same by the browser.
    if (corrections.length === 0) continue;
    settings.push({ paragraph: index, corrections });
    fitted.push({
      article,
      opening,
      lines: lines.length,
      ...edgeCounts(lines),
      pairs: units.filter((unit) => unit.rank >= 0 && unit.before + unit.after < 0).length,
      pulled: lines.filter((line) => line.squeeze.some((share) => share > 0)).length,
      pushed: paragraph.justified ? stretches(lines).filter((line) => line.slack > pushedSlack * zi).length : 0,
      singles: chosen.isSingleAvoided ? 1 : 0,
      stretch: paragraph.justified
        ? Math.max(0, ...stretches(lines).map((line) => line.slack / Math.max(1, line.gaps) / zi))
        : 0,
    });
  }
  return { settings, fitted, unfitted };
}

/** What was done in the end: the plan without the paragraphs that the page could not set as planned. */
export function fittingReport(plan: FittingPlan, refused: readonly number[]): FittingReport {
  const isRefused = (index: number): boolean => refused.includes(plan.settings[index]?.paragraph ?? -1);
  return {
    paragraphs: plan.fitted.filter((_, index) => !isRefused(index)),
    unfitted: [
      ...plan.unfitted,
      ...plan.fitted.flatMap(({ article, opening }, index) =>
        isRefused(index) ? [{ article, opening, reason: "engine" as const }] : [],
      ),
    ],
  };
}

/** All lines but the last: those that run to both edges. */
function stretches(lines: readonly Line[]): readonly Line[] {
  return lines.slice(0, -1);
}

function edgeCounts(lines: readonly Line[]): Pick<FittedParagraph, "ends" | "starts"> {
  return {
    ends: stretches(lines).filter((line) => line.isEndTrimmed).length,
    starts: lines.filter((line) => line.isStartTrimmed).length,
  };
}

function correctionsOf(units: readonly Unit[], lines: readonly Line[]): Correction[] {
  const corrections: Correction[] = [];
  for (const [number, line] of lines.entries()) {
    const isLast = number === lines.length - 1;
    for (let index = line.first; index < line.end; index += 1) {
      const unit = units[index];
      if (unit === undefined) continue;
      const given = givenBy(unit, line, index);
      const isLineEnd = !isLast && index === line.end - 1;
      if (given.before === 0 && given.after === 0 && !isLineEnd) continue;
      // Of a word only the last character ends the line; a dash of two zi is one glyph and stays one text.
      const length = unit.kind === "word" ? 1 : unit.length;
      const at = unit.start + unit.length - length;
      corrections.push([at, length, rounded(given.before), rounded(given.after), isLineEnd ? 1 : 0]);
    }
  }
  return corrections;
}

/** What a unit takes and gives where it stands. */
function givenBy(unit: Unit, line: Line, index: number): { before: number; after: number } {
  const squeezed = unit.room * (line.squeeze[unit.rank] ?? 0);
  if (unit.isOpening) {
    // In front of an indented first line nothing gives way: the indent stays two zi.
    const trim = index === 0 ? 0 : index === line.first && line.isStartTrimmed ? unit.startTrim : squeezed;
    return { before: unit.before - trim, after: unit.after };
  }
  const trim = index === line.last && line.isEndTrimmed ? unit.endTrim : squeezed;
  return { before: unit.before, after: unit.after - trim };
}

/** To a hundredth of a layout px. */
function rounded(length: number): number {
  return Math.round(length * 100) / 100;
}
