/**
 * The search data of the site, as its scripts carry it: JSON in a call of one global function, so that it loads from a
 * USB stick, too. Tuples and short keys, because a reader on a slow line loads all of it.
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

/** The issues of a year, newest first. */
export interface Shard {
  readonly year: number;
  readonly issues: readonly ShardIssue[];
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
export type SearchMessage = { readonly catalogue: Catalogue } | { readonly shard: Shard };

/** How much a passage says of its issue: a headline with what stands around it, text, or masthead and imprint. */
export type PassageKind = "headline" | "text" | "frame";

/** Fragment id of the imprint; the masthead's is "". */
export const imprintAnchor = "imprint";

/** The kind of a passage, which its anchor tells: `a2` and `f1-2` are headlines, `a2-p7` is text. */
export function passageKind(anchor: string): PassageKind {
  if (anchor === "" || anchor === imprintAnchor) return "frame";
  return /^[af]\d+(?:-\d+)?$/.test(anchor) ? "headline" : "text";
}
