import type { FootnoteDefinition, PhrasingContent, RootContent } from "mdast";
import type { CivilDate } from "./civil-date.ts";
import type { Place, PlacedText } from "./diagnostic.ts";
import type { FontRole } from "./font-role.ts";

/** 密级, from open to top secret (contract §2.1). */
export const classificationLevels = ["公开", "内部", "秘密", "机密", "绝密"] as const;
/** One of {@link classificationLevels}. */
export type ClassificationLevel = (typeof classificationLevels)[number];

/** 密级 and, where it is limited, 保密期限. */
export interface Classification {
  readonly level: ClassificationLevel;
  readonly period?: string;
  readonly place: Place;
}

/** Folders of the site that are not a series': shared files, topics, search data. No series may take their names. */
export const reservedFolders: readonly string[] = ["assets", "search", "topics"];

/** What identifies one issue: its place in the archive. `id` is `<series>-<year>-<NN>`, `-s<NN>` for a supplement. */
export interface IssueRef {
  readonly id: string;
  readonly series: string;
  readonly year: number;
  readonly number: number;
  readonly supplement: boolean;
}

/** How a series or an issue is laid out (contract §2.3 `layout`). */
export interface Layout {
  readonly profile: "strict" | "word";
  readonly mastheadTop: "35mm" | "compact";
  /** `preprinted`: the paper carries nameplate and red rule already; their space is kept and nothing drawn in it. */
  readonly mastheadMode: "print" | "preprinted";
  /** Nameplate lines centred with tracking, or spread over the type area (分散对齐). */
  readonly nameplate: "centre" | "distribute";
  /** Issuer and date: at the two sides, centred together, or three-part with the issue line between them. */
  readonly issuerRow: "sides" | "centre" | "three";
  readonly imprintSide: "even" | "last" | "multiple-of-4";
  readonly duplex: "none" | "mirrored";
  readonly digits: "tnr" | "fangsong";
  /** The red of nameplate and red rule, `#rrggbb`. */
  readonly red: string;
}

/** 编者按: inline Markdown with its form and position. 标题前 stands before the first headline, 标题后 and 文后 refer to the first and the last article. */
export interface EditorsNote {
  readonly content: readonly PhrasingContent[];
  readonly form: "括号" | "无括号";
  readonly position: "标题前" | "标题后" | "文后";
  readonly sign?: PlacedText;
  readonly place: Place;
}

/** One row of credits at an article's end, or of staff in the imprint: a label and names. */
export interface LabelledNames {
  readonly label: PlacedText;
  readonly names: readonly PlacedText[];
}

/** One receiver of the bulletin; `copies` where the site's group states how many it gets. */
export interface Recipient {
  readonly name: PlacedText;
  readonly copies?: number;
}

/** One row of 分送: a label (报 送 发 抄送 本期增发 …) and its recipients by level; groups are resolved. */
export interface DistributionRow {
  readonly label: PlacedText;
  readonly levels: readonly (readonly Recipient[])[];
}

/** 版记: who printed, when, how many copies, and the staff row. */
export interface Imprint {
  readonly by?: PlacedText;
  readonly date: CivilDate;
  readonly copies?: number;
  readonly staff: readonly LabelledNames[];
}

/** 份号: the numbers of the printed copies. */
export type CopyNumbers = { readonly from: number; readonly count: number };

/** 目录: whether and how the contents list is set. `auto` means from three articles on. */
export interface ContentsList {
  readonly mode: "auto" | "none" | "always";
  readonly heading: string;
  readonly pages: boolean;
  readonly groupByColumn: boolean;
}

/** 附件: its title and file, relative to the file that names it and inside content/. */
export interface Attachment {
  readonly title: PlacedText;
  readonly file: PlacedText;
  readonly landscape: boolean;
  /** What is set on pages of its own (7.3.7): the text of a Markdown file, or an image; absent for files of other kinds. */
  readonly articles?: readonly Article[];
}

/** 落款: who signs below the text, and the date (7.3.5.2). */
export interface Signature {
  readonly by: readonly PlacedText[];
  readonly date: CivilDate;
  readonly place: Place;
}

/** 更正: what was corrected and when. */
export interface Correction {
  readonly date: CivilDate;
  readonly text: PlacedText;
}

/** One article of an issue. The body is Markdown (mdast) below the headline, with positions of `path`. */
export interface Article {
  /** Absolute path of the file that holds it, with `/`. */
  readonly path: string;
  /** Absent when the article has neither a `#` heading nor a title of its own. `|` marks wanted line breaks. */
  readonly headline?: PlacedText;
  readonly kicker?: PlacedText;
  readonly subhead?: PlacedText;
  readonly column?: PlacedText;
  readonly byline: readonly PlacedText[];
  readonly credits: readonly LabelledNames[];
  readonly editorsNote?: EditorsNote;
  readonly body: readonly RootContent[];
  readonly footnotes: readonly FootnoteDefinition[];
}

/** An image that a body names: found, read and recognised by its bytes. */
export interface IssueImage {
  /** The address as the Markdown has it (`![](chart.svg)` → `chart.svg`), decoded. */
  readonly source: string;
  /** Absolute path of the Markdown file that names it. */
  readonly namedBy: string;
  readonly format: "png" | "jpeg" | "webp" | "svg";
  /** Size in its own pixels (SVG: user units). */
  readonly width: number;
  readonly height: number;
  /** Sanitised (SVG) or original bytes. */
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** An issue as read and validated: every value typed, the series' defaults merged in, nothing laid out yet. */
export interface Issue {
  readonly ref: IssueRef;
  /** Absolute path of the main file, with `/`. */
  readonly path: string;
  /** All source files that make the issue up, main file first. */
  readonly sources: readonly string[];
  readonly series: Series;
  readonly layout: Layout;
  readonly date: CivilDate;
  readonly total?: number;
  readonly edition?: PlacedText;
  /** The issue's own title, or the first article's; without `|`. */
  readonly title: string;
  /** The line under the nameplate, already filled in: 第二期, 2025年第9期（总第21期）, 增刊第1期; `|` breaks it into two lines. */
  readonly issueLine: string;
  readonly editorsNote?: EditorsNote;
  readonly articles: readonly Article[];
  readonly distribution: readonly DistributionRow[];
  readonly imprint: Imprint;
  readonly classification: Classification;
  readonly urgency?: PlacedText;
  readonly notice?: PlacedText;
  readonly signers: readonly PlacedText[];
  readonly copyNumbers?: CopyNumbers;
  readonly contents: ContentsList;
  readonly attachments: readonly Attachment[];
  /** 落款, below the last article's text. */
  readonly signature?: Signature;
  readonly status: "draft" | "published";
  /** Milliseconds since 1970; before it the issue counts as a draft. */
  readonly publishAt?: number;
  readonly tags: readonly string[];
  readonly summary?: string;
  readonly corrections: readonly Correction[];
  readonly supersedes?: PlacedText;
  readonly images: readonly IssueImage[];
  /** Places of the keys that checks over the whole series point at. */
  readonly places: { readonly issue: Place; readonly date: Place; readonly total?: Place; readonly title: Place };
}

/** series.yaml as read and validated. */
export interface Series {
  readonly id: string;
  /** Absolute path of series.yaml. */
  readonly path: string;
  /** The nameplate, in one or two lines. */
  readonly name: readonly PlacedText[];
  readonly issuer: PlacedText;
  /** What stands behind the issuer in the masthead: 某某办公室编, 某某办公室 主办. */
  readonly issuerRole?: "编" | "主办" | "编印";
  readonly numerals: "arabic" | "chinese";
  /** Pattern of {year} {issue} {total} {edition}; absent: the contract's default. */
  readonly issueLine?: PlacedText;
  /** Headings without numbers: numbered anew in each article, or on through the articles of a column; or left as they are. */
  readonly numbering: "auto" | "column" | "none";
  readonly imprint: { readonly by?: PlacedText; readonly copies?: number; readonly staff: readonly LabelledNames[] };
  readonly distribution: readonly DistributionRow[];
  readonly classification?: Classification;
  readonly layout: Partial<Layout>;
  /** Real fonts by role: path relative to the repository's folder. */
  readonly fonts: Readonly<Partial<Record<FontRole, PlacedText>>>;
  /** Warnings switched off or changed for the series: rule id → level. */
  readonly rules: Readonly<Record<string, "off" | "info" | "warning" | "error">>;
  /** Declared gaps: year → issue numbers that never appeared. */
  readonly voids: Readonly<Record<string, readonly number[]>>;
  readonly firstTotal?: number;
  /** Set where the file is missing or has errors: what it does not say is not known, so nothing is checked against it. */
  readonly partial?: true;
}

/** site.yaml as read and validated. */
export interface Site {
  readonly path: string;
  readonly title: string;
  readonly organisation?: string;
  readonly url?: string;
  readonly base?: string;
  readonly timeZone: string;
  readonly groups: Readonly<Record<string, readonly { readonly name: string; readonly copies?: number }[]>>;
  /** The highest classification that may appear on the site. */
  readonly public: "公开" | "内部";
  readonly footer?: string;
  readonly search: boolean;
  /** Set where the site has no volumes (合订本) of the years that are over. */
  readonly volumes?: false;
  /** 网站标识码, which pages of government sites carry. */
  readonly siteCode?: string;
  /** Set where crawlers are to leave the site alone, as on an intranet. */
  readonly unlisted?: true;
  /** Set where the file is missing or has errors: what it does not say is not known, so nothing is checked against it. */
  readonly partial?: true;
}
