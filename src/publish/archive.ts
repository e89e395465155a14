import type { Site } from "../model/issue.ts";
import type { Templates } from "../render/template.ts";
import { latestChanged } from "./feeds/entries.ts";
import { inReadingOrder, type PublishedIssue, type PublishedSeries, type PublishedVolume } from "./published-issue.ts";
import { replacementsOf, type Replacements } from "./replacements.ts";
import { topicsOf, type Topic } from "./topics.ts";

/** A series that has a page, with its issues in reading order (never none). */
export interface ShelvedSeries {
  readonly series: PublishedSeries;
  readonly issues: readonly PublishedIssue[];
  /** Its name in one piece, told apart from others of the same name by issuer, or by issuer and id. */
  readonly title: string;
}

/** The issues before and after one in its series, all of them public. */
export interface Neighbours {
  readonly previous?: PublishedIssue;
  readonly next?: PublishedIssue;
}

/** Everything that pages ask about the archive as a whole, worked out once. */
export interface Archive {
  readonly site: Site;
  readonly templates: Templates;
  /** In the order of reading. */
  readonly issues: readonly PublishedIssue[];
  /** In the order the home page lists them; none is empty. */
  readonly shelves: readonly ShelvedSeries[];
  /** Those with most issues first. */
  readonly topics: readonly Topic[];
  readonly topicsOf: (issue: PublishedIssue) => readonly Topic[];
  readonly replacements: (issue: PublishedIssue) => Replacements;
  readonly neighbours: (issue: PublishedIssue) => Neighbours;
  /** Those that the feeds tell of, latest change first; none where the site has no address. */
  readonly feed: readonly PublishedIssue[];
  readonly seriesTitle: (series: string) => string;
  /** The volume of a year of a series, where there is one. */
  readonly volumeOf: (series: string, year: number) => PublishedVolume | undefined;
}

/** What an archive is made of. */
export interface ArchiveInput {
  readonly site: Site;
  readonly series: readonly PublishedSeries[];
  readonly issues: readonly PublishedIssue[];
  /** Years that are bound as one PDF. */
  readonly volumes?: readonly PublishedVolume[];
  readonly templates: Templates;
}

/** Orders the issues and works out shelves, topics and replacements. */
export function archiveOf({ site, templates, series, issues: given, volumes = [] }: ArchiveInput): Archive {
  const issues = inReadingOrder(given);
  const shelves = shelvesOf(series, issues);
  const titles = new Map(shelves.map((shelf) => [shelf.series.id, shelf.title]));
  const topics = topicsOf(issues);
  const byIssue = new Map<string, Topic[]>();
  for (const topic of topics)
    for (const issue of topic.issues) byIssue.set(idOf(issue), [...(byIssue.get(idOf(issue)) ?? []), topic]);
  const neighbours = new Map(shelves.flatMap((shelf) => shelf.issues.map(neighboursOf)));
  return {
    site,
    templates,
    issues,
    shelves,
    topics,
    topicsOf: (issue) => byIssue.get(idOf(issue)) ?? [],
    replacements: replacementsOf(issues),
    neighbours: (issue) => neighbours.get(idOf(issue)) ?? {},
    feed: latestChanged(site, issues),
    seriesTitle: (id) => titles.get(id) ?? id,
    volumeOf: (id, year) => volumes.find((volume) => volume.series === id && volume.year === year),
  };
}

function idOf({ summary }: PublishedIssue): string {
  return summary.ref.id;
}

function neighboursOf(
  issue: PublishedIssue,
  index: number,
  issues: readonly PublishedIssue[],
): readonly [string, Neighbours] {
  const previous = index === 0 ? undefined : issues[index - 1];
  const next = issues[index + 1];
  return [idOf(issue), { ...(previous === undefined ? {} : { previous }), ...(next === undefined ? {} : { next }) }];
}

function shelvesOf(series: readonly PublishedSeries[], issues: readonly PublishedIssue[]): ShelvedSeries[] {
  const bySeries = new Map<string, PublishedIssue[]>();
  for (const issue of issues) {
    const own = bySeries.get(issue.summary.ref.series);
    if (own === undefined) bySeries.set(issue.summary.ref.series, [issue]);
    else own.push(issue);
  }
  const shelved = series.filter(({ id }) => bySeries.has(id));
  const names = countOf(shelved.map(nameOf));
  const signed = countOf(shelved.map((one) => nameOf(one) + one.issuer));
  return shelved.map((one) => {
    const name = nameOf(one);
    const isAlone = names.get(name) === 1;
    const mark = signed.get(name + one.issuer) === 1 ? one.issuer : `${one.issuer}，${one.id}`;
    return { series: one, issues: bySeries.get(one.id) ?? [], title: isAlone ? name : `${name}（${mark}）` };
  });
}

function nameOf({ name }: PublishedSeries): string {
  return name.join("");
}

function countOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
