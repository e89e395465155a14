import { compareText } from "../../model/diagnostic.ts";
import { isPerson } from "../../transform/byline.ts";
import type { replacementsOf } from "../replacements.ts";
import { dateText, datedIssueLine, shortIssueLine } from "../wording.ts";
import type { VolumeIssue } from "./volume-issue.ts";

/** One line of a volume's contents. */
export interface VolumeEntry {
  readonly title: string;
  /** What the link leads to: part and place (src/render/pdf/volume.ts). */
  readonly target: string;
  /** 第2期 */
  readonly issue: string;
  /** The folio in the issue, and the page in the volume counted from the cover. */
  readonly folio: number;
  readonly page: number;
}

/** An issue in the volume's contents. */
export interface VolumeIssueEntry {
  readonly issueLine: string;
  readonly date: string;
  readonly target: string;
  readonly page: number;
  /** 有更正, 已由2024年第2期取代, 取代2024年第1期. */
  readonly marks: readonly string[];
  readonly entries: readonly VolumeEntry[];
}

/** Entries under a name: those of a column, or of who wrote them. */
export interface VolumeGroup {
  readonly name: string;
  readonly entries: readonly VolumeEntry[];
}

/** The contents of a volume, by issue, by column and by who wrote; a list that would say nothing is empty. */
export interface VolumeContents {
  readonly issues: readonly VolumeIssueEntry[];
  readonly columns: readonly VolumeGroup[];
  readonly units: readonly VolumeGroup[];
}

/** Who replaces whom among all issues that may be named. */
type ReplacementsOf = ReturnType<typeof replacementsOf<Pick<VolumeIssue, "summary">>>;

/**
 * Works out a volume's contents.
 * @param starts the page of the volume, from 1, on which each issue starts.
 */
export function volumeContents(
  issues: readonly VolumeIssue[],
  starts: readonly number[],
  replacements: ReplacementsOf,
): VolumeContents {
  const listed = issues.map((issue, index) => {
    const start = starts[index] ?? 1;
    const { summary } = issue;
    return {
      issueLine: summary.issueLine,
      date: dateText(summary.date),
      target: summary.ref.id,
      page: start,
      marks: marksOf(issue, replacements),
      entries: issue.places.map((place, at): VolumeEntry => ({
        title: issue.entries[at]?.title ?? "",
        target: `${summary.ref.id}/${place.name}`,
        issue: shortIssueLine(summary),
        folio: place.page,
        page: start + place.page - 1,
      })),
    };
  });
  const articles = issues.flatMap((issue, index) =>
    issue.entries.flatMap(({ column, units }, at) => {
      const entry = listed[index]?.entries[at];
      return entry === undefined ? [] : [{ column, units, entry }];
    }),
  );
  const columns = grouped(articles.map(({ column, entry }) => [column === undefined ? [] : [column], entry]));
  const units = grouped(articles.map(({ units: names, entry }) => [names, entry]));
  return { issues: listed, columns, units: units.toSorted(byName) };
}

function marksOf(issue: VolumeIssue, replacements: ReplacementsOf): string[] {
  const { supersedes, supersededBy } = replacements(issue);
  return [
    ...(supersededBy === undefined ? [] : [`已由${datedIssueLine(supersededBy.summary)}取代`]),
    ...(supersedes === undefined ? [] : [`取代${datedIssueLine(supersedes.summary)}`]),
    ...(issue.summary.corrections.length === 0 ? [] : ["有更正"]),
  ];
}

/** Groups in the order in which their names first come. */
function grouped(entries: readonly (readonly [readonly string[], VolumeEntry])[]): VolumeGroup[] {
  const groups = new Map<string, VolumeEntry[]>();
  for (const [names, entry] of entries)
    for (const name of names) {
      const known = groups.get(name);
      if (known === undefined) groups.set(name, [entry]);
      else known.push(entry);
    }
  return [...groups].map(([name, own]) => ({ name, entries: own }));
}

/** The order of names in Chinese indexes: by pinyin (its data comes with Node). */
const pinyin = new Intl.Collator("zh-Hans-CN-u-co-pinyin");

/** Offices before persons, each by pinyin. */
function byName(a: VolumeGroup, b: VolumeGroup): number {
  return (
    Number(isPerson(a.name)) - Number(isPerson(b.name)) || pinyin.compare(a.name, b.name) || compareText(a.name, b.name)
  );
}
