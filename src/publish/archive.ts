import type { Site } from "../model/issue.ts";
import type { Templates } from "../render/template.ts";
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
  const byIssue = new Map<PublishedIssue, Topic[]>();
  for (const topic of topics)
    for (const issue of topic.issues) byIssue.set(issue, [...(byIssue.get(issue) ?? []), topic]);
  return {
    site,
    templates,
    issues,
    shelves,
    topics,
    topicsOf: (issue) => byIssue.get(issue) ?? [],
    replacements: replacementsOf(issues),
    seriesTitle: (id) => titles.get(id) ?? id,
    volumeOf: (id, year) => volumes.find((volume) => volume.series === id && volume.year === year),
  };
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
