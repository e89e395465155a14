import type { Heading, Root } from "mdast";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Article, Issue } from "../model/issue.ts";
import { finding } from "../model/report.ts";
import { breakHeadline } from "./headline.ts";
import { thinFigures } from "./issue-images.ts";
import { longWords } from "./long-words.ts";
import { nodePlace } from "./node-place.ts";
import { tightenText } from "./spacing.ts";
import { newCounters, numberHeadings, type HeadingCounters } from "./structure.ts";

/** Headlines of that many lines and more are reported: page 1 must show text below them (7.3.3). */
const longHeadline = 4;

/** Characters; a shorter headline without wanted breaks never takes that many lines, and breaking one takes time. */
const shortHeadline = 40;

/** What there is to say of an issue's texts before any page is laid out; needs no markup. Pure. */
export function settingFindings(issue: Issue): Diagnostic[] {
  const names = knownNames(issue);
  let counters = newCounters();
  const own = issue.articles.flatMap((article, index) => {
    if (!(issue.series.numbering === "column" && continuesColumn(issue.articles, index))) counters = newCounters();
    return articleFindings(article, issue, names, counters);
  });
  const attached = issue.attachments.flatMap(({ articles }) =>
    (articles ?? []).flatMap((article) => articleFindings(article, issue, names, newCounters())),
  );
  return [...own, ...attached, ...thinFigures(issue)];
}

function articleFindings(
  { headline, body, footnotes, path }: Article,
  issue: Issue,
  names: readonly string[],
  counters: HeadingCounters,
): Diagnostic[] {
  const lines = headline === undefined ? 0 : headlineLines(headline.text, names);
  // Numbering changes headings in place: ours are copies.
  const headings = body.filter((node): node is Heading => node.type === "heading").map((node) => ({ ...node }));
  const tree: Root = { type: "root", children: headings };
  return [
    ...(headline !== undefined && lines >= longHeadline
      ? [finding("print/headline-long", headline.place, { lines })]
      : []),
    ...numberHeadings(tree, issue.series.numbering, (node) => nodePlace(node, path), counters),
    ...[...body, ...footnotes].flatMap((node) => longWords(node, path)),
  ];
}

function headlineLines(text: string, names: readonly string[]): number {
  const tight = tightenText(text);
  return tight.length > shortHeadline || tight.includes("|") ? breakHeadline(tight, names).length : 1;
}

/** Whether an article stands in the column of the one before it. */
export function continuesColumn(articles: readonly Article[], index: number): boolean {
  const column = articles[index]?.column?.text;
  return column !== undefined && column === articles[index - 1]?.column?.text;
}

/** Offices and persons that the issue names in its front matter: no headline's line may break one. */
export function knownNames(issue: Issue): string[] {
  const recipients = issue.distribution.flatMap((row) => row.levels.flat().map((recipient) => recipient.name));
  const bylines = issue.articles.flatMap((article) => article.byline);
  const imprint = issue.imprint.by === undefined ? [] : [issue.imprint.by];
  return [issue.series.issuer, ...imprint, ...bylines, ...issue.signers, ...recipients].map((name) => name.text);
}
