import type { IssueSummary } from "../model/composed.ts";
import { compareText } from "../model/diagnostic.ts";
import { inReadingOrder } from "./published-issue.ts";

/** What the manifest tells of one issue beside its summary. All paths are relative to the output folder. */
interface ManifestIssue {
  readonly summary: IssueSummary;
  /** Pages of the print copy, of one of its copies; absent without one. */
  readonly pages?: number;
  /** The print copy, below print/; `copies` where it holds numbered copies. */
  readonly pdf?: { readonly path: string; readonly sha256: string; readonly bytes: number; readonly copies?: number };
  /** The issue's page below site/; absent where it has none: not public, a draft, or `--no-site`. */
  readonly page?: string;
}

/** What manifest.json is made of. `contains` says which halves this build wrote (`--no-pdf`, `--no-site`). */
export interface ManifestInput {
  readonly issues: readonly ManifestIssue[];
  readonly contains: { readonly pdf: boolean; readonly site: boolean };
  /** Whether the print copies are the press variant: spot red, pure black. */
  readonly press: boolean;
  /** Whether each PDF was measured against the layout before it was published. */
  readonly inspected: boolean;
}

/**
 * The text of manifest.json (contract §4), by series and in each in the order of reading. What an issue lacks is null,
 * so that every entry has every key.
 */
export function manifestText({ issues, contains, press, inspected }: ManifestInput): string {
  const entries = inReadingOrder(issues)
    .toSorted((a, b) => compareText(a.summary.ref.series, b.summary.ref.series))
    .map(manifestEntry);
  const manifest = {
    version: 1,
    issues: entries,
    contains: { pdf: contains.pdf, site: contains.site },
    inspected,
    ...(press ? { press } : {}),
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

function manifestEntry({ summary, pages, pdf, page }: ManifestIssue) {
  return {
    id: summary.ref.id,
    series: summary.ref.series,
    year: summary.ref.year,
    issue: summary.ref.number,
    total: summary.total ?? null,
    date: summary.date,
    title: summary.title,
    classification: summary.classification,
    status: summary.status,
    pages: pages ?? null,
    pdf: pdf === undefined ? null : { path: pdf.path, sha256: pdf.sha256, bytes: pdf.bytes },
    page: page ?? null,
    distribution: summary.distribution.map(({ label, recipients }) => ({
      label,
      recipients: recipients.map(({ name, copies }) => ({ name, copies: copies ?? null })),
    })),
    copies: pdf?.copies ?? summary.copies ?? null,
  };
}
