import type { Line, Page, Rule } from "../measured.ts";
import { isRed, plain, segments, visible, type Segment } from "./characters.ts";
import type { Masthead } from "./recognised.ts";

/** pt; a nameplate is larger than any headline. */
const nameplateSize = 24;

/** mm; a red bar this long is the red rule (or what should be it). */
const redRuleLength = 100;

/** mm; without a red rule and without a nameplate a masthead's rows are looked for above this. */
const lowestRow = 150;

const date = /\d{4}年\d{1,2}月\d{1,2}日/;
const issueNumber = /第?[0-9一二三四五六七八九十百〇○零]+[期号]/;

/** The masthead of page 1, as far as the page has one; and which of its lines belong to it. */
export function findMasthead(page: Page | undefined): {
  readonly masthead: Masthead;
  readonly lines: ReadonlySet<Line>;
} {
  const empty = { nameplate: [], redRules: [], marks: [], issueLines: [] };
  if (page === undefined) return { masthead: empty, lines: new Set() };
  const level = page.lines.filter(({ angle, sizePt }) => angle === 0 && sizePt < 100);
  const redRules = page.rules.filter(
    (rule) => rule.direction === "horizontal" && isRed(rule.color) && rule.right - rule.left > redRuleLength,
  );
  const nameplate = level.filter((line) => isRed(line.color) && line.sizePt >= nameplateSize);
  const foot = mastheadFoot(level, redRules, nameplate);
  if (foot === undefined) return { masthead: { ...empty, redRules }, lines: new Set() };
  const own = level.filter((line) => line.baseline < foot && !nameplate.includes(line));
  const nameTop = Math.min(...nameplate.map(({ ink }) => ink.top));
  const isAbove = (line: Line): boolean =>
    nameplate.length > 0
      ? line.baseline < nameTop
      : !issueNumber.test(plain(line.text)) && !date.test(plain(line.text));
  const above =
    nameplate.length > 0
      ? own.filter(isAbove)
      : own.slice(
          0,
          Math.max(
            0,
            own.findIndex((line) => !isAbove(line)),
          ),
        );
  const below = own.filter((line) => !above.includes(line));
  const issuerRow = below.findLast((line) => date.test(plain(line.text)));
  return {
    masthead: {
      nameplate,
      redRules,
      marks: above.flatMap((line) => segments(line)),
      issueLines: below.filter((line) => line !== issuerRow),
      ...(issuerRow === undefined ? {} : { issuerRow }),
    },
    lines: new Set([...own, ...nameplate]),
  };
}

/** mm; where the masthead ends: its red rule, else below the row with the date, else below the nameplate. */
function mastheadFoot(
  level: readonly Line[],
  redRules: readonly Rule[],
  nameplate: readonly Line[],
): number | undefined {
  if (redRules.length > 0) return Math.min(...redRules.map(({ top }) => top));
  const row = level.find((line) => line.bottom < lowestRow && date.test(plain(line.text)) && isRow(line));
  const lowest = Math.max(row?.bottom ?? 0, ...nameplate.map(({ bottom }) => bottom));
  return lowest > 0 ? lowest : undefined;
}

/** Whether a line is no sentence: parts apart from each other, or a date alone. */
function isRow(line: Line): boolean {
  const parts = segments(line);
  return parts.length > 1 || visible(line).length < 14;
}

/** The middle part of a row, where it stands in three; else a whole centred line. */
export function issueSegment({ issueLines, issuerRow }: Masthead): Segment | undefined {
  const whole = issueLines.find((line) => issueNumber.test(plain(line.text)));
  if (whole !== undefined) return segments(whole, 3).find(({ text }) => issueNumber.test(text));
  return issuerRow === undefined
    ? undefined
    : segments(issuerRow).find(({ text }) => issueNumber.test(text) && !date.test(text));
}

/** The parts of the row with the date: issuer, date, and what stands between. */
export function issuerSegments({ issuerRow }: Masthead): {
  readonly issuer?: Segment;
  readonly date?: Segment;
  readonly all: readonly Segment[];
} {
  if (issuerRow === undefined) return { all: [] };
  const all = segments(issuerRow);
  const found = all.find(({ text }) => date.test(text));
  const issuer = all.find((part) => part !== found && !issueNumber.test(part.text));
  return { all, ...(found === undefined ? {} : { date: found }), ...(issuer === undefined ? {} : { issuer }) };
}
