import type { CivilDate } from "./civil-date.ts";
import type { Diagnostic, Place } from "./diagnostic.ts";
import type { FontRole } from "./font-role.ts";
import type { ClassificationLevel } from "./issue.ts";

/** A stretch of text in one look. `note` is the label of a footnote and `image` the name of a file: such runs have no text of their own. */
export interface ManuscriptRun {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly struck?: true;
  readonly code?: true;
  readonly link?: string;
  readonly note?: string;
  readonly image?: string;
  /** A number that is set again from the text's structure, so it is no word of the author. */
  readonly generated?: true;
}

/** What a paragraph is, where a named style of our own export says so. */
export type ManuscriptPart =
  | "mark"
  | "nameplate"
  | "issue-line"
  | "issuer"
  | "contents"
  | "note"
  | "note-sign"
  | "column"
  | "kicker"
  | "headline"
  | "subhead"
  | "byline"
  | "level-1"
  | "level-2"
  | "level-3"
  | "level-4"
  | "text"
  | "quote"
  | "code"
  | "caption"
  | "cell"
  | "cell-head"
  | "attachment-list"
  | "attachment-label"
  | "signature"
  | "credits"
  | "rule"
  | "distribution"
  | "printed"
  | "staff"
  | "copies";

/** What a word processor tells of a paragraph besides its words; plain text tells nothing of it. */
export interface ManuscriptHint {
  readonly part?: ManuscriptPart;
  readonly role?: FontRole;
  /** pt */
  readonly size?: number;
  readonly align?: "left" | "center" | "right";
  /** Item of a list: how deep, from 0, and its number where it is numbered. */
  readonly list?: { readonly level: number; readonly number?: number };
}

/** A paragraph of a manuscript; `joined` tells that the next line of the file, without a blank one between, belongs to it. */
export interface ManuscriptParagraph {
  readonly kind: "paragraph";
  readonly runs: readonly ManuscriptRun[];
  readonly place: Place;
  readonly hint: ManuscriptHint;
  /** Whether blank lines, or a page's end, stand between it and what was before. */
  readonly apart: boolean;
}

/** A table of a manuscript, its header first; merged cells are filled up with empty ones. */
export interface ManuscriptTable {
  readonly kind: "table";
  readonly rows: readonly (readonly (readonly ManuscriptRun[])[])[];
  readonly aligns: readonly ("left" | "center" | "right" | undefined)[];
  readonly place: Place;
}

/** A piece of a manuscript. */
export type ManuscriptBlock = ManuscriptParagraph | ManuscriptTable;

/** A picture of a manuscript. */
export interface ManuscriptImage {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A Word file or a plain text, read but not yet understood. */
export interface Manuscript {
  readonly path: string;
  readonly blocks: readonly ManuscriptBlock[];
  /** Footnotes by label. */
  readonly notes: ReadonlyMap<string, readonly ManuscriptParagraph[]>;
  readonly images: readonly ManuscriptImage[];
  /** Front matter that a page doesn't show, as our own export carries it: whole YAML lines. */
  readonly hidden?: string;
  /** Names of the files of articles and attachments, as our own export carries them. */
  readonly articleNames?: readonly string[];
  readonly attachmentNames?: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** 编者按 as found. */
export interface FoundNote {
  readonly runs: readonly ManuscriptRun[];
  readonly form: "括号" | "无括号";
  readonly position: "标题前" | "标题后" | "文后";
  readonly sign?: string;
}

/** A block of an article's text as found. */
export type FoundBlock =
  | {
      readonly kind: "heading";
      readonly level: 1 | 2 | 3 | 4;
      readonly runs: readonly ManuscriptRun[];
      /** Whether text follows behind the heading's 。 in the same block. */
      readonly runIn: boolean;
    }
  | { readonly kind: "paragraph" | "quote" | "code"; readonly runs: readonly ManuscriptRun[] }
  | { readonly kind: "item"; readonly level: number; readonly number?: number; readonly runs: readonly ManuscriptRun[] }
  | ManuscriptTable;

/** A label and names, as found: credits, staff. */
export type FoundLabels = readonly (readonly [label: string, names: readonly string[]])[];

/** An article as found. */
export interface FoundArticle {
  readonly headline?: string;
  readonly kicker?: string;
  readonly subhead?: string;
  readonly column?: string;
  readonly byline: readonly string[];
  readonly credits: FoundLabels;
  readonly note?: FoundNote;
  readonly body: readonly FoundBlock[];
}

/** What the masthead says. */
export interface FoundMasthead {
  readonly name: readonly string[];
  readonly year?: number;
  readonly issue?: number;
  readonly total?: number;
  readonly supplement?: true;
  readonly edition?: string;
  /** How the issue's number is written. */
  readonly numerals?: "arabic" | "chinese";
  readonly issuer?: string;
  readonly issuerRole?: "编" | "主办" | "编印";
  readonly date?: CivilDate;
  readonly classification?: { readonly level: ClassificationLevel; readonly period?: string };
  readonly urgency?: string;
  readonly notice?: string;
  readonly signers: readonly string[];
  readonly copyNumber?: number;
}

/** What the lines below the last article say. */
export interface FoundTail {
  readonly distribution: readonly { readonly label: string; readonly levels: readonly (readonly string[])[] }[];
  readonly by?: string;
  readonly date?: CivilDate;
  readonly copies?: number;
  readonly staff: FoundLabels;
  readonly signature?: { readonly by: readonly string[]; readonly date: CivilDate };
  readonly tags: readonly string[];
  readonly corrections: readonly { readonly date: CivilDate; readonly text: string }[];
}

/** An issue as the classifier understood a manuscript. */
export interface FoundIssue {
  readonly masthead: FoundMasthead;
  /** The note of an issue with several articles; that of a single one stands with it. */
  readonly note?: FoundNote;
  readonly articles: readonly FoundArticle[];
  readonly tail: FoundTail;
  /** 目录, where the manuscript has one. */
  readonly contents?: { readonly heading: string; readonly pages: boolean; readonly group: boolean };
  /** Texts of attachments that are set on pages of their own. */
  readonly attachments: readonly (readonly FoundBlock[])[];
}
