/** A font and size that text of a paragraph is set in. */
export interface FittingFont {
  /** CSS: size and families, and letter-spacing. */
  readonly font: string;
  readonly spacing: string;
}

/** What is to be measured in one font: texts, each behind characters that tell which script it is in. */
export interface MeasureRequest extends FittingFont {
  readonly tokens: readonly { readonly text: string; readonly behind: string; readonly ink: boolean }[];
}

/** Advance and ink of a mark, a word or a number as the page sets it, in layout px; ink edges count from where it starts. */
export interface FittingToken {
  readonly advance: number;
  readonly inkLeft: number;
  readonly inkRight: number;
}

/** What was measured in one font: a Han character's advance in layout px, and the tokens in the order asked for. */
export interface MeasuredFont {
  readonly zi: number;
  readonly tokens: readonly FittingToken[];
}

/** What has to be known of a paragraph to choose its lines: a block's text, or the part of it up to a forced break. */
export interface FittingParagraph {
  /** Id of the article it stands in; '' outside. */
  readonly article: string;
  /** Its characters as the document has them, white space included; an image is U+FFFC. */
  readonly text: string;
  /** Layout px: width of its lines, and what its first line is indented by. */
  readonly width: number;
  readonly indent: number;
  /** Whether lines run to both edges; else they are ragged and keep the font's spacing. */
  readonly justified: boolean;
  /** Spans of one font: offset behind the last character, and the font's index. */
  readonly runs: readonly (readonly [end: number, font: number])[];
  /** Images in the line: offset and layout px. */
  readonly boxes: readonly (readonly [at: number, width: number])[];
  /** Offsets before which no line may break (a note's number). */
  readonly glued: readonly number[];
}

/** All paragraphs of an issue that are fitted. */
export interface FittingSource {
  readonly fonts: readonly FittingFont[];
  readonly paragraphs: readonly FittingParagraph[];
}

/** One correction: a mark that is set narrower or wider, or the last character of a line. Short, because many cross over. */
export type Correction = readonly [
  at: number,
  length: number,
  /** Layout px added in front of it and behind it; negative takes blank away. */
  before: number,
  after: number,
  /** 1 where the line ends behind it. */
  isLineEnd: 0 | 1,
];

/** How one paragraph is to be set; corrections are in the order of its text. */
export interface ParagraphSetting {
  readonly paragraph: number;
  readonly corrections: readonly Correction[];
}

/** Counts of what was done to one paragraph. */
export interface FittedParagraph {
  /** Id of its article, '' for text outside of articles, and its first characters. */
  readonly article: string;
  readonly opening: string;
  readonly lines: number;
  /** Marks that take half a zi at a line's end, and opening marks that do at a line's start. */
  readonly ends: number;
  readonly starts: number;
  /** Pairs of marks set in one and a half zi. */
  readonly pairs: number;
  /** Lines that took more in by squeezing marks (先挤进), and lines stretched by more than half a zi (后推出). */
  readonly pulled: number;
  readonly pushed: number;
  /** 1 where the last line would have held a single character and now holds more. */
  readonly singles: number;
  /** zi: the most that is added between two characters of a line. */
  readonly stretch: number;
}

/** A paragraph that is set as the browser does it, and why: its lines are too many, or no lines could be found for it. */
export interface UnfittedParagraph {
  readonly article: string;
  readonly opening: string;
  readonly reason: "long" | "unbreakable" | "engine";
}

/** What fitting did to an issue. */
export interface FittingReport {
  readonly paragraphs: readonly FittedParagraph[];
  readonly unfitted: readonly UnfittedParagraph[];
}
