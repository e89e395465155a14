import type { ArticleMarkup, ContentsMarkup, ImprintText, MastheadText } from "../model/composed.ts";
import type { Layout } from "../model/issue.ts";
import { nameplateLines } from "./nameplate.ts";
import { markup, type Templates } from "./template.ts";
import { noteContext } from "./note-context.ts";

/** The parts of an issue that its printed body is made of. */
export interface PrintParts {
  readonly masthead: MastheadText;
  readonly mastheadTop: Layout["mastheadTop"];
  readonly contents: ContentsMarkup | undefined;
  readonly articles: readonly ArticleMarkup[];
  readonly attachments: readonly { readonly title: string }[];
  readonly imprint: ImprintText;
}

/**
 * Renders the print page's body of one issue from templates/print/issue.njk. Every field of the context is defined
 * ('' or [] where the issue has nothing), because templates fail on undefined names.
 */
export function printMarkup(templates: Templates, parts: PrintParts): string {
  const { masthead, imprint } = parts;
  return templates.render("print/issue.njk", {
    mastheadTop: parts.mastheadTop === "compact" ? "compact" : "full",
    nameplate: nameplateLines(masthead.name),
    // A short issue line in Chinese numerals is tracked: 第 二 期, by spacing, never by typed spaces.
    spacedIssueLine: /^第[一二三四五六七八九十百]{1,4}期$/.test(masthead.issueLine),
    masthead: { classification: "", urgency: "", notice: "", copyNumber: "", ...masthead },
    contents:
      parts.contents === undefined
        ? false
        : { ...parts.contents, groups: parts.contents.groups.map((group) => ({ column: "", ...group })) },
    articles: parts.articles.map(articleContext),
    attachments: parts.attachments,
    imprint: { by: "", copies: "", ...imprint },
  });
}

function articleContext(article: ArticleMarkup) {
  return {
    ...article,
    kicker: article.kicker ?? "",
    subhead: article.subhead ?? "",
    column: article.column ?? "",
    notesBeforeHeadline: article.notesBeforeHeadline.map(noteContext),
    notesAfterHeadline: article.notesAfterHeadline.map(noteContext),
    notesAfterText: article.notesAfterText.map(noteContext),
    html: markup(article.html),
  };
}
