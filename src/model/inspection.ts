import type { ExpectedText } from "./press.ts";
import type { Layout } from "./issue.ts";

/** How a row of the report was judged: `violated` breaks a rule, `warned` a conditional clause or a known stand-in; `not-applicable` where the file gives no ground. */
export type Verdict = "passed" | "violated" | "warned" | "not-applicable";

/** One row of an inspection: what a clause asks for and what the file has. */
export interface InspectionRow {
  /** Stable name: `page-size`, `line-pitch`, `imprint-last-rule` … */
  readonly id: string;
  /** Clause of GB/T 9704-2012 (`7.4.1`), another standard's (`GB/T 15834 5.1`), or `practice`, `archive`, `reproducible`. */
  readonly clause: string;
  /** Page of the worst finding, from 1; absent where the row is about the whole file. */
  readonly page?: number;
  /** What is asked for, what was found, and how far it may differ, with units; short texts that a person reads. */
  readonly expected: string;
  readonly found: string;
  readonly tolerance: string;
  readonly verdict: Verdict;
  /** Where on pages the row is violated or warned: mm boxes from the page's upper left corner, for pictures. */
  readonly places: readonly {
    readonly page: number;
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  }[];
}

/** One file, inspected. */
export interface Inspection {
  readonly pages: number;
  readonly verdict: "passed" | "warned" | "violated";
  /** The line grid that was found, and whether even pages mirror the margins. */
  readonly profile: "strict" | "word" | "other";
  readonly mirrored: boolean;
  /** All rows, passed and not applicable ones included, in the order of the checklist. */
  readonly rows: readonly InspectionRow[];
}

/**
 * What is known of the issue from its source, for rows that compare the file with it. All of it is optional: a PDF from
 * anywhere is inspected without, and then what can be inferred from the file is, and the rest is not applicable.
 */
export interface InspectionBasis {
  readonly layout?: Layout;
  /** The author's texts in reading order. */
  readonly texts?: readonly ExpectedText[];
  /** Texts of the masthead as they must be printed. */
  readonly issueLine?: string;
  readonly name?: readonly string[];
  readonly title?: string;
  /** `YYYY-MM-DD` that both dates of the file must be. */
  readonly date?: string;
  readonly draft?: boolean;
  /** Blank lines between red rule and headline, where page 1 had no room for two (7.3.3 before 7.3.1). */
  readonly linesBelowRule?: number;
}
