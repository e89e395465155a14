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
import { approximateDigits } from "./rules/number/approximate-digits.ts";
import { digitSome } from "./rules/number/digit-some.ts";
import { doubleApproximation } from "./rules/number/double-approximation.ts";
import { fullWidth } from "./rules/number/full-width.ts";
import { leadingPoint } from "./rules/number/leading-point.ts";
import { magnitudeRange } from "./rules/number/magnitude-range.ts";
import { mixedApproximation } from "./rules/number/mixed-approximation.ts";
import { partOverWhole } from "./rules/number/part-over-whole.ts";
import { percentRange } from "./rules/number/percent-range.ts";
import { percentSpace } from "./rules/number/percent-space.ts";
import { percentWord } from "./rules/number/percent-word.ts";
import { separators } from "./rules/number/separators.ts";
import { numberSpace } from "./rules/number/space.ts";
import { tableSum } from "./rules/number/table-sum.ts";
import { thousandWord } from "./rules/number/thousand-word.ts";
import { timesLess } from "./rules/number/times-less.ts";
import { zeroCircle } from "./rules/number/zero-circle.ts";
import { afterIssue } from "./rules/date/after-issue.ts";
import { lastCentury } from "./rules/date/last-century.ts";
import { leadingZero } from "./rules/date/leading-zero.ts";
import { noSuchDay } from "./rules/date/no-such-day.ts";
import { numericDate } from "./rules/date/numeric.ts";
import { relativeDate } from "./rules/date/relative.ts";
import { shortYear } from "./rules/date/short-year.ts";
import { weekday } from "./rules/date/weekday.ts";
import { degree } from "./rules/unit/degree.ts";
import { letterCase } from "./rules/unit/letter-case.ts";
import { mixedUnits } from "./rules/unit/mixed.ts";
import { oldUnit } from "./rules/unit/old.ts";
import { square } from "./rules/unit/square.ts";
import { attachmentBrackets } from "./rules/element/attachment-brackets.ts";
import { attachmentLine } from "./rules/element/attachment-line.ts";
import { attachmentNumber } from "./rules/element/attachment-number.ts";
import { companyName } from "./rules/element/company-name.ts";
import { copyToColon } from "./rules/element/copy-to-colon.ts";
import { copyReport } from "./rules/element/copy-report.ts";
import { copyToStop } from "./rules/element/copy-to-stop.ts";
import { imprintInBody } from "./rules/element/imprint-in-body.ts";
import { labelMark } from "./rules/element/label-mark.ts";
import { nameMark } from "./rules/element/name-mark.ts";
import { noTextPage } from "./rules/element/no-text-page.ts";
import { noteInBody } from "./rules/element/note-in-body.ts";
import { noteLabel } from "./rules/element/note-label.ts";
import { officeName } from "./rules/element/office-name.ts";
import { printedDate } from "./rules/element/printed-date.ts";
import { printedLate } from "./rules/element/printed-late.ts";
import { privateNumber } from "./rules/element/private-number.ts";
import { signatureInBody } from "./rules/element/signature-in-body.ts";
import { bareAddress } from "./rules/source/bare-address.ts";
import { compatCharacter } from "./rules/source/compat-character.ts";
import { cutParagraph } from "./rules/source/cut-paragraph.ts";
import { emptyBrackets } from "./rules/source/empty-brackets.ts";
import { imageCaption } from "./rules/source/image-caption.ts";
import { longParagraph } from "./rules/source/long-paragraph.ts";
import { oddSpace } from "./rules/source/odd-space.ts";
import { placeholder } from "./rules/source/placeholder.ts";
import { repeatedParagraph } from "./rules/source/repeated-paragraph.ts";
import { replacementCharacter } from "./rules/source/replacement-character.ts";
import { spacedWord } from "./rules/source/spaced-word.ts";
import { traditional } from "./rules/source/traditional.ts";
import { typedIndent } from "./rules/source/typed-indent.ts";
import { bannedWord } from "./rules/word/banned.ts";
import { confusableWord } from "./rules/word/confusable.ts";
import { deadline } from "./rules/word/deadline.ts";
import { doubledParticle } from "./rules/word/doubled-particle.ts";
import { leaderName } from "./rules/word/leader-name.ts";
import { particle } from "./rules/word/particle.ts";
import { redundant } from "./rules/word/redundant.ts";
import { repeatedWord } from "./rules/word/repeated.ts";
import { typoWord } from "./rules/word/typo.ts";
import { unitName } from "./rules/word/unit-name.ts";
import { companyForm } from "./rules/series/company-form.ts";
import { repeatedText } from "./rules/series/repeated-text.ts";
import { repeatedTitle } from "./rules/series/repeated-title.ts";

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
  approximateDigits,
  digitSome,
  doubleApproximation,
  fullWidth,
  leadingPoint,
  magnitudeRange,
  mixedApproximation,
  partOverWhole,
  percentRange,
  percentSpace,
  percentWord,
  separators,
  numberSpace,
  tableSum,
  thousandWord,
  timesLess,
  zeroCircle,
  afterIssue,
  lastCentury,
  leadingZero,
  noSuchDay,
  numericDate,
  relativeDate,
  shortYear,
  weekday,
  degree,
  letterCase,
  mixedUnits,
  oldUnit,
  square,
  attachmentBrackets,
  attachmentLine,
  attachmentNumber,
  companyName,
  copyToColon,
  copyReport,
  copyToStop,
  imprintInBody,
  labelMark,
  nameMark,
  noTextPage,
  noteInBody,
  noteLabel,
  officeName,
  printedDate,
  printedLate,
  privateNumber,
  signatureInBody,
  bareAddress,
  compatCharacter,
  cutParagraph,
  emptyBrackets,
  imageCaption,
  longParagraph,
  oddSpace,
  placeholder,
  repeatedParagraph,
  replacementCharacter,
  spacedWord,
  traditional,
  typedIndent,
  bannedWord,
  confusableWord,
  deadline,
  doubledParticle,
  leaderName,
  particle,
  redundant,
  repeatedWord,
  typoWord,
  unitName,
  companyForm,
  repeatedText,
  repeatedTitle,
];

const ids: ReadonlySet<RuleId> = new Set(allRules.map(({ id }) => id));

/** Whether a rule is one of proofreading. */
export function isProofRule(id: RuleId): boolean {
  return ids.has(id);
}
