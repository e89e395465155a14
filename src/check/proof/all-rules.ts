import type { RuleId } from "../../model/rules.ts";
import type { ProofRule } from "./rule.ts";
import { bracketComma } from "./rules/order/bracket-comma.ts";
import { compatMarker } from "./rules/order/compat-marker.ts";
import { digitComma } from "./rules/order/digit-comma.ts";
import { halfBracket } from "./rules/order/half-bracket.ts";
import { hanMark } from "./rules/order/han-mark.ts";
import { headingLong } from "./rules/order/heading-long.ts";
import { headingMark } from "./rules/order/heading-mark.ts";
import { letterComma } from "./rules/order/letter-comma.ts";
import { levelJump } from "./rules/order/level-jump.ts";
import { levelMarker } from "./rules/order/level-marker.ts";
import { mixedBold } from "./rules/order/mixed-bold.ts";
import { mixedOrdinals } from "./rules/order/mixed-ordinals.ts";
import { mixedRunIn } from "./rules/order/mixed-run-in.ts";
import { numberGap } from "./rules/order/number-gap.ts";
import { ordinalComma } from "./rules/order/ordinal-comma.ts";
import { runInStop } from "./rules/order/run-in-stop.ts";
import { seriesGap } from "./rules/order/series-gap.ts";
import { shiComma } from "./rules/order/shi-comma.ts";
import { captionStop } from "./rules/punct/caption-stop.ts";
import { commaBeforeEtc } from "./rules/punct/comma-before-etc.ts";
import { commaBetweenQuoted } from "./rules/punct/comma-between-quoted.ts";
import { dash } from "./rules/punct/dash.ts";
import { documentNumber } from "./rules/punct/document-number.ts";
import { doubled } from "./rules/punct/doubled.ts";
import { ellipsisEtc } from "./rules/punct/ellipsis-etc.ts";
import { ellipsis } from "./rules/punct/ellipsis.ts";
import { exclamation } from "./rules/punct/exclamation.ts";
import { halfBracketText } from "./rules/punct/half-bracket.ts";
import { halfWidth } from "./rules/punct/half-width.ts";
import { hyphenBetweenHan } from "./rules/punct/hyphen-between-han.ts";
import { hyphenRange } from "./rules/punct/hyphen-range.ts";
import { markRun } from "./rules/punct/mark-run.ts";
import { middleDot } from "./rules/punct/middle-dot.ts";
import { nestedBracket } from "./rules/punct/nested-bracket.ts";
import { nestedColon } from "./rules/punct/nested-colon.ts";
import { nestedQuote } from "./rules/punct/nested-quote.ts";
import { nestedTitle } from "./rules/punct/nested-title.ts";
import { partialQuote } from "./rules/punct/partial-quote.ts";
import { rangeTilde } from "./rules/punct/range-tilde.ts";
import { semicolonStop } from "./rules/punct/semicolon-stop.ts";
import { shortName } from "./rules/punct/short-name.ts";
import { spaceAroundDash } from "./rules/punct/space-around-dash.ts";
import { markSpace } from "./rules/punct/space.ts";
import { stopAfterQuote } from "./rules/punct/stop-after-quote.ts";
import { straightQuoteOpen } from "./rules/punct/straight-quote-open.ts";
import { straightQuotes } from "./rules/punct/straight-quotes.ts";
import { titleEnd } from "./rules/punct/title-end.ts";
import { titleMarks } from "./rules/punct/title-marks.ts";
import { titleStop } from "./rules/punct/title-stop.ts";
import { unpairedBracket } from "./rules/punct/unpaired-bracket.ts";
import { unpairedQuote } from "./rules/punct/unpaired-quote.ts";
import { yearBracket } from "./rules/punct/year-bracket.ts";

/** Every rule of proofreading, group by group. */
export const allRules: readonly ProofRule[] = [
  bracketComma,
  compatMarker,
  digitComma,
  halfBracket,
  hanMark,
  headingLong,
  headingMark,
  letterComma,
  levelJump,
  levelMarker,
  mixedBold,
  mixedOrdinals,
  mixedRunIn,
  numberGap,
  ordinalComma,
  runInStop,
  seriesGap,
  shiComma,
  captionStop,
  commaBeforeEtc,
  commaBetweenQuoted,
  dash,
  documentNumber,
  doubled,
  ellipsisEtc,
  ellipsis,
  exclamation,
  halfBracketText,
  halfWidth,
  hyphenBetweenHan,
  hyphenRange,
  markRun,
  middleDot,
  nestedBracket,
  nestedColon,
  nestedQuote,
  nestedTitle,
  partialQuote,
  rangeTilde,
  semicolonStop,
  shortName,
  spaceAroundDash,
  markSpace,
  stopAfterQuote,
  straightQuoteOpen,
  straightQuotes,
  titleEnd,
  titleMarks,
  titleStop,
  unpairedBracket,
  unpairedQuote,
  yearBracket,
];

const ids: ReadonlySet<RuleId> = new Set(allRules.map(({ id }) => id));

/** Whether a rule is one of proofreading. */
export function isProofRule(id: RuleId): boolean {
  return ids.has(id);
}
