import type { Box, Line, MeasuredDocument, Page, Rule } from "../measured.ts";
import type { Segment } from "./characters.ts";

/** The line grid of a file. */
export interface Grid {
  readonly profile: "strict" | "word" | "other";
  /** mm between two lines, as the profile asks for it; of another grid the strict one's. */
  readonly pitch: number;
  /** mm from the page's top to the em box of line 1. */
  readonly firstTop: number;
  /** pt; the size most of the text has. */
  readonly sizePt: number;
  /** mm of that size. */
  readonly em: number;
}

/** The parts of a page outside masthead and imprint. */
export interface Sheet {
  readonly page: Page;
  /** mm; edges of the type area, mirrored on even pages where the file does so. */
  readonly left: number;
  readonly right: number;
  /** Level lines of the text's size, headings and notes in that size included, from top to bottom. */
  readonly text: readonly Line[];
  /** Level lines of other sizes: captions, notes, cells, headlines. */
  readonly others: readonly Line[];
  /** What stands below the type area: the folio. */
  readonly foot: readonly Line[];
  /** Frames of tables. */
  readonly tables: readonly Box[];
  /** 草稿 across the page. */
  readonly watermark: readonly Line[];
}

/** What stands above the red rule of page 1. */
export interface Masthead {
  /** Lines of the nameplate, from top to bottom. */
  readonly nameplate: readonly Line[];
  /** Red bars at least 100 mm long on page 1. */
  readonly redRules: readonly Rule[];
  /** Parts of the lines above the nameplate: 份号, 密级, 紧急程度, 提示. */
  readonly marks: readonly Segment[];
  /** Between nameplate and issuer row: 第2期, 签发人. */
  readonly issueLines: readonly Line[];
  /** The row with the date of the issue. */
  readonly issuerRow?: Line;
}

/** One or more lines of 二号 that belong together. */
export interface Headline {
  readonly page: number;
  readonly lines: readonly Line[];
}

/** A line of running text with where it stands. */
export interface TextLine {
  readonly page: number;
  readonly line: Line;
  /** At the type area's edge, two zi from it, or elsewhere. */
  readonly start: "turned" | "indented" | "other";
  /** Without white space. */
  readonly text: string;
}

/** Lines of one paragraph, in reading order. */
export interface Paragraph {
  readonly lines: readonly TextLine[];
}

/** 版记: between its first and last rule. */
export interface Imprint {
  readonly page: number;
  readonly rules: readonly Rule[];
  readonly lines: readonly Line[];
}

/** A measured document with its parts found. */
export interface Recognised {
  readonly document: MeasuredDocument;
  readonly grid: Grid;
  readonly mirrored: boolean;
  readonly sheets: readonly Sheet[];
  readonly masthead: Masthead;
  readonly contents: readonly TextLine[];
  readonly headlines: readonly Headline[];
  readonly paragraphs: readonly Paragraph[];
  readonly imprint?: Imprint;
}
