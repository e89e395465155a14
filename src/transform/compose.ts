import type { Image, Nodes, Root, RootContent } from "mdast";
import { isoDate } from "../model/civil-date.ts";
import type { ArticleMarkup, ComposedFile, IssueSummary, NoteMarkup } from "../model/composed.ts";
import type { Diagnostic, Place } from "../model/diagnostic.ts";
import type { Article, EditorsNote, Issue, IssueImage } from "../model/issue.ts";
import { figure } from "../model/layout.ts";
import { breakHeadline } from "./headline.ts";
import { toSafeHtml } from "./html.ts";
import { PrintedText, type SourceReader } from "./printed-text.ts";
import { tightenSpaces, tightenText } from "./spacing.ts";
import { newCounters, numberHeadings } from "./structure.ts";
import { bodyToHast, type Medium, type PlacedImage } from "./to-hast.ts";
import { labelledTexts, plainHeadline } from "./texts.ts";

/** The articles of an issue for one medium, with what only layout can judge by id. */
export interface ArticlesMarkup {
  readonly articles: readonly ArticleMarkup[];
  readonly places: Readonly<Record<string, Place>>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The fragment id of the article with an index: a1, a2 … */
export function articleAnchor(index: number): string {
  return `a${index + 1}`;
}

/** Sets the articles of an issue as markup: numbered headings, figures, tables, notes, broken headlines. Pure. */
export function articlesMarkup(issue: Issue, medium: Medium): ArticlesMarkup {
  const places: Record<string, Place> = {};
  const diagnostics: Diagnostic[] = [];
  const names = knownNames(issue);
  let counters = newCounters();
  const articles = issue.articles.map((article, index): ArticleMarkup => {
    const placeId = (node: RootContent | Image): string => {
      const id = `n${Object.keys(places).length + 1}`;
      places[id] = nodePlace(node, article.path);
      return id;
    };
    const body = ownCopy(article.body);
    tightenSpaces(body);
    if (!continuesColumn(issue, index)) counters = newCounters();
    diagnostics.push(
      ...numberHeadings(body, issue.series.numbering, (heading) => nodePlace(heading, article.path), counters),
    );
    const footnotes = structuredClone([...article.footnotes]);
    for (const note of footnotes) tightenSpaces(note);
    const hast = bodyToHast(body, footnotes, {
      medium,
      anchor: articleAnchor(index),
      placeId,
      imageOf: (source) => placedImage(issue, article, source),
    });
    const headline = article.headline === undefined ? undefined : tightenText(article.headline.text);
    return {
      anchor: articleAnchor(index),
      ...(headline === undefined ? {} : { headline: plainHeadline(headline) }),
      headlineLines: headline === undefined ? [] : breakHeadline(headline, names),
      ...(article.kicker === undefined ? {} : { kicker: tightenText(article.kicker.text) }),
      ...(article.subhead === undefined ? {} : { subhead: tightenText(article.subhead.text) }),
      ...(article.column === undefined ? {} : { column: tightenText(article.column.text) }),
      byline: article.byline.map((name) => tightenText(name.text)),
      credits: labelledTexts(article.credits),
      ...notesOf(issue, article, index, medium),
      html: toSafeHtml(hast, medium),
    };
  });
  return { articles, places, diagnostics: medium === "print" ? diagnostics : [] };
}

/** Whether headings are numbered on from the article before: in a series that numbers by column, within one column. */
function continuesColumn(issue: Issue, index: number): boolean {
  const column = issue.articles[index]?.column?.text;
  return (
    issue.series.numbering === "column" && column !== undefined && column === issue.articles[index - 1]?.column?.text
  );
}

/** Offices and persons that the issue names in its front matter: no headline's line may break one. */
function knownNames(issue: Issue): string[] {
  const recipients = issue.distribution.flatMap((row) => row.levels.flat().map((recipient) => recipient.name));
  const bylines = issue.articles.flatMap((article) => article.byline);
  const imprint = issue.imprint.by === undefined ? [] : [issue.imprint.by];
  return [issue.series.issuer, ...imprint, ...bylines, ...issue.signers, ...recipients].map((name) => name.text);
}

/** Every text of the issue that its pages must show, with places. */
export function printedText(issue: Issue, source: SourceReader): PrintedText {
  const text = new PrintedText(source);
  for (const line of issue.series.name) text.addText(line, "xiaobiaosong");
  text.addGenerated(issue.issueLine, "fangsong", issue.places.issue);
  text.addText(issue.series.issuer, "fangsong");
  for (const mark of [issue.urgency]) text.addText(mark, "heiti");
  text.addText(issue.notice, "fangsong");
  for (const signer of issue.signers) text.addText(signer, "kaiti");
  text.mastheadTexts = text.expected.length;
  const note = (value: EditorsNote | undefined, path: string): void => {
    if (value === undefined) return;
    text.addTree({ type: "root", children: [...value.content] }, "kaiti", path);
    text.addText(value.sign, "kaiti");
  };
  const last = issue.articles.length - 1;
  for (const [index, article] of issue.articles.entries()) {
    if (index === 0 && issue.editorsNote?.position === "标题前") note(issue.editorsNote, issue.path);
    if (article.editorsNote?.position === "标题前") note(article.editorsNote, article.path);
    text.addText(article.column, "heiti");
    text.addText(article.kicker, "kaiti");
    if (article.headline !== undefined)
      text.addText({ ...article.headline, text: article.headline.text.replaceAll("|", " ") }, "xiaobiaosong");
    text.addText(article.subhead, "kaiti");
    for (const name of article.byline) text.addText(name, "kaiti");
    if (index === 0 && issue.editorsNote?.position === "标题后") note(issue.editorsNote, issue.path);
    if (article.editorsNote?.position === "标题后") note(article.editorsNote, article.path);
    text.addTree({ type: "root", children: article.body }, "fangsong", article.path);
    text.addTree({ type: "root", children: article.footnotes }, "fangsong", article.path);
    for (const row of article.credits) for (const name of [row.label, ...row.names]) text.addText(name, "fangsong");
    if (article.editorsNote?.position === "文后") note(article.editorsNote, article.path);
    if (index === last && issue.editorsNote?.position === "文后") note(issue.editorsNote, issue.path);
  }
  for (const image of issue.images)
    if (image.format === "svg") text.addDrawing(new TextDecoder().decode(image.bytes), imagePlace(issue, image));
  for (const attachment of issue.attachments) text.addText(attachment.title, "fangsong");
  for (const row of issue.distribution)
    for (const name of [row.label, ...row.levels.flat().map((recipient) => recipient.name)])
      text.addText(name, "fangsong");
  text.addText(issue.imprint.by, "fangsong");
  for (const row of issue.imprint.staff) for (const name of [row.label, ...row.names]) text.addText(name, "fangsong");
  return text;
}

/** What lists, manifest and page heads say of an issue. */
export function issueSummary(issue: Issue): IssueSummary {
  return {
    ref: issue.ref,
    seriesName: issue.series.name.map((line) => line.text),
    seriesTitle: issue.series.name.map((line) => line.text).join(""),
    title: tightenText(issue.title),
    issueLine: issue.issueLine,
    issuer: issue.series.issuer.text,
    date: isoDate(issue.date),
    printedOn: isoDate(issue.imprint.date),
    ...(issue.total === undefined ? {} : { total: issue.total }),
    ...(issue.edition === undefined ? {} : { edition: issue.edition.text }),
    classification: issue.classification.level,
    status: issue.status,
    ...(issue.publishAt === undefined ? {} : { publishAt: issue.publishAt }),
    tags: issue.tags,
    ...(issue.summary === undefined ? {} : { summary: issue.summary }),
    byline: [...new Set(issue.articles.flatMap((article) => article.byline.map((name) => name.text)))],
    corrections: issue.corrections.map(({ date, text }) => ({ date: isoDate(date), text: text.text })),
    ...(issue.supersedes === undefined ? {} : { supersedes: issue.supersedes.text }),
    distribution: issue.distribution.map((row) => ({
      label: row.label.text,
      recipients: row.levels
        .flat()
        .map(({ name, copies }) => ({ name: name.text, ...(copies === undefined ? {} : { copies }) })),
    })),
    ...(issue.imprint.copies === undefined ? {} : { copies: issue.imprint.copies }),
  };
}

/** The images that the issue's bodies use, under output names that only content decides. */
export function imageFiles(issue: Issue): ComposedFile[] {
  const files = new Map<string, ComposedFile>();
  for (const image of issue.images)
    files.set(imageName(image), {
      name: imageName(image),
      contentType: contentTypes[image.format],
      bytes: image.bytes,
    });
  return [...files.values()];
}

const contentTypes = { png: "image/png", jpeg: "image/jpeg", webp: "image/webp", svg: "image/svg+xml" } as const;

function imageName(image: IssueImage): string {
  return `${image.sha256.slice(0, 16)}.${image.format === "jpeg" ? "jpg" : image.format}`;
}

/** Where a body names an image. */
function imagePlace(issue: Issue, image: IssueImage): Place {
  const find = (nodes: readonly Nodes[], path: string): Place | undefined => {
    for (const node of nodes) {
      if (node.type === "image" && safeDecode(node.url) === image.source) return nodePlace(node, path);
      const inner = "children" in node ? find(node.children, path) : undefined;
      if (inner !== undefined) return inner;
    }
    return undefined;
  };
  const article = issue.articles.find((one) => one.path === image.namedBy && find(one.body, one.path) !== undefined);
  return (article === undefined ? undefined : find(article.body, article.path)) ?? issue.places.issue;
}

function placedImage(issue: Issue, article: Article, source: string): PlacedImage | undefined {
  const wanted = safeDecode(source);
  const image = issue.images.find((candidate) => candidate.source === wanted && candidate.namedBy === article.path);
  if (image === undefined) return undefined;
  const ppi = image.format === "svg" ? figure.svgPpi : figure.rasterPpi;
  return {
    address: imageName(image),
    widthMm: (image.width / ppi) * 25.4,
    widthPx: Math.round(image.width),
    heightPx: Math.round(image.height),
  };
}

function safeDecode(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/** The issue's own note stands with its first or last article, before that article's. */
function notesOf(
  issue: Issue,
  article: Article,
  index: number,
  medium: Medium,
): Pick<ArticleMarkup, "notesBeforeHeadline" | "notesAfterHeadline" | "notesAfterText"> {
  const at = (position: EditorsNote["position"], isPlaceOfIssue: boolean): NoteMarkup[] =>
    [isPlaceOfIssue ? issue.editorsNote : undefined, article.editorsNote].flatMap((note) =>
      note?.position === position ? [noteMarkup(note, medium)] : [],
    );
  return {
    notesBeforeHeadline: at("标题前", index === 0),
    notesAfterHeadline: at("标题后", index === 0),
    notesAfterText: at("文后", index === issue.articles.length - 1),
  };
}

function noteMarkup(note: EditorsNote, medium: Medium): NoteMarkup {
  const tree: Root = { type: "root", children: structuredClone([...note.content]) };
  tightenSpaces(tree);
  const hast = bodyToHast(tree, [], { medium, anchor: "note", placeId: () => "n0", imageOf: () => undefined });
  return {
    html: toSafeHtml(hast, medium),
    form: note.form,
    ...(note.sign === undefined ? {} : { sign: note.sign.text }),
  };
}

function ownCopy(body: readonly RootContent[]): Root {
  return { type: "root", children: structuredClone([...body]) };
}

function nodePlace(node: RootContent | Image, path: string): Place {
  const { start, end } = node.position ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  return { path, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
