import type { Diagnostic, PlacedText } from "../model/diagnostic.ts";
import type {
  Article,
  Attachment,
  Classification,
  CopyNumbers,
  EditorsNote,
  Issue,
  IssueImage,
  Layout,
  Series,
  Signature,
} from "../model/issue.ts";
import { finding } from "../model/report.ts";
import { defaultContents } from "./composite-values.ts";
import { mergeRows, resolveRows } from "./distribution.ts";
import type { SplitSource } from "./front-matter.ts";
import { issueLineOf } from "./issue-line.ts";
import { issueName, sourceName } from "./issue-place.ts";
import type { IssueContext, IssueKeys } from "./issue.ts";
import type { IssueSource } from "./repository.ts";

/** The layout where neither issue nor series says anything (contract §2.3; red: the nameplate's on paper, C0 M100 Y100 K0). */
export const defaultLayout: Layout = {
  profile: "strict",
  mastheadTop: "35mm",
  mastheadMode: "print",
  nameplate: "centre",
  issuerRow: "sides",
  imprintSide: "even",
  duplex: "none",
  digits: "tnr",
  red: "#e60012",
};

/** What every blank that `new` leaves for the editor holds: 【此处填写标题】. */
export const blankMark = "此处填写";

/** What was read of an issue. */
export interface IssueParts {
  readonly source: IssueSource;
  readonly keys: IssueKeys;
  readonly split: SplitSource;
  readonly articles: readonly Article[];
  readonly attachments: readonly Attachment[];
  readonly note: EditorsNote | undefined;
  /** Whether all texts could be read: else a missing title is no finding. */
  readonly allRead: boolean;
}

/** Merges what was read with the series' defaults; absent where a value that everything needs could not be read. */
export function mergeIssue(
  parts: IssueParts,
  images: readonly IssueImage[],
  context: IssueContext,
  diagnostics: Diagnostic[],
): Issue | undefined {
  const { source, keys, articles, attachments, note } = parts;
  const { series, site } = context;
  checkPlace(parts, diagnostics);
  const title = titleOf(parts, diagnostics);
  const classification = classificationOf(parts, context, diagnostics);
  const own =
    keys.distribution === undefined
      ? undefined
      : resolveRows(keys.distribution.value, site, "front-matter", diagnostics);
  const distribution = mergeRows(own, series.distribution);
  if (keys.issue === undefined || keys.date === undefined || title === undefined || classification === undefined)
    return undefined;
  const { year, number, supplement } = source.place;
  const total = keys.total?.value;
  const edition = keys.edition?.value;
  const lineValues = {
    year,
    issue: number,
    supplement,
    ...(total === undefined ? {} : { total }),
    ...(edition === undefined ? {} : { edition: edition.text }),
  };
  return {
    ref: {
      id: `${source.series}-${year}-${issueName(number, supplement)}`,
      series: source.series,
      year,
      number,
      supplement,
    },
    path: source.path,
    sources: [source.path, ...source.articleFiles],
    series,
    layout: { ...defaultLayout, ...series.layout, ...keys.layout?.value },
    date: keys.date.value,
    title: title.text.replaceAll(/\s*\|\s*/g, ""),
    issueLine: issueLineOf(lineValues, series, keys.issue.place, diagnostics),
    articles,
    distribution,
    imprint: {
      ...series.imprint,
      ...keys.imprint?.value,
      date: keys.imprint?.value.date ?? keys.date.value,
      staff: keys.imprint?.value.staff ?? series.imprint.staff,
    },
    classification,
    signers: keys.signer?.value ?? [],
    contents: keys.contents?.value ?? defaultContents,
    attachments,
    status: keys.status?.value ?? "published",
    tags: keys.tags?.value.map((tag) => tag.text) ?? [],
    corrections: keys.corrections?.value ?? [],
    images,
    places: {
      issue: keys.issue.place,
      date: keys.date.place,
      title: title.place,
      ...(keys.total === undefined ? {} : { total: keys.total.place }),
    },
    ...withoutUndefined({
      total,
      edition,
      editorsNote: note,
      urgency: keys.urgency?.value,
      notice: keys.notice?.value,
      copyNumbers: copyNumbersOf(keys, distribution),
      publishAt: keys.publishAt?.value,
      summary: keys.summary?.value.text,
      supersedes: keys.supersedes?.value,
      signature: signatureOf(keys, series),
    }),
  };
}

/** 落款: `true` takes the issuer and the issue's date. */
function signatureOf(keys: IssueKeys, series: Series): Signature | undefined {
  if (keys.signature === undefined || keys.date === undefined || keys.signature.value === false) return undefined;
  const { value } = keys.signature;
  return {
    by: value === true ? [series.issuer] : (value.by ?? [series.issuer]),
    date: (value === true ? undefined : value.date) ?? keys.date.value,
    place: keys.signature.key.place,
  };
}

/** Only the keys that have a value, as exactOptionalPropertyTypes wants them. */
function withoutUndefined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** The issue's own title, or that of the first article that has one. */
function titleOf({ keys, articles, split, allRead }: IssueParts, diagnostics: Diagnostic[]): PlacedText | undefined {
  const title = keys.title?.value ?? articles.find((article) => article.headline !== undefined)?.headline;
  if (
    title === undefined &&
    allRead &&
    split.map !== undefined &&
    !split.map.entries.some(({ key }) => key.text === "title" || key.text === "标题")
  )
    diagnostics.push(finding("front-matter/no-title", split.head));
  if (title?.text.includes(blankMark) === true && keys.status?.value !== "draft")
    diagnostics.push(finding("front-matter/blank-title", title.place, { found: title.text }));
  return title;
}

function classificationOf(
  { keys, split }: IssueParts,
  { series }: IssueContext,
  diagnostics: Diagnostic[],
): Classification | undefined {
  const classification = keys.classification?.value ?? series.classification;
  const isTyped = split.map?.entries.some(({ key }) => key.text === "classification" || key.text === "密级") ?? true;
  // A wrong value is reported where it stands; a series that could not be read may well say it.
  if (classification === undefined && !isTyped && series.partial !== true)
    diagnostics.push(finding("front-matter/no-classification", split.head));
  return classification;
}

/** The file's place must agree with number, year and supplement (contract §2). */
export function checkPlace({ source, keys }: Pick<IssueParts, "source" | "keys">, diagnostics: Diagnostic[]): void {
  const { issue, date, supplement } = keys;
  const { year, number } = source.place;
  const file = sourceName(source);
  const nameOf = (wanted: number, isSupplement: boolean): string =>
    `${issueName(wanted, isSupplement)}${source.kind === "file" ? ".md" : "/index.md"}`;
  const isSupplement = supplement?.value ?? false;
  if (issue !== undefined && issue.value !== number)
    diagnostics.push(
      finding("front-matter/number-place", issue.place, {
        found: issue.value,
        expected: number,
        file,
        wanted: nameOf(issue.value, source.place.supplement),
      }),
    );
  if (date !== undefined && date.value.year !== year)
    diagnostics.push(finding("front-matter/year-place", date.place, { found: date.value.year, expected: year }));
  if (isSupplement !== source.place.supplement && issue !== undefined)
    diagnostics.push(
      finding("front-matter/supplement-place", supplement?.place ?? issue.place, {
        found: String(isSupplement),
        file,
        wanted: nameOf(number, true),
      }),
    );
}

/** 份号: `auto` is one per copy of the distribution list; a recipient gets one where nothing else is said. */
function copyNumbersOf(keys: IssueKeys, distribution: Issue["distribution"]): CopyNumbers | undefined {
  const typed = keys.copyNumbers?.value;
  if (typed !== "auto") return typed;
  const copies = distribution
    .flatMap((row) => row.levels.flat())
    .reduce((sum, recipient) => sum + (recipient.copies ?? 1), 0);
  return copies === 0 ? undefined : { from: 1, count: copies };
}
