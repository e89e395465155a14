import { compareDates, isoDate } from "../../model/civil-date.ts";
import type { DistributionRow, LabelledNames, Series } from "../../model/issue.ts";
import type { FoundArticle, FoundIssue, FoundLabels, FoundNote, FoundTail } from "../../model/manuscript.ts";
import { inlineMarkdown } from "./inline-markdown.ts";
import { squeeze } from "./patterns.ts";
import type { YamlMap, YamlValue } from "./yaml-text.ts";

/** Keys of front matter with their values; absent ones are undefined. */
export type Keys = Readonly<Record<string, YamlValue | undefined>>;

/** Only the keys that have a value. */
export function written(keys: Keys): YamlMap {
  return Object.fromEntries(
    Object.entries(keys).filter((entry): entry is [string, YamlValue] => entry[1] !== undefined),
  );
}

/** The keys of an issue but those of its articles; what the series says already is left out. */
export function issueKeys(found: FoundIssue, series: Series | undefined): Keys {
  const { masthead, tail, contents } = found;
  const { signers, copyNumber } = masthead;
  return {
    distribution: distributionKey(tail.distribution, series?.distribution ?? []),
    imprint: imprintKey(found, series),
    classification: classificationKey(found, series),
    urgency: masthead.urgency,
    notice: masthead.notice,
    signer: oneOrMany(signers),
    copyNumbers:
      copyNumber === undefined ? undefined : { from: Math.max(1, copyNumber), count: Math.max(1, tail.copies ?? 1) },
    contents: contentsKey(contents, found.articles.length),
    signature: signatureKey(found, series),
    tags: tail.tags.length === 0 ? undefined : tail.tags,
    corrections:
      tail.corrections.length === 0
        ? undefined
        : tail.corrections.map(({ date, text }) => ({ date: isoDate(date), text })),
  };
}

/** Number, date and what goes with them. */
export function numberKeys({ masthead }: FoundIssue): Keys {
  return {
    issue: masthead.issue,
    date: masthead.date === undefined ? undefined : isoDate(masthead.date),
    total: masthead.total,
    supplement: masthead.supplement,
    edition: masthead.edition,
  };
}

/** The keys that go with one article. */
export function articleKeys(article: FoundArticle): Keys {
  return {
    title: article.headline,
    kicker: article.kicker,
    subtitle: article.subhead,
    column: article.column,
    byline: oneOrMany(article.byline),
    credits: labelsKey(article.credits),
    editorsNote: noteKey(article.note),
  };
}

/** 编者按: the text alone where form and place are the usual ones. */
export function noteKey(note: FoundNote | undefined): YamlValue | undefined {
  if (note === undefined) return undefined;
  const text = inlineMarkdown(note.runs, String).trim();
  if (note.form === "括号" && note.position === "标题前" && note.sign === undefined) return text;
  return written({
    text,
    form: note.form === "括号" ? undefined : note.form,
    position: note.position === "标题前" ? undefined : note.position,
    sign: note.sign,
  });
}

function oneOrMany(names: readonly string[]): YamlValue | undefined {
  return names.length > 1 ? names : names[0];
}

function labelsKey(labels: FoundLabels): YamlMap | undefined {
  if (labels.length === 0) return undefined;
  return Object.fromEntries(labels.map(([label, names]) => [label, oneOrMany(names) ?? ""]));
}

type Rows = FoundTail["distribution"];

/** Rows as typed; 本期增发 alone is added to the series' own. */
function distributionKey(rows: Rows, own: readonly DistributionRow[]): YamlMap | undefined {
  const others = rows.filter((row) => row.label !== "本期增发");
  const isSame = rowKeys(others) === rowKeys(own.map(plainRow));
  const left = isSame ? rows.filter((row) => row.label === "本期增发") : rows;
  if (left.length === 0) return undefined;
  return Object.fromEntries(left.map(({ label, levels }) => [label, levels.length === 1 ? (levels[0] ?? []) : levels]));
}

function plainRow(row: DistributionRow): Rows[number] {
  return {
    label: row.label.text,
    levels: row.levels.map((level) => level.map((recipient) => recipient.name.text)),
  };
}

function rowKeys(rows: Rows): string {
  return squeeze(
    rows
      .map(({ label, levels }) => {
        // Levels of one name each are set as one level is.
        const isFlat = levels.length === 1 || levels.every((level) => level.length === 1);
        return `${label}:${isFlat ? levels.flat().join() : levels.map((level) => level.join("+")).join()}`;
      })
      .join(";"),
  );
}

function imprintKey({ masthead, tail }: FoundIssue, series: Series | undefined): YamlMap | undefined {
  const isOwnDate =
    tail.date !== undefined && (masthead.date === undefined || compareDates(tail.date, masthead.date) !== 0);
  const known = series?.imprint;
  const isSameStaff = known !== undefined && staffKey(tail.staff) === staffKey(plainLabels(known.staff));
  const map = written({
    // Without a series it is a fact of the series, and told as such.
    by: series === undefined || squeeze(tail.by ?? "") === squeeze(known?.by?.text ?? "") ? undefined : tail.by,
    date: isOwnDate && tail.date !== undefined ? isoDate(tail.date) : undefined,
    copies: tail.copies === known?.copies ? undefined : tail.copies,
    staff: isSameStaff ? undefined : labelsKey(tail.staff),
  });
  return Object.keys(map).length === 0 ? undefined : map;
}

function plainLabels(rows: readonly LabelledNames[]): FoundLabels {
  return rows.map(({ label, names }) => [label.text, names.map((name) => name.text)]);
}

function staffKey(labels: FoundLabels): string {
  return squeeze(labels.map(([label, names]) => `${label}:${names.join()}`).join(";"));
}

function classificationKey({ masthead }: FoundIssue, series: Series | undefined): YamlValue | undefined {
  const found = masthead.classification;
  const known = series?.classification;
  if (found === undefined || (found.level === known?.level && found.period === known.period)) return undefined;
  return found.period === undefined ? found.level : { level: found.level, period: found.period };
}

/** A list headed 目录 is set by itself from three articles on; one of fewer, or headed otherwise, is asked for. */
function contentsKey(contents: FoundIssue["contents"], articles: number): YamlValue | undefined {
  if (contents === undefined) return articles >= 3 ? "none" : undefined;
  if (contents.heading === "目录" && articles >= 3) return undefined;
  return written({
    heading: contents.heading,
    pages: contents.pages ? undefined : false,
    group: contents.group ? "column" : undefined,
  });
}

function signatureKey({ masthead, tail }: FoundIssue, series: Series | undefined): YamlValue | undefined {
  const { signature } = tail;
  if (signature === undefined) return undefined;
  const issuer = series?.issuer.text ?? masthead.issuer;
  const isIssuer = signature.by.length === 1 && squeeze(signature.by[0] ?? "") === squeeze(issuer ?? "");
  const isSameDay = masthead.date !== undefined && compareDates(signature.date, masthead.date) === 0;
  if (isIssuer && isSameDay) return true;
  return written({
    by: isIssuer ? undefined : oneOrMany(signature.by),
    date: isSameDay ? undefined : isoDate(signature.date),
  });
}
