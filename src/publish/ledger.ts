import type { Archive } from "./archive.ts";
import { relativeAddress, issueFolder, issuePage, volumePath } from "./paths.ts";
import type { PublishedIssue, PublishedVolume } from "./published-issue.ts";
import { dateText, datedIssueLine, fileSize, shortIssueLine } from "./wording.ts";

/** One row of the ledger, as templates/site/partials/ledger.njk sets it. */
export interface LedgerRow {
  readonly number: string;
  /** YYYY-MM-DD */
  readonly isoDate: string;
  readonly date: string;
  readonly title: string;
  readonly href: string;
  readonly byline: string;
  /** The series' name, where rows of several stand together; else empty. */
  readonly series: string;
  /** 有更正, 已由2024年第2期取代, 取代2024年第1期. */
  readonly marks: readonly string[];
  readonly pdf: false | PdfLink;
}

/** A link to a PDF: `label` is the whole (PDF，5页，238 kB), `pages` and `size` its parts, for rows too narrow for it. */
export interface PdfLink {
  readonly href: string;
  readonly label: string;
  readonly pages: string;
  readonly size: string;
}

/** How a page lists issues: with whole dates or the day within a year, with the name of the series or without. */
export type RowForm = "full" | "within-year" | "with-series";

/** The row of an issue on the page `from`. Under a year's heading, and beside a number with its year, the date goes without. */
export function ledgerRow(archive: Archive, issue: PublishedIssue, from: string, form: RowForm): LedgerRow {
  const { summary } = issue;
  const date = dateText(summary.date);
  return {
    number: form === "with-series" ? datedIssueLine(summary) : shortIssueLine(summary),
    isoDate: summary.date,
    date: form === "full" ? date : date.slice(date.indexOf("年") + 1),
    title: summary.title,
    href: relativeAddress(from, issuePage(summary.ref)),
    byline: [...(summary.edition === undefined ? [] : [summary.edition]), ...summary.byline].join("　"),
    series: form === "with-series" ? archive.seriesTitle(summary.ref.series) : "",
    marks: marksOf(archive, issue),
    pdf: pdfLink(issue, from),
  };
}

function marksOf(archive: Archive, issue: PublishedIssue): string[] {
  const { supersedes, supersededBy } = archive.replacements(issue);
  return [
    ...(supersededBy === undefined ? [] : [`已由${datedIssueLine(supersededBy.summary)}取代`]),
    ...(supersedes === undefined ? [] : [`取代${datedIssueLine(supersedes.summary)}`]),
    ...(issue.summary.corrections.length === 0 ? [] : ["有更正"]),
  ];
}

/** The link to an issue's PDF from the page `from`, or false where there is none. */
export function pdfLink(issue: PublishedIssue, from: string): false | PdfLink {
  if (issue.pdf === undefined) return false;
  return fileLink(issue.pdf, relativeAddress(from, `${issueFolder(issue.summary.ref)}/${issue.pdf.fileName}`));
}

/** The link to a year's volume from the page `from`. */
export function volumeLink(volume: PublishedVolume, from: string): PdfLink {
  return fileLink(volume, relativeAddress(from, volumePath(volume)));
}

function fileLink(file: { readonly pages: number; readonly bytes: number }, href: string): PdfLink {
  const pages = `PDF，${file.pages}页`;
  const size = fileSize(file.bytes);
  return { href, label: `${pages}，${size}`, pages, size };
}

/** A picture of the PDF's first page: where it is and its own pixels. */
export interface PictureLink {
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

/** The picture of an issue's first page as the page `from` shows it, or false where there is none. */
export function pictureLink({ summary, picture }: PublishedIssue, from: string): false | PictureLink {
  if (picture === undefined) return false;
  const src = relativeAddress(from, `${issueFolder(summary.ref)}/${picture.fileName}`);
  return { src, width: picture.width, height: picture.height };
}

/** Issues by year, newest year and newest issue first. `issues` are in reading order. */
export function yearsOf(
  issues: readonly PublishedIssue[],
): { readonly year: number; readonly issues: readonly PublishedIssue[] }[] {
  const years = new Map<number, PublishedIssue[]>();
  for (const issue of issues.toReversed()) {
    const known = years.get(issue.summary.ref.year);
    if (known === undefined) years.set(issue.summary.ref.year, [issue]);
    else known.push(issue);
  }
  return [...years].map(([year, list]) => ({ year, issues: list })).toSorted((a, b) => b.year - a.year);
}
