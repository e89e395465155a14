import { decodeText, encodeText, type CodedText } from "./coded-text.ts";

/*
 * The search data of the site, as its scripts carry it: JSON in a call of one global function, so that it loads from a
 * USB stick, too. Tuples and short keys, the texts in a code, because a reader on a slow line loads all of it.
 */

/** Name of the global function that the data calls. */
export const receiverName = "jianbaoSearch";

/** A place in an issue's page, "" for its top, and the text that opens there. */
export type ShardPassage = readonly [anchor: string, text: string];

/** One issue; `series` is an index into {@link Catalogue.series}. */
export interface ShardIssue {
  /** Folder of its page, relative to the site, with `/` at its end. */
  readonly path: string;
  readonly series: number;
  readonly title: string;
  /** 第2期 */
  readonly number: string;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly tags: readonly string[];
  readonly text: readonly ShardPassage[];
}

/** What an issue gives to the search; which series it is of is known only where all issues are. */
export type SearchedText = Omit<ShardIssue, "series">;

/** The issues of a year, newest first. */
export interface Shard {
  readonly year: number;
  readonly issues: readonly ShardIssue[];
}

/** A shard as its script carries it: JSON of its {@link PackedIssue}s, coded. */
export interface PackedShard {
  readonly year: number;
  readonly issues: CodedText;
}

/** A passage whose anchor follows from the one before is its text alone. */
type PackedIssue = Omit<ShardIssue, "text"> & { readonly text: readonly (ShardPassage | string)[] };

/** Leaves out the anchors that {@link unpackShard} can tell: a tenth of the data. */
export function packShard({ year, issues }: Shard): PackedShard {
  const packed = issues.map((issue): PackedIssue => ({
    ...issue,
    text: issue.text.map((passage, index) => {
      const before = issue.text[index - 1];
      return before !== undefined && passage[0] === anchorAfter(before[0]) ? passage[1] : passage;
    }),
  }));
  return { year, issues: encodeText(JSON.stringify(packed)) };
}

/** The shard of a script. */
export function unpackShard({ year, issues }: PackedShard): Shard {
  const packed = JSON.parse(decodeText(issues)) as readonly PackedIssue[];
  return {
    year,
    issues: packed.map((issue) => {
      let anchor = "";
      return {
        ...issue,
        text: issue.text.map((passage): ShardPassage => {
          const [own, text] = typeof passage === "string" ? [anchorAfter(anchor), passage] : passage;
          anchor = own;
          return [own, text];
        }),
      };
    }),
  };
}

/** The next paragraph's anchor: a1-p4 after a1-p3, a1-p1 after a1; otherwise the same again. */
function anchorAfter(anchor: string): string {
  const paragraph = /^(.+-p)(\d+)$/.exec(anchor);
  if (paragraph !== null) return `${paragraph[1]}${Number(paragraph[2]) + 1}`;
  return /^[af]\d/.test(anchor) ? `${anchor}-p1` : anchor;
}

/** What the search page knows before it loads a shard. */
export interface Catalogue {
  readonly series: readonly { readonly id: string; readonly title: string }[];
  /** Newest first. `file` is relative to the catalogue's folder. */
  readonly shards: readonly {
    readonly year: number;
    readonly file: string;
    readonly issues: number;
    /** Signature of the bigrams in it (see bigrams.ts), in large archives only. */
    readonly bigrams?: string;
  }[];
  /** First letters of the readings of the titles' characters, by letter. */
  readonly initials: Readonly<Record<string, string>>;
}

/** What the receiver is called with. */
export type SearchMessage = { readonly catalogue: Catalogue } | { readonly shard: PackedShard };

/** How much a passage says of its issue: a headline with what stands around it, text, or masthead and imprint. */
export type PassageKind = "headline" | "text" | "frame";

/** Fragment id of the imprint; the masthead's is "". */
export const imprintAnchor = "imprint";

/** The kind of a passage, which its anchor tells: `a2` and `f1-2` are headlines, `a2-p7` is text. */
export function passageKind(anchor: string): PassageKind {
  if (anchor === "" || anchor === imprintAnchor) return "frame";
  return /^[af]\d+(?:-\d+)?$/.test(anchor) ? "headline" : "text";
}
