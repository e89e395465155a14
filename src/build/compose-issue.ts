import type { ComposedFile, ComposedIssue, WebIssue } from "../model/composed.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Issue } from "../model/issue.ts";
import { numberPlaceholder } from "../render/pdf/copy-number.ts";
import { printMarkup } from "../render/print-markup.ts";
import type { Templates } from "../render/template.ts";
import { signatureText } from "../transform/article-tail.ts";
import { articleEntries } from "../transform/article-entries.ts";
import { articleAnchor, articlesMarkup } from "../transform/compose.ts";
import { imageFiles } from "../transform/issue-images.ts";
import { issueSummary } from "../transform/issue-summary.ts";
import { printedText } from "../transform/issue-text.ts";
import type { SourceReader } from "../transform/printed-text.ts";
import { contentsMarkup, imprintText, mastheadText } from "../transform/texts.ts";

/** An attachment's bytes and output name, read by the caller. */
export interface AttachmentFile extends ComposedFile {
  readonly title: string;
}

/** What an issue is composed for. */
export type Medium = "both" | "print" | "web";

/** An issue for the press, and for the site where it is wanted. */
export interface ComposedMedia {
  readonly issue: ComposedIssue;
  readonly web?: WebIssue;
}

/** Articles of an issue that is not printed. */
const nothingPrinted: ReturnType<typeof articlesMarkup> = {
  articles: [],
  attachments: [],
  places: {},
  diagnostics: [],
};

/**
 * Composes a read issue for press and site: markup of both media, texts, glyphs, metadata. Pure but for `source`, which
 * reads a file again to point at a character.
 * @param medium `web` leaves the print job without markup, texts and glyphs: nothing is going to be printed; `print` leaves
 * out what the site needs.
 */
export function composeIssue(
  issue: Issue,
  templates: Templates,
  source: SourceReader,
  attachments: readonly AttachmentFile[],
  diagnostics: readonly Diagnostic[],
  medium: Medium = "both",
): ComposedMedia {
  const print = medium === "web" ? nothingPrinted : articlesMarkup(issue, "print");
  const masthead = mastheadText(issue);
  const imprint = imprintText(issue);
  const contents = contentsMarkup(issue, articleAnchor);
  const signature = signatureText(issue);
  const files = imageFiles(issue);
  const text = medium === "web" ? { expected: [], glyphs: [] } : printedText(issue, source);
  const summary = issueSummary(issue);
  const composed: ComposedIssue = {
    summary,
    entries: articleEntries(issue),
    masthead,
    print: {
      html:
        medium === "web"
          ? ""
          : printMarkup(templates, {
              layout: issue.layout,
              masthead: issue.copyNumbers === undefined ? masthead : { ...masthead, copyNumber: numberPlaceholder },
              contents,
              articles: print.articles,
              attachments: issue.attachments.map((file) => ({ title: file.title.text })),
              attachmentPages: print.attachments,
              signature,
              imprint,
            }),
      layout: issue.layout,
      draft: issue.status === "draft",
      ...(issue.copyNumbers === undefined ? {} : { copyNumbers: issue.copyNumbers }),
      files: medium === "web" ? [] : files,
      expected: text.expected,
      glyphs: text.glyphs,
      metadata: {
        title: `${summary.seriesTitle} ${summary.issueLine}`,
        author: summary.issuer,
        subject: summary.title,
        keywords: [summary.seriesTitle, ...issue.tags],
        date: summary.date,
      },
      places: {
        ...print.places,
        imprint: issue.distribution[0]?.label.place ?? issue.places.issue,
        issuer: issue.series.issuer.place,
        headline: issue.articles[0]?.headline?.place ?? issue.places.title,
      },
      fonts: issue.series.fonts,
      place: issue.places.issue,
    },
    diagnostics: [...diagnostics, ...print.diagnostics],
  };
  if (medium === "print") return { issue: composed };
  const web = articlesMarkup(issue, "web");
  return {
    issue: composed,
    web: {
      masthead,
      ...(contents === undefined ? {} : { contents }),
      articles: web.articles,
      attachments: attachments.map((file) => ({ title: file.title, file: file.name, bytes: file.bytes.byteLength })),
      attachmentPages: web.attachments,
      ...(signature === undefined ? {} : { signature }),
      imprint,
      files: [...files, ...attachments.map(({ name, contentType, bytes }) => ({ name, contentType, bytes }))],
    },
  };
}
