import type { CivilDate } from "../model/civil-date.ts";
import type { Diagnostic, PlacedText } from "../model/diagnostic.ts";
import { startOfFile } from "../model/diagnostic.ts";
import type { ClassificationLevel, Issue, IssueRef, Series } from "../model/issue.ts";
import { splitFrontMatter, type SplitSource } from "./front-matter.ts";
import { checkPlace } from "./issue-merge.ts";
import { issueName } from "./issue-place.ts";
import { articleFields, issueFields } from "./issue-schema.ts";
import type { IssueKeys } from "./issue.ts";
import type { IssueSource } from "./repository.ts";
import { readFields } from "./schema.ts";
import { readSourceText } from "./source-text.ts";

/** An issue as the ledger (台账) knows it: what its place and its front matter say, its text unread. */
export interface LedgerRow {
  readonly ref: IssueRef;
  readonly path: string;
  readonly date?: CivilDate;
  readonly total?: number;
  readonly title?: string;
  readonly classification?: ClassificationLevel;
  readonly status: Issue["status"];
  /** Milliseconds since 1970; before it the issue counts as a draft. */
  readonly publishAt?: number;
  readonly supersedes?: PlacedText;
  readonly places: Issue["places"];
}

/** A row and what was found on the way; there is a row for every source, whatever is wrong with it. */
export interface ReadRow {
  readonly row: LedgerRow;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads one issue for the ledger: its front matter, and of its text only what leads to the title where that stands in a
 * `#` heading. Costs a tenth of reading the issue.
 */
export async function readLedgerRow(source: IssueSource, series: Series): Promise<ReadRow> {
  const diagnostics: Diagnostic[] = [];
  const split = await readHead(source.path, "required", diagnostics);
  const keys: IssueKeys =
    split?.map === undefined ? {} : readFields(split.map, issueFields, { group: "front-matter", diagnostics });
  checkPlace({ source, keys }, diagnostics);
  const { year, number, supplement } = source.place;
  const title = keys.title?.value.text ?? (await titleOfTexts(source, split));
  const classification = keys.classification?.value.level ?? series.classification?.level;
  const start = startOfFile(source.path);
  const row: LedgerRow = {
    ref: {
      id: `${source.series}-${year}-${issueName(number, supplement)}`,
      series: source.series,
      year,
      number,
      supplement,
    },
    path: source.path,
    ...(keys.date === undefined ? {} : { date: keys.date.value }),
    ...(keys.total === undefined ? {} : { total: keys.total.value }),
    ...(title === undefined ? {} : { title: title.replaceAll(/\s*\|\s*/g, "") }),
    ...(classification === undefined ? {} : { classification }),
    status: keys.status?.value ?? "published",
    ...(keys.publishAt === undefined ? {} : { publishAt: keys.publishAt.value }),
    ...(keys.supersedes === undefined ? {} : { supersedes: keys.supersedes.value }),
    places: {
      issue: keys.issue?.place ?? start,
      date: keys.date?.place ?? start,
      title: keys.title?.place ?? start,
      ...(keys.total === undefined ? {} : { total: keys.total.place }),
    },
  };
  return { row, diagnostics };
}

async function readHead(
  path: string,
  need: "required" | "optional",
  diagnostics: Diagnostic[],
): Promise<SplitSource | undefined> {
  const text = await readSourceText(path, "markdown");
  diagnostics.push(...text.diagnostics);
  if (text.value === undefined) return undefined;
  const split = splitFrontMatter(text.value, path, need);
  diagnostics.push(...split.diagnostics);
  return split;
}

/** The first article's headline: in the issue's own text, or in the first article file that has one. */
async function titleOfTexts(source: IssueSource, split: SplitSource | undefined): Promise<string | undefined> {
  const own = split === undefined ? undefined : await firstHeadline(split.body, source.path);
  if (own !== undefined) return own;
  for (const path of source.articleFiles) {
    // What is wrong with an article's text is no matter of the ledger.
    const article = await readHead(path, "optional", []);
    if (article === undefined) continue;
    const context = { group: "front-matter" as const, diagnostics: [] };
    const title = article.map === undefined ? undefined : readFields(article.map, articleFields, context).title;
    const found = title?.value.text ?? (await firstHeadline(article.body, path));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Lines that may be a `#` heading but are none (in a block of code, in a list) before the whole text is parsed. */
const candidates = 3;

/** The words of the first `#` heading; parses no more of a text than leads to it. */
async function firstHeadline(body: string, path: string): Promise<string | undefined> {
  const lines = body.split("\n");
  const likely = lines.flatMap((line, index) => (/^ {0,3}(?:#(?:[ \t]|$)|=+[ \t]*$)/.test(line) ? [index + 1] : []));
  if (likely.length === 0) return undefined;
  const [{ parseMarkdown }, { splitArticles }] = await Promise.all([import("./markdown.ts"), import("./articles.ts")]);
  for (const end of [...likely.slice(0, candidates), lines.length]) {
    const tree = parseMarkdown(lines.slice(0, end).join("\n"), path).value;
    const articles = tree === undefined ? [] : splitArticles(tree, {}, undefined, path).articles;
    const headline = articles.find((article) => article.headline !== undefined)?.headline?.text;
    if (headline !== undefined) return headline;
  }
  return undefined;
}
