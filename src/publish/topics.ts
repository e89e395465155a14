import { compareText } from "../model/diagnostic.ts";
import { sha256 } from "./checksums.ts";
import type { PublishedIssue } from "./published-issue.ts";

/** What issues share: one or several spellings of a tag that differ by case or width only. */
export interface Topic {
  /** The spelling that most issues use. */
  readonly label: string;
  /** Its page, below the site. */
  readonly path: string;
  /** In the order of reading, never none. */
  readonly issues: readonly PublishedIssue[];
  /** Index of each in that order, by its id. */
  readonly places: ReadonlyMap<string, number>;
}

/** Hexadecimal digits of a topic's address: 48 bits, so that even a million topics are told apart. */
const addressDigits = 12;

/**
 * The page of a topic, below the site. A tag may hold any character, so its address is a sum of its folded spelling: unique,
 * the same in every build, and safe on any file system.
 * @param folded see {@link foldTag}.
 */
export function topicPath(folded: string): string {
  return `topics/${sha256(folded).slice(0, addressDigits)}.html`;
}

/** A tag as topics compare it: full and half width, case and repeated spaces make no difference (NFKC). */
export function foldTag(tag: string): string {
  return tag.normalize("NFKC").toLowerCase().replaceAll(/\s+/gu, " ").trim();
}

/** The topics of issues given in reading order: those with most issues first, then by their folded spelling. */
export function topicsOf(issues: readonly PublishedIssue[]): Topic[] {
  const found = new Map<string, { readonly spellings: Map<string, number>; readonly issues: PublishedIssue[] }>();
  for (const issue of issues)
    for (const tag of new Set(issue.summary.tags)) {
      const folded = foldTag(tag);
      if (folded === "") continue;
      const topic = found.get(folded) ?? { spellings: new Map<string, number>(), issues: [] };
      topic.spellings.set(tag, (topic.spellings.get(tag) ?? 0) + 1);
      if (topic.issues.at(-1) !== issue) topic.issues.push(issue);
      found.set(folded, topic);
    }
  return [...found]
    .toSorted(([a, one], [b, other]) => other.issues.length - one.issues.length || compareText(a, b))
    .map(([folded, topic]) => ({
      label: mostUsed(topic.spellings),
      path: topicPath(folded),
      issues: topic.issues,
      places: new Map(topic.issues.map(({ summary }, index) => [summary.ref.id, index])),
    }));
}

function mostUsed(spellings: ReadonlyMap<string, number>): string {
  const [first] = [...spellings].toSorted(([a, one], [b, other]) => other - one || compareText(a, b));
  return first?.[0] ?? "";
}

/** How many issues around an issue are looked at in each of its topics: a topic of a thousand issues costs no more. */
const nearest = 12;

/**
 * The issues that share most with one: a topic that few issues have counts for more; among equals those nearest in time, newer
 * ones first.
 * @param most how many at most.
 */
export function relatedIssues(issue: PublishedIssue, topics: readonly Topic[], most: number): PublishedIssue[] {
  const scores = new Map<PublishedIssue, { score: number; distance: number }>();
  for (const topic of topics) {
    const at = topic.places.get(issue.summary.ref.id) ?? 0;
    const last = Math.min(topic.issues.length - 1, at + nearest);
    for (let index = Math.max(0, at - nearest); index <= last; index += 1) {
      const other = topic.issues[index];
      if (index === at || other === undefined) continue;
      const distance = Math.abs(index - at);
      const known = scores.get(other);
      if (known === undefined) scores.set(other, { score: 1 / topic.issues.length, distance });
      else {
        known.score += 1 / topic.issues.length;
        known.distance = Math.min(known.distance, distance);
      }
    }
  }
  return [...scores]
    .toSorted(
      ([a, one], [b, other]) =>
        other.score - one.score || one.distance - other.distance || compareText(b.summary.date, a.summary.date),
    )
    .slice(0, most)
    .map(([other]) => other);
}
