import type { IssueSummary } from "../model/composed.ts";
import type { Site } from "../model/issue.ts";
import { issuePage } from "./paths.ts";
import { fullAddress } from "./site-address.ts";

/** Authors that a citation names; behind them stands 等 (GB/T 7714-2015, 8.1.2). */
const mostAuthors = 3;

/**
 * How an issue is cited, as an article of a serial (GB/T 7714-2015, 4.4): authors, title, kind and carrier, serial, year and
 * number. The reader's date of access goes between `text` and `address`; without an address of the site there is none, and the
 * print is cited.
 */
export interface Citation {
  readonly text: string;
  /** Where it is found, with its final full stop; empty where the site's address is not known. */
  readonly address: string;
}

/** The citation of an issue. An issue of several articles is its issuer's; one article is its authors'. */
export function citationOf(summary: IssueSummary, articles: number, site: Site): Citation {
  const names = articles === 1 && summary.byline.length > 0 ? summary.byline : [summary.issuer];
  const authors = names.slice(0, mostAuthors).join(", ") + (names.length > mostAuthors ? ", 等" : "");
  const address = fullAddress(site, issuePage(summary.ref)) ?? "";
  const kind = address === "" ? "[J]" : "[J/OL]";
  const number = summary.ref.supplement ? `增刊${summary.ref.number}` : String(summary.ref.number);
  return {
    text: `${authors}. ${summary.title}${kind}. ${summary.seriesTitle}, ${summary.ref.year}(${number})`,
    address: address === "" ? "" : `${address}.`,
  };
}
