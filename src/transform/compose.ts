import type { Image, Root, RootContent } from "mdast";
import type { ArticleMarkup, AttachmentMarkup, NoteMarkup } from "../model/composed.ts";
import type { Diagnostic, Place } from "../model/diagnostic.ts";
import type { Article, EditorsNote, Issue } from "../model/issue.ts";
import { attachmentLabel, keepLastLines } from "./article-tail.ts";
import { cloneNode } from "./clone-tree.ts";
import { breakHeadline } from "./headline.ts";
import { toHtml, toSafeTree } from "./html.ts";
import { placedImage } from "./issue-images.ts";
import { nodePlace } from "./node-place.ts";
import { continuesColumn, knownNames, settingFindings } from "./setting-findings.ts";
import { tightenSpaces, tightenText } from "./spacing.ts";
import { plainText } from "./passages.ts";
import { newCounters, numberHeadings, type HeadingCounters } from "./structure.ts";
import { labelledTexts, plainHeadline } from "./texts.ts";
import { bodyToHast, type HastOptions, type Medium } from "./to-hast.ts";
import { webBody } from "./web-body.ts";

/** The articles of an issue for one medium, with what only layout can judge by id. */
export interface ArticlesMarkup {
  readonly articles: readonly ArticleMarkup[];
  /** Attachments that are set on pages of their own. */
  readonly attachments: readonly AttachmentMarkup[];
  readonly places: Readonly<Record<string, Place>>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The fragment id of the article with an index: a1, a2 … */
export function articleAnchor(index: number): string {
  return `a${index + 1}`;
}

/** Sets the articles of an issue and of its attachments as markup: numbered headings, figures, tables, notes, broken headlines. Pure. */
export function articlesMarkup(issue: Issue, medium: Medium): ArticlesMarkup {
  const setter = new ArticleSetter(issue, medium);
  let counters = newCounters();
  const articles = issue.articles.map((article, index): ArticleMarkup => {
    if (!(issue.series.numbering === "column" && continuesColumn(issue.articles, index))) counters = newCounters();
    const notes = notesOf(issue, article, index, medium);
    const hasTail = index === issue.articles.length - 1 && (issue.signature ?? issue.attachments[0]) !== undefined;
    const markup = setter.set(article, articleAnchor(index), { notes, counters, hasTail });
    if (!continuesColumn(issue.articles, index)) return markup;
    const { column: _, ...withoutColumn } = markup;
    return withoutColumn;
  });
  const attachments = issue.attachments.flatMap((attachment, index): AttachmentMarkup[] => {
    if (attachment.articles === undefined) return [];
    const anchor = `f${index + 1}`;
    const own = attachment.articles.map((article, part) =>
      setter.set(article, part === 0 ? anchor : `${anchor}-${part + 1}`, {
        notes: ownNotes(article, medium),
        counters: newCounters(),
        hasTail: false,
      }),
    );
    return [{ anchor, label: attachmentLabel(issue, index), landscape: attachment.landscape, articles: own }];
  });
  return {
    articles,
    attachments,
    places: setter.places,
    diagnostics: medium === "print" ? settingFindings(issue) : [],
  };
}

/** The notes of an article by place. */
type NotesByPlace = Pick<ArticleMarkup, "notesBeforeHeadline" | "notesAfterHeadline" | "notesAfterText">;

/** How an article is set where it stands. */
interface Setting {
  readonly notes: NotesByPlace;
  readonly counters: HeadingCounters;
  /** Whether 附件说明 or 落款 stands below its text. */
  readonly hasTail: boolean;
}

class ArticleSetter {
  readonly places: Record<string, Place> = {};
  readonly #issue: Issue;
  readonly #medium: Medium;
  readonly #names: readonly string[];

  constructor(issue: Issue, medium: Medium) {
    this.#issue = issue;
    this.#medium = medium;
    this.#names = knownNames(issue);
  }

  set(article: Article, anchor: string, { notes, counters, hasTail }: Setting): ArticleMarkup {
    const headline = article.headline === undefined ? undefined : tightenText(article.headline.text);
    // A screen breaks headlines where it is narrow, and only there.
    const isBroken = this.#medium === "print" && headline !== undefined;
    const headlineLines = isBroken ? breakHeadline(headline, this.#names) : [];
    return {
      anchor,
      ...(headline === undefined ? {} : { headline: plainHeadline(headline) }),
      headlineLines,
      ...(article.kicker === undefined ? {} : { kicker: tightenText(article.kicker.text) }),
      ...(article.subhead === undefined ? {} : { subhead: tightenText(article.subhead.text) }),
      ...(article.column === undefined ? {} : { column: tightenText(article.column.text) }),
      byline: article.byline.map((name) => tightenText(name.text)),
      credits: labelledTexts(article.credits),
      ...notes,
      ...this.#body(article, anchor, counters, hasTail),
    };
  }

  #body(
    article: Article,
    anchor: string,
    counters: HeadingCounters,
    hasTail: boolean,
  ): Pick<ArticleMarkup, "html" | "passages"> {
    const body: Root = { type: "root", children: article.body.map(cloneNode) };
    tightenSpaces(body);
    const { numbering } = this.#issue.series;
    const placeOf = (node: RootContent | Image): Place => nodePlace(node, article.path);
    numberHeadings(body, numbering, placeOf, counters);
    const footnotes = article.footnotes.map(cloneNode);
    for (const note of footnotes) tightenSpaces(note);
    const options: Omit<HastOptions, "medium"> = {
      anchor,
      placeId: (node) => this.#register(placeOf(node)),
      imageOf: (source) => placedImage(this.#issue, article, source),
    };
    if (this.#medium === "web") return webBody(body, footnotes, options);
    const hast = bodyToHast(body, footnotes, { ...options, medium: "print" });
    if (hasTail) keepLastLines(hast);
    return { html: toHtml(toSafeTree(hast, "print")), passages: [] };
  }

  #register(place: Place): string {
    const id = `n${Object.keys(this.places).length + 1}`;
    this.places[id] = place;
    return id;
  }
}

/** The issue's own note stands with its first or last article, before that article's. */
function notesOf(issue: Issue, article: Article, index: number, medium: Medium): NotesByPlace {
  const own = ownNotes(article, medium);
  const note = issue.editorsNote;
  if (note === undefined) return own;
  const isFirst = index === 0;
  const isLast = index === issue.articles.length - 1;
  const set = noteMarkup(note, medium);
  if (note.position === "标题前" && isFirst) return { ...own, notesBeforeHeadline: [set, ...own.notesBeforeHeadline] };
  if (note.position === "标题后" && isFirst) return { ...own, notesAfterHeadline: [set, ...own.notesAfterHeadline] };
  return note.position === "文后" && isLast ? { ...own, notesAfterText: [...own.notesAfterText, set] } : own;
}

function ownNotes({ editorsNote: note }: Article, medium: Medium): NotesByPlace {
  const at = (position: EditorsNote["position"]): NoteMarkup[] =>
    note?.position === position ? [noteMarkup(note, medium)] : [];
  return { notesBeforeHeadline: at("标题前"), notesAfterHeadline: at("标题后"), notesAfterText: at("文后") };
}

function noteMarkup(note: EditorsNote, medium: Medium): NoteMarkup {
  const tree: Root = { type: "root", children: note.content.map(cloneNode) };
  tightenSpaces(tree);
  const hast = bodyToHast(tree, [], { medium, anchor: "note", placeId: () => "n0", imageOf: () => undefined });
  const safe = toSafeTree(hast, medium);
  return {
    html: toHtml(safe),
    text: plainText(safe).normalize("NFC"),
    form: note.form,
    ...(note.sign === undefined ? {} : { sign: note.sign.text }),
  };
}
