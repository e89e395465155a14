import { chineseNumeral } from "../model/numerals.ts";
import { blankMark } from "../read/issue-merge.ts";
import type { ArticleOutline, PastIssue } from "./past-issue.ts";

/** The blanks an editor fills; `check` reports each that is left. */
const blanks = {
  title: `【${blankMark}标题】`,
  heading: `【${blankMark}小标题】`,
  text: `【${blankMark}正文】`,
} as const;

/** The blank of the title. */
export const blankTitle: string = blanks.title;

/** Headings and articles left blank at most: an editor adds one sooner than deletes five. */
const mostBlanks = 3;

/**
 * The text of a new issue, by the pattern of its series: headings and headlines that come again from issue to issue stand
 * as they are, others are blanks, as many as the last issue had, up to a few. Typed numbers are typed again, in order.
 * @param past the last issues, newest first.
 * @param title heads the first article where that has no `#` of its own.
 */
export function issueSkeleton(past: readonly PastIssue[]): string {
  const [last, ...before] = past;
  const known = new Set(before.flatMap((issue) => issue.articles.flatMap(wordsOf)));
  const articles = last?.articles ?? [];
  if (articles.length === 0) return `${blanks.text}\n`;
  let blankArticles = 0;
  const blocks = articles.flatMap((article) => {
    const isKnown = article.headline === undefined || known.has(plain(article.headline));
    if (!isKnown) blankArticles += 1;
    return isKnown || blankArticles <= mostBlanks ? articleBlocks(article, known) : [];
  });
  return `${blocks.join("\n\n")}\n`;
}

function articleBlocks({ headline, hasLead, headings }: ArticleOutline, known: ReadonlySet<string>): string[] {
  const blocks: string[] = [];
  if (headline !== undefined) blocks.push(`# ${known.has(plain(headline)) ? headline : blanks.title}`);
  const kept = keptHeadings(headings, known);
  if (hasLead || kept.length === 0) blocks.push(blanks.text);
  const isNumbered = headings.length > 0 && headings.every((heading) => chineseNumber.test(heading));
  for (const [index, heading] of kept.entries())
    blocks.push(`## ${isNumbered ? `${chineseNumeral(index + 1)}、` : ""}${heading}`, blanks.text);
  return blocks;
}

/** The headings that come again, in the last issue's order, with blanks for the others up to a few. */
function keptHeadings(headings: readonly string[], known: ReadonlySet<string>): string[] {
  let blank = 0;
  return headings.flatMap((heading) => {
    if (known.has(plain(heading))) return [heading.replace(chineseNumber, "")];
    blank += 1;
    return blank <= mostBlanks ? [blanks.heading] : [];
  });
}

function wordsOf({ headline, headings }: ArticleOutline): string[] {
  return [...(headline === undefined ? [] : [headline]), ...headings].map(plain);
}

const chineseNumber = /^[一二三四五六七八九十百]+、\s*/;

/** A heading without its number and blanks, for comparison. */
function plain(heading: string): string {
  return heading.replace(chineseNumber, "").replaceAll(/[\s|]/g, "");
}
