import type { ComposedFile, ComposedIssue } from "../model/composed.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Issue } from "../model/issue.ts";
import { printMarkup } from "../render/print-markup.ts";
import type { Templates } from "../render/template.ts";
import { articleAnchor, articlesMarkup, imageFiles, issueSummary, printedText } from "../transform/compose.ts";
import type { SourceReader } from "../transform/printed-text.ts";
import { contentsMarkup, imprintText, mastheadText } from "../transform/texts.ts";

/** An attachment's bytes and output name, read by the caller. */
export interface AttachmentFile extends ComposedFile {
  readonly title: string;
}

/**
 * Composes a read issue for press and site: markup of both media, texts, glyphs, metadata. Pure but for `source`, which
 * reads a file again to point at a character.
 */
export function composeIssue(
  issue: Issue,
  templates: Templates,
  source: SourceReader,
  attachments: readonly AttachmentFile[],
  diagnostics: readonly Diagnostic[],
): ComposedIssue {
  const print = articlesMarkup(issue, "print");
  const web = articlesMarkup(issue, "web");
  const masthead = mastheadText(issue);
  const imprint = imprintText(issue);
  const contents = contentsMarkup(issue, articleAnchor);
  const files = imageFiles(issue);
  const text = printedText(issue, source);
  const summary = issueSummary(issue);
  return {
    summary,
    web: {
      masthead,
      ...(contents === undefined ? {} : { contents }),
      articles: web.articles,
      attachments: attachments.map((file) => ({ title: file.title, file: file.name, bytes: file.bytes.byteLength })),
      imprint,
      files: [...files, ...attachments.map(({ name, contentType, bytes }) => ({ name, contentType, bytes }))],
    },
    print: {
      html: printMarkup(templates, {
        mastheadTop: issue.layout.mastheadTop,
        masthead,
        contents,
        articles: print.articles,
        attachments: issue.attachments.map((file) => ({ title: file.title.text })),
        imprint,
      }),
      layout: issue.layout,
      draft: issue.status === "draft",
      files,
      expected: text.expected,
      mastheadTexts: text.mastheadTexts,
      glyphs: text.glyphs,
      metadata: {
        title: `${summary.seriesTitle} ${summary.issueLine}`,
        author: summary.issuer,
        subject: summary.title,
        keywords: [summary.seriesTitle, ...issue.tags],
        date: summary.date,
      },
      places: print.places,
      fonts: issue.series.fonts,
      place: issue.places.issue,
    },
    diagnostics: [...diagnostics, ...print.diagnostics],
  };
}
