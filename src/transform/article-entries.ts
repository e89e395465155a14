import type { ArticleEntry } from "../model/composed.ts";
import type { Article, Issue } from "../model/issue.ts";
import { articleAnchor } from "./compose.ts";
import { tightenText } from "./spacing.ts";
import { plainHeadline } from "./texts.ts";

/** The label of credits that names who sent an article in: 供稿, 供稿单位. */
const contributor = /^供稿/;

/** The articles of an issue as lists over many issues name them: those with a headline, or the issue itself where there is none. */
export function articleEntries(issue: Issue): ArticleEntry[] {
  const entries = issue.articles.flatMap((article, index): ArticleEntry[] => {
    if (article.headline === undefined) return [];
    return [
      {
        anchor: articleAnchor(index),
        title: plainHeadline(tightenText(article.headline.text)),
        ...(article.column === undefined ? {} : { column: tightenText(article.column.text) }),
        units: unitsOf([article]),
      },
    ];
  });
  if (entries.length > 0) return entries;
  return [{ anchor: articleAnchor(0), title: tightenText(issue.title), units: unitsOf(issue.articles) }];
}

function unitsOf(articles: readonly Article[]): string[] {
  const names = articles.flatMap(({ byline, credits }) => [
    ...byline,
    ...credits.filter(({ label }) => contributor.test(label.text)).flatMap((row) => row.names),
  ]);
  return [...new Set(names.map((name) => tightenText(name.text)))];
}
