import type { Diagnostic, Place } from "./diagnostic.ts";
import type { ClassificationLevel, CopyNumbers, IssueRef, Layout } from "./issue.ts";
import type { ExpectedText, GlyphUse, PdfMetadata } from "./press.ts";
import type { FontRole } from "./font-role.ts";

/** 编者按 ready to set: `html` is sanitised inline markup of the note's words alone, without 【编者按：】. */
export interface NoteMarkup {
  readonly html: string;
  /** The same without markup, for search. */
  readonly text: string;
  readonly form: "括号" | "无括号";
  readonly sign?: string;
}

/** A label and names: credits at an article's end (供稿：张三 李四) or the imprint's staff row. */
export interface LabelledText {
  readonly label: string;
  readonly names: readonly string[];
}

/** A paragraph, heading, list item, table row or caption of a page: its fragment id and its text (NFC) without markup. */
export interface Passage {
  readonly anchor: string;
  readonly text: string;
}

/** One article ready to set. All `html` is sanitised, the rest is plain text to be escaped by the template. */
export interface ArticleMarkup {
  /** Fragment id, unique in the issue: `a1`, `a2` … */
  readonly anchor: string;
  /** The headline in one piece, without `|`. */
  readonly headline?: string;
  /** The headline in the lines it is set in (print). */
  readonly headlineLines: readonly string[];
  readonly kicker?: string;
  readonly subhead?: string;
  /** Only with the first of several articles in a column. */
  readonly column?: string;
  readonly byline: readonly string[];
  readonly credits: readonly LabelledText[];
  /** Notes by place: before and after this article's headline, and after its text; the issue's own stands before the article's. */
  readonly notesBeforeHeadline: readonly NoteMarkup[];
  readonly notesAfterHeadline: readonly NoteMarkup[];
  readonly notesAfterText: readonly NoteMarkup[];
  /** Body with the article's notes (footnotes) as a list at its end. */
  readonly html: string;
  /** The body's texts with the ids they have in `html`, in order; none in print. */
  readonly passages: readonly Passage[];
}

/** An attachment that is set on pages of its own (7.3.7). */
export interface AttachmentMarkup {
  /** Fragment id, unique in the issue: `f1`, `f2` … */
  readonly anchor: string;
  /** 附件, or 附件1 where there are several. */
  readonly label: string;
  readonly landscape: boolean;
  /** Its text; the first one is headed by the attachment's title. */
  readonly articles: readonly ArticleMarkup[];
}

/** 落款 ready to set (7.3.5.2). */
export interface SignatureText {
  readonly by: readonly string[];
  /** 2019年12月6日 */
  readonly date: string;
  /** YYYY-MM-DD */
  readonly isoDate: string;
  /** Whether the date is longer than every office: then it, not the office, ends 2 zi from the right edge. */
  readonly isDateLonger: boolean;
}

/** 目录 ready to set; `column` heads the entries below it. */
export interface ContentsMarkup {
  readonly heading: string;
  readonly pages: boolean;
  readonly groups: readonly {
    readonly column?: string;
    readonly entries: readonly { readonly title: string; readonly anchor: string }[];
  }[];
}

/** The masthead's texts. Absent marks are not set. */
export interface MastheadText {
  readonly name: readonly string[];
  /** In one piece, without `|`. */
  readonly issueLine: string;
  /** In the lines it is set in, one or two. */
  readonly issueLines: readonly string[];
  readonly issuer: string;
  /** 编, 主办 or 编印, behind the issuer. */
  readonly issuerRole?: string;
  /** 2019年12月6日 */
  readonly date: string;
  /** 密级, with ★ and period; absent for 公开. */
  readonly classification?: string;
  readonly urgency?: string;
  readonly notice?: string;
  readonly signers: readonly string[];
  /** 份号 of the first copy, six digits. */
  readonly copyNumber?: string;
}

/** The imprint's texts. */
export interface ImprintText {
  /** `text` is the joined recipients with their final 。 */
  readonly distribution: readonly { readonly label: string; readonly text: string }[];
  readonly by?: string;
  /** 2019年12月6日印发 */
  readonly printedOn: string;
  /** 共印30份 */
  readonly copies?: string;
  readonly staff: readonly LabelledText[];
}

/** What lists, manifest and feeds say of an issue. */
export interface IssueSummary {
  readonly ref: IssueRef;
  readonly seriesName: readonly string[];
  /** The series' name in one piece: 港口安全生产工作简报. */
  readonly seriesTitle: string;
  readonly title: string;
  readonly issueLine: string;
  readonly issuer: string;
  /** YYYY-MM-DD */
  readonly date: string;
  /** YYYY-MM-DD: 印发日期. */
  readonly printedOn: string;
  readonly total?: number;
  readonly edition?: string;
  readonly classification: ClassificationLevel;
  readonly status: "draft" | "published";
  readonly publishAt?: number;
  readonly tags: readonly string[];
  readonly summary?: string;
  readonly byline: readonly string[];
  readonly corrections: readonly { readonly date: string; readonly text: string }[];
  readonly supersedes?: string;
  /** Rows of 分送 as structured data, for the manifest. */
  readonly distribution: readonly {
    readonly label: string;
    readonly recipients: readonly { readonly name: string; readonly copies?: number }[];
  }[];
  readonly copies?: number;
}

/** What lists over many issues say of one article. */
export interface ArticleEntry {
  /** As in {@link ArticleMarkup}. */
  readonly anchor: string;
  /** Its headline, or the issue's title where the issue has no headline at all. */
  readonly title: string;
  readonly column?: string;
  /** Who wrote it: byline and 供稿, each once. */
  readonly units: readonly string[];
}

/** A file that a page shows or offers: `name` is its output name, made from content and kind. */
export interface ComposedFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Everything the archive's page of an issue needs. Image addresses in html are `<name>` of `files`, relative to the page. */
export interface WebIssue {
  readonly masthead: MastheadText;
  readonly contents?: ContentsMarkup;
  readonly articles: readonly ArticleMarkup[];
  readonly attachments: readonly { readonly title: string; readonly file: string; readonly bytes: number }[];
  /** Attachments whose text is set on the page. */
  readonly attachmentPages?: readonly AttachmentMarkup[];
  readonly signature?: SignatureText;
  readonly imprint: ImprintText;
  readonly files: readonly ComposedFile[];
}

/** Everything the press needs to print an issue. */
export interface PrintJob {
  /** Markup of the print page's body, swapped into a page that has fonts and styles loaded. */
  readonly html: string;
  readonly layout: Layout;
  readonly draft: boolean;
  /** 份号 of the printed copies; the markup holds a placeholder for them. */
  readonly copyNumbers?: CopyNumbers;
  readonly files: readonly ComposedFile[];
  readonly expected: readonly ExpectedText[];
  readonly glyphs: readonly GlyphUse[];
  readonly metadata: PdfMetadata;
  /** Places of things that only layout can judge, by the id their markup carries in `data-place`. */
  readonly places: Readonly<Record<string, Place>>;
  /** Fonts that replace the bundled ones for this series: role → path relative to the repository. */
  readonly fonts: Readonly<Partial<Record<FontRole, { readonly text: string; readonly place: Place }>>>;
  /** Where to point when something concerns the issue as a whole. */
  readonly place: Place;
}

/** An issue after reading and transforming: strings and plain data only, so that it can cross a thread. */
export interface ComposedIssue {
  readonly summary: IssueSummary;
  /** One for each headline, in order; never none. */
  readonly entries: readonly ArticleEntry[];
  readonly masthead: MastheadText;
  readonly print: PrintJob;
  readonly diagnostics: readonly Diagnostic[];
}
