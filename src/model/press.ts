import type { Place } from "./diagnostic.ts";
import type { FontRole } from "./font-role.ts";

/** A text the printed page must show, in reading order, with the place an editor typed it at. White space does not count. */
export interface ExpectedText {
  readonly text: string;
  readonly place: Place;
}

/** The first use of a character in a role, so that a missing glyph can be reported where it stands. */
export interface GlyphUse {
  readonly role: FontRole;
  readonly codePoint: number;
  readonly place: Place;
}

/** What a PDF says about itself beyond its pages (standard: PDF 32000-1, 14.3 and 12.2). */
export interface PdfMetadata {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: readonly string[];
  /** `YYYY-MM-DD`; both dates of the file are that day at 00:00:00Z, so that the same input gives the same bytes. */
  readonly date: string;
}
