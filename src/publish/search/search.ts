import { dateText } from "../wording.ts";
import { passageKind, type Catalogue, type Shard, type ShardIssue } from "./data.ts";
import { fold } from "./fold.ts";
import { hasInitials, titleLetters, type InitialsTable } from "./initials.ts";
import type { Term } from "./query.ts";
import { findVariant } from "./variants.ts";

/** An issue ready to be searched: its texts folded, in each kind of passage joined by line ends, which no term holds. */
export interface IndexedIssue {
  readonly issue: ShardIssue;
  readonly year: number;
  readonly title: string;
  /** Series, year, number and date. */
  readonly identity: string;
  readonly letters: readonly string[];
  readonly tags: readonly string[];
  readonly headlines: string;
  readonly text: string;
  readonly frame: string;
}

/** Which issues are asked for; what is absent is not asked. */
export interface Filters {
  readonly series?: number;
  readonly year?: number;
  /** Folded. */
  readonly topic?: string;
}

/** An issue that holds all terms. */
export interface Hit {
  readonly indexed: IndexedIssue;
  readonly score: number;
}

/** Makes a shard's issues ready to be searched. */
export function indexShard(shard: Shard, series: Catalogue["series"], initials: InitialsTable): IndexedIssue[] {
  return shard.issues.map((issue) => {
    const joined = { headline: "", text: "", frame: "" };
    for (const [anchor, text] of issue.text) joined[passageKind(anchor)] += `${fold(text)}\n`;
    const title = fold(issue.title);
    return {
      issue,
      year: shard.year,
      title,
      identity: identityOf(issue, shard.year, series).map(fold).join("\n"),
      letters: titleLetters(title, initials),
      tags: issue.tags.map(fold),
      headlines: joined.headline,
      text: joined.text,
      frame: joined.frame,
    };
  });
}

/** What an issue is called by, beside its title: series, year and number in one, the date in both forms. */
export function identityOf(issue: ShardIssue, year: number, series: Catalogue["series"]): string[] {
  return [`${series[issue.series]?.title ?? ""}${year}年${issue.number}`, dateText(issue.date), issue.date];
}

/**
 * The issues that hold every term and pass the filters: those with terms in the title or in series, number
 * and date first, then in headlines and topics, in the text, in masthead and imprint; the newest first among equals. No terms: all issues that pass.
 */
export function search(issues: readonly IndexedIssue[], terms: readonly Term[], filters: Filters = {}): Hit[] {
  const hits: Hit[] = [];
  for (const indexed of issues) {
    if (!passes(indexed, filters)) continue;
    let score = 0;
    let isHit = true;
    for (const term of terms) {
      const worth = worthOf(term, indexed);
      isHit = worth > 0;
      if (!isHit) break;
      score += worth;
    }
    if (isHit) hits.push({ indexed, score });
  }
  return hits.sort(
    (a, b) => b.score - a.score || compare(b.indexed.issue.date, a.indexed.issue.date) || comparePaths(a, b),
  );
}

/** A term in a title outweighs any number of terms in headlines, one there any number in the text: queries have few terms. */
const worth = { title: 1_000_000, initials: 900_000, identity: 800_000, headline: 1000, text: 2, frame: 1 } as const;

function worthOf({ variants, initials }: Term, indexed: IndexedIssue): number {
  const isIn = (text: string): boolean => variants.some((variant) => findVariant(text, variant) >= 0);
  if (isIn(indexed.title)) return worth.title;
  if (initials !== undefined && hasInitials(indexed.letters, initials)) return worth.initials;
  if (isIn(indexed.identity)) return worth.identity;
  if (isIn(indexed.headlines) || indexed.tags.some(isIn)) return worth.headline;
  if (isIn(indexed.text)) return worth.text;
  return isIn(indexed.frame) ? worth.frame : 0;
}

function passes({ issue, year, tags }: IndexedIssue, filters: Filters): boolean {
  return (
    (filters.series === undefined || filters.series === issue.series) &&
    (filters.year === undefined || filters.year === year) &&
    (filters.topic === undefined || tags.includes(filters.topic))
  );
}

function comparePaths(a: Hit, b: Hit): number {
  return compare(a.indexed.issue.path, b.indexed.issue.path);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
