import type { Site } from "../model/issue.ts";
import { headContext, type PageMetadata } from "./metadata/page-metadata.ts";
import { relativeAddress } from "./paths.ts";

/** The style sheet of every page, below the site. */
export const stylesheetPath = "assets/site.css";

/** The search page, below the site; a file beside the series' folders, which no series can be named like. */
export const searchPath = "search.html";

/** The script of every page, below the site: reading aids and the button that copies a citation. */
export const scriptPath = "assets/site.js";

/** What a page says of itself; `path` is its own, below the site. Links are addresses relative to it. */
export interface PageHead {
  readonly path: string;
  /** Pages of text keep the measure of reading; indexes are wider, for the columns of the ledger. */
  readonly kind: "index" | "text";
  readonly title: string;
  readonly description: string;
  /** The way from the home page to the page above this one. */
  readonly trail: readonly { readonly text: string; readonly href: string }[];
  readonly pdf?: string;
  readonly previous?: string;
  readonly next?: string;
  /** What the page's kind says to machines; default: what every page says. */
  readonly metadata?: PageMetadata;
  /** What links of a page without a place of its own (404.html) start with; default: relative. */
  readonly base?: string;
  /** Scripts of the page, in order, below the site; most pages have none. */
  readonly scripts?: readonly string[];
}

/** The part of a page's context that templates/site/page.njk reads. Every field is defined (see src/render/template.ts). */
export function pageShell(site: Site, head: PageHead) {
  const address = (path: string): string =>
    head.base === undefined ? relativeAddress(head.path, path) : head.base + path;
  return {
    kind: head.kind,
    head: headContext(site, { ...head, placeless: head.base !== undefined }, address),
    title: head.title,
    description: head.description,
    trail: head.trail,
    pdf: head.pdf ?? "",
    previous: head.previous ?? "",
    next: head.next ?? "",
    stylesheet: address(stylesheetPath),
    script: address(scriptPath),
    home: address("index.html"),
    search: site.search ? address(searchPath) : "",
    scripts: (head.scripts ?? []).map(address),
    footer: site.footer ?? "",
    organisation: site.organisation ?? "",
    siteTitle: site.title,
  };
}
