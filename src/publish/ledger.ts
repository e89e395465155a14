import { relativeAddress, issueFolder, issuePage } from "./paths.ts";
import type { PublishedIssue } from "./published-issue.ts";
import { dateText, fileSize, shortIssueLine } from "./wording.ts";

/** One row of the ledger, as templates/site/partials/ledger.njk sets it. */
export interface LedgerRow {
  readonly number: string;
  /** YYYY-MM-DD */
  readonly isoDate: string;
  readonly date: string;
  readonly title: string;
  readonly href: string;
  readonly byline: string;
  readonly pdf: false | PdfLink;
}

/** A link to a PDF: `label` is the whole (PDF，5页，238 kB), `pages` and `size` its parts, for rows too narrow for it. */
export interface PdfLink {
  readonly href: string;
  readonly label: string;
  readonly pages: string;
  readonly size: string;
}

/** The row of an issue on the page `from`. Under a year's heading the date goes without its year. */
export function ledgerRow(issue: PublishedIssue, from: string, dates: "full" | "within-year"): LedgerRow {
  const { summary } = issue;
  const date = dateText(summary.date);
  return {
    number: shortIssueLine(summary),
    isoDate: summary.date,
    date: dates === "full" ? date : date.slice(date.indexOf("年") + 1),
    title: summary.title,
    href: relativeAddress(from, issuePage(summary.ref)),
    byline: [...(summary.edition === undefined ? [] : [summary.edition]), ...summary.byline].join("　"),
    pdf: pdfLink(issue, from),
  };
}

/** The link to an issue's PDF from the page `from`, or false where there is none. */
export function pdfLink(issue: PublishedIssue, from: string): false | PdfLink {
  if (issue.pdf === undefined) return false;
  const href = relativeAddress(from, `${issueFolder(issue.summary.ref)}/${issue.pdf.fileName}`);
  const pages = `PDF，${issue.pdf.pages}页`;
  const size = fileSize(issue.pdf.bytes);
  return { href, label: `${pages}，${size}`, pages, size };
}

/** Issues by year, newest year and newest issue first. `issues` are in reading order. */
export function yearsOf(
  issues: readonly PublishedIssue[],
): { readonly year: number; readonly issues: readonly PublishedIssue[] }[] {
  const years = new Map<number, PublishedIssue[]>();
  for (const issue of issues) {
    const year = issue.summary.ref.year;
    years.set(year, [issue, ...(years.get(year) ?? [])]);
  }
  return [...years].map(([year, list]) => ({ year, issues: list })).toSorted((a, b) => b.year - a.year);
}
