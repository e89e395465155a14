import { applyFitting, measureTokens, readParagraphs } from "../in-page/fitting.ts";
import type { TokenMeasures } from "./measures.ts";
import type { FittingReport } from "./paragraph.ts";
import { cutParagraphs } from "./pieces.ts";
import { fittingReport, planFitting } from "./plan.ts";

/** Runs a function of ours in the print page. */
export type RunInPage = <Input, Output>(
  inPage: (input: Input) => Output | Promise<Output>,
  input: Input,
) => Promise<Output>;

/**
 * Fits the lines of an issue that is swapped into the print page: reads its paragraphs, measures what is in them, chooses
 * lines and squeezes here, and sets them there. No character of the text changes.
 */
export async function fitPage(run: RunInPage, measures: TokenMeasures): Promise<FittingReport> {
  const source = await run(readParagraphs, undefined);
  const { pieces, requests } = cutParagraphs(source);
  const fonts = await measures.of(requests, (unknown) => run(measureTokens, unknown));
  const plan = planFitting(source, pieces, fonts);
  return fittingReport(plan, await run(applyFitting, plan.settings));
}
