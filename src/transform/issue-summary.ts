import { isoDate } from "../model/civil-date.ts";
import type { IssueSummary } from "../model/composed.ts";
import type { Issue } from "../model/issue.ts";
import { tightenText } from "./spacing.ts";
import { plainIssueLine } from "./texts.ts";

/** What lists, manifest and page heads say of an issue. */
export function issueSummary(issue: Issue): IssueSummary {
  return {
    ref: issue.ref,
    seriesName: issue.series.name.map((line) => line.text),
    seriesTitle: issue.series.name.map((line) => line.text).join(""),
    title: tightenText(issue.title),
    issueLine: plainIssueLine(issue.issueLine),
    issuer: issue.series.issuer.text,
    date: isoDate(issue.date),
    printedOn: isoDate(issue.imprint.date),
    ...(issue.total === undefined ? {} : { total: issue.total }),
    ...(issue.edition === undefined ? {} : { edition: issue.edition.text }),
    classification: issue.classification.level,
    status: issue.status,
    ...(issue.publishAt === undefined ? {} : { publishAt: issue.publishAt }),
    tags: issue.tags,
    ...(issue.summary === undefined ? {} : { summary: issue.summary }),
    byline: [...new Set(issue.articles.flatMap((article) => article.byline.map((name) => name.text)))],
    corrections: issue.corrections.map(({ date, text }) => ({ date: isoDate(date), text: text.text })),
    ...(issue.supersedes === undefined ? {} : { supersedes: issue.supersedes.text }),
    distribution: issue.distribution.map((row) => ({
      label: row.label.text,
      recipients: row.levels
        .flat()
        .map(({ name, copies }) => ({ name: name.text, ...(copies === undefined ? {} : { copies }) })),
    })),
    ...(issue.imprint.copies === undefined ? {} : { copies: issue.imprint.copies }),
  };
}
