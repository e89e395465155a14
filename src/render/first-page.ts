import type { PrintJob } from "../model/composed.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Layout } from "../model/issue.ts";
import { finding } from "../model/report.ts";
import type { FirstText } from "./in-page/masthead.ts";
import { destinationPages } from "./pdf/destinations.ts";

/** One step of tightening the masthead: the classes it has then (styles/print/masthead.css), and blank lines given up. */
export interface Tightening {
  readonly classes: readonly string[];
  readonly blankLines: number;
}

/**
 * The steps by which a masthead makes room for text on page 1, each with all of those before it: compact, without the blank
 * line under the issue line, with one blank line under the red rule instead of two, with none. The paper of a pre-printed
 * masthead fixes everything above the red rule; in a three-part row there is no line under the issue line.
 */
export function tighteningSteps(layout: Layout): Tightening[] {
  const isFixed = layout.mastheadMode === "preprinted";
  const single = [
    ...(isFixed || layout.mastheadTop === "compact" ? [] : [{ name: "up", lines: 0 }]),
    ...(isFixed || layout.issuerRow === "three" ? [] : [{ name: "no-gap", lines: 1 }]),
    { name: "one-blank", lines: 1 },
    { name: "no-blank", lines: 1 },
  ];
  return single.map((_, index) => {
    const taken = single.slice(0, index + 1);
    return { classes: taken.map(({ name }) => name), blankLines: taken.reduce((sum, { lines }) => sum + lines, 0) };
  });
}

/** 7.3.1. */
const blankLinesBelowRule = 2;

/** What settling page 1 needs of the page that an issue is swapped into. */
export interface FirstPagePress {
  readonly tighten: (classes: readonly string[]) => Promise<void>;
  readonly print: () => Promise<Uint8Array>;
}

/** The print whose page 1 is settled. */
export interface SettledPage {
  readonly printed: Uint8Array;
  /** As printed: compact where the masthead moved up. */
  readonly layout: Layout;
  /** Blank lines between red rule and what follows: two (7.3.1), fewer where page 1 had no room for text otherwise. */
  readonly linesBelowRule: number;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Looks whether page 1 shows text (7.3.3: 首页必须显示正文; contents and notes count) and tightens the masthead step by step
 * until it does. Where only a note stands there, the blank line under the issue line, which no rule asks for, is given up for
 * the body; where nothing helps, the masthead stays as it was.
 * @param printed the first print.
 * @param start where the print's text starts, by names of destinations.
 */
export async function settleFirstPage(
  press: FirstPagePress,
  job: PrintJob,
  start: FirstText,
  printed: Uint8Array,
): Promise<SettledPage> {
  const { layout } = job;
  const asWanted = { printed, layout, linesBelowRule: blankLinesBelowRule, diagnostics: [] };
  const { text, body } = start;
  if (text === undefined || body === undefined || isFirst(printed, body)) return asWanted;
  const showsText = isFirst(printed, text);
  if (showsText && job.html.includes('class="contents"')) return asWanted;
  const steps = showsText ? gapOnly(layout) : tighteningSteps(layout);
  for (const { classes, blankLines } of steps) {
    await press.tighten(classes);
    const again = await press.print();
    if (!isFirst(again, showsText ? body : text)) continue;
    const isUp = classes.includes("up");
    const rule = blankLines === 0 ? "print/masthead-compact" : "print/masthead-tight";
    return {
      printed: again,
      layout: isUp ? { ...layout, mastheadTop: "compact" } : layout,
      linesBelowRule: blankLinesBelowRule - classes.filter((name) => name.endsWith("-blank")).length,
      // The line under the issue line is no rule's: giving it up for the body is not worth an editor's attention.
      diagnostics: showsText ? [] : [finding(rule, job.place, { lines: blankLines })],
    };
  }
  if (steps.length > 0) await press.tighten([]);
  if (showsText) return asWanted;
  return { ...asWanted, diagnostics: [finding("print/first-page-empty", job.places["headline"] ?? job.place)] };
}

/** Whether a destination lies on page 1. */
function isFirst(print: Uint8Array, name: string): boolean {
  return (destinationPages(print)[name] ?? 1) === 1;
}

function gapOnly(layout: Layout): Tightening[] {
  return layout.mastheadMode === "preprinted" || layout.issuerRow === "three"
    ? []
    : [{ classes: ["no-gap"], blankLines: 1 }];
}
