import type {
  ArticleMarkup,
  AttachmentMarkup,
  ContentsMarkup,
  ImprintText,
  MastheadText,
  SignatureText,
} from "../model/composed.ts";
import type { Layout } from "../model/issue.ts";
import { bylineRows } from "../transform/byline.ts";
import { nameplateLines } from "./nameplate.ts";
import { markup, type Templates } from "./template.ts";
import { noteContext } from "./note-context.ts";

/** The parts of an issue that its printed body is made of. */
export interface PrintParts {
  readonly masthead: MastheadText;
  readonly layout: Layout;
  readonly contents: ContentsMarkup | undefined;
  readonly articles: readonly ArticleMarkup[];
  /** What is attached, as listed below the text, and what of it is set on pages of its own. */
  readonly attachments: readonly { readonly title: string }[];
  readonly attachmentPages: readonly AttachmentMarkup[];
  readonly signature: SignatureText | undefined;
  readonly imprint: ImprintText;
}

/** A line with a short number in Chinese numerals is tracked: 第 二 期, by spacing, never by typed spaces (practice). */
const shortNumber = /^第[一二三四五六七八九十百]{1,4}期$/;

/**
 * Renders the print page's body of one issue from templates/print/issue.njk. Every field of the context is defined
 * ('' or [] where the issue has nothing), because templates fail on undefined names.
 */
export function printMarkup(templates: Templates, parts: PrintParts): string {
  const { masthead, imprint } = parts;
  return templates.render("print/issue.njk", {
    layout: parts.layout,
    nameplate: nameplateLines(masthead.name),
    issueLines: masthead.issueLines.map((text) => ({ text, spaced: shortNumber.test(text) })),
    signers: signersContext(masthead.signers),
    masthead: { classification: "", urgency: "", notice: "", copyNumber: "", issuerRole: "", ...masthead },
    contents:
      parts.contents === undefined
        ? false
        : { ...parts.contents, groups: parts.contents.groups.map((group) => ({ column: "", ...group })) },
    articles: parts.articles.map((article, index) => ({
      ...articleContext(article),
      // 附件说明 and 落款 stand below the last article's text.
      isLast: index === parts.articles.length - 1,
    })),
    attachments: parts.attachments,
    attachmentPages: parts.attachmentPages.map((one) => ({
      ...one,
      articles: one.articles.map((article) => ({ ...articleContext(article), isLast: false })),
    })),
    signature: parts.signature ?? false,
    imprint: { by: "", copies: "", ...imprint },
  });
}

/** A name of two characters is spread where another has three, so that names stand in columns (practice). */
function signersContext(signers: readonly string[]): { readonly name: string; readonly spread: boolean }[] {
  const hasThree = signers.some((name) => /^\p{Script=Han}{3}$/u.test(name));
  return signers.map((name) => ({ name, spread: hasThree && /^\p{Script=Han}{2}$/u.test(name) }));
}

function articleContext(article: ArticleMarkup) {
  return {
    ...article,
    kicker: article.kicker ?? "",
    subhead: article.subhead ?? "",
    column: article.column ?? "",
    bylineRows: bylineRows(article.byline),
    notesBeforeHeadline: article.notesBeforeHeadline.map(noteContext),
    notesAfterHeadline: article.notesAfterHeadline.map(noteContext),
    notesAfterText: article.notesAfterText.map(noteContext),
    html: markup(article.html),
  };
}
