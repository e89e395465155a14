import { chineseDate } from "../model/civil-date.ts";
import type { ContentsMarkup, ImprintText, LabelledText, MastheadText } from "../model/composed.ts";
import type { DistributionRow, Issue, LabelledNames } from "../model/issue.ts";

/** The masthead's texts of an issue. 公开 is not marked on the page; a period follows ★ (7.2.2). */
export function mastheadText(issue: Issue): MastheadText {
  const { level, period } = issue.classification;
  return {
    name: issue.series.name.map((line) => line.text),
    issueLine: plainIssueLine(issue.issueLine),
    issueLines: issueLines(issue.issueLine),
    issuer: issue.series.issuer.text,
    ...(issue.series.issuerRole === undefined ? {} : { issuerRole: issue.series.issuerRole }),
    date: chineseDate(issue.date),
    signers: issue.signers.map((signer) => signer.text),
    ...(level === "公开" ? {} : { classification: period === undefined ? level : `${level}★${period}` }),
    ...(issue.urgency === undefined ? {} : { urgency: issue.urgency.text }),
    ...(issue.notice === undefined ? {} : { notice: issue.notice.text }),
    ...(issue.copyNumbers === undefined ? {} : { copyNumber: String(issue.copyNumbers.from).padStart(6, "0") }),
  };
}

/** The issue line in the lines it is set in: `|` breaks it. */
export function issueLines(issueLine: string): string[] {
  return issueLine
    .split("|")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** The issue line in one piece, as lists, titles and the manifest name the issue. */
export function plainIssueLine(issueLine: string): string {
  return issueLines(issueLine).join("");
}

/** The imprint's texts of an issue (7.4.2, 7.4.3). */
export function imprintText(issue: Issue): ImprintText {
  const { by, date, copies, staff } = issue.imprint;
  return {
    distribution: issue.distribution.map((row) => ({ label: row.label.text, text: distributionText(row) })),
    ...(by === undefined ? {} : { by: by.text }),
    printedOn: `${chineseDate(date)}印发`,
    ...(copies === undefined ? {} : { copies: `共印${copies}份` }),
    staff: labelledTexts(staff),
  };
}

/** One row's recipients: ， between those of one level, or 、 within levels and ， between them; 。 at the end (7.4.2). */
export function distributionText(row: DistributionRow): string {
  const names = row.levels.map((level) => level.map((recipient) => recipient.name.text.replace(/[。；;，,]$/u, "")));
  const text = names.length === 1 ? (names[0] ?? []).join("，") : names.map((level) => level.join("、")).join("，");
  return `${text}。`;
}

/** Rows of labels and names as plain text. */
export function labelledTexts(rows: readonly LabelledNames[]): LabelledText[] {
  return rows.map((row) => ({ label: row.label.text, names: row.names.map((name) => name.text) }));
}

/** The contents list, or undefined where the issue has none: `auto` sets one from three articles on (contract §2.1). */
export function contentsMarkup(issue: Issue, anchorOf: (index: number) => string): ContentsMarkup | undefined {
  const { mode, heading, pages, groupByColumn } = issue.contents;
  const entries = issue.articles.flatMap((article, index) =>
    article.headline === undefined
      ? []
      : [{ column: article.column?.text, title: plainHeadline(article.headline.text), anchor: anchorOf(index) }],
  );
  if (mode === "none" || entries.length === 0 || (mode === "auto" && issue.articles.length < 3)) return undefined;
  const groups: { column?: string; entries: { title: string; anchor: string }[] }[] = [];
  for (const { column, title, anchor } of entries) {
    const last = groups.at(-1);
    const name = groupByColumn ? column : undefined;
    if (last !== undefined && last.column === name) last.entries.push({ title, anchor });
    else groups.push({ ...(name === undefined ? {} : { column: name }), entries: [{ title, anchor }] });
  }
  return { heading, pages, groups };
}

/** A headline in one piece: without the wanted breaks. */
export function plainHeadline(text: string): string {
  return text.replaceAll(/\s*\|\s*/g, "");
}
