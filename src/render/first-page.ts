import type { PrintJob } from "../model/composed.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Layout } from "../model/issue.ts";
import { finding } from "../model/report.ts";
import type { FirstText } from "./in-page/first-text.ts";
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
  /** Tightens the masthead and tells where the text starts then. */
  readonly tighten: (classes: readonly string[]) => Promise<FirstText>;
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
 * Prints an issue so that page 1 shows text (7.3.3: 首页必须显示正文; contents and notes count): where it does not, the masthead
 * is tightened step by step until it does. Where only a note stands there, the blank line under the issue line, which no rule
 * asks for, is given up for the body; where nothing helps, the masthead stays as it was. What layout already rules out is
 * not printed to be looked at.
 * @param start where the print's text starts, with the masthead as it was asked for.
 */
export async function settleFirstPage(press: FirstPagePress, job: PrintJob, start: FirstText): Promise<SettledPage> {
  const { text, body } = start;
  const asWanted = (printed: Uint8Array): SettledPage => ({
    printed,
    layout: job.layout,
    linesBelowRule: blankLinesBelowRule,
    diagnostics: [],
  });
  if (text === undefined || body === undefined) return asWanted(await press.print());
  const isListed = job.html.includes('class="contents"');
  const isRuledOut = body.opens === "no" && (text.opens === "no" || (text.opens === "yes" && !isListed));
  const first = isRuledOut ? undefined : await press.print();
  if (first !== undefined && isFirst(first, body.name)) return asWanted(first);
  const showsText = first === undefined ? text.opens === "yes" : isFirst(first, text.name);
  if (first !== undefined && showsText && isListed) return asWanted(first);
  const tightened = await tighten(press, job, showsText ? "body" : "text");
  if (tightened !== undefined) return tightened;
  const printed = first ?? (await press.print());
  if (showsText) return asWanted(printed);
  return {
    ...asWanted(printed),
    diagnostics: [finding("print/first-page-empty", job.places["headline"] ?? job.place)],
  };
}

/** The first step of tightening that brings the text, or the body behind a note, to page 1; undefined where none does. */
async function tighten(
  press: FirstPagePress,
  { layout, place }: PrintJob,
  wanted: "text" | "body",
): Promise<SettledPage | undefined> {
  const steps = wanted === "body" ? gapOnly(layout) : tighteningSteps(layout);
  for (const { classes, blankLines } of steps) {
    const start = (await press.tighten(classes))[wanted];
    if (start === undefined || start.opens === "no") continue;
    const printed = await press.print();
    if (!isFirst(printed, start.name)) continue;
    const rule = blankLines === 0 ? "print/masthead-compact" : "print/masthead-tight";
    return {
      printed,
      layout: classes.includes("up") ? { ...layout, mastheadTop: "compact" } : layout,
      linesBelowRule: blankLinesBelowRule - classes.filter((name) => name.endsWith("-blank")).length,
      // The line under the issue line is no rule's: giving it up for the body is not worth an editor's attention.
      diagnostics: wanted === "body" ? [] : [finding(rule, place, { lines: blankLines })],
    };
  }
  if (steps.length > 0) await press.tighten([]);
  return undefined;
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
