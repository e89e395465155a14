import type { Article, Issue } from "../model/issue.ts";

/** Every article that is set: the issue's own, then those of its attachments. */
export function allArticles(issue: Issue): readonly Article[] {
  return [...issue.articles, ...issue.attachments.flatMap((attachment) => attachment.articles ?? [])];
}
