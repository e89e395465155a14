import type { FootnoteDefinition, Nodes } from "mdast";
import type { Place } from "../model/diagnostic.ts";
import type { FontRole } from "../model/font-role.ts";
import type { Article, EditorsNote, Issue } from "../model/issue.ts";
import { attachmentLabel, signatureText } from "./article-tail.ts";
import { continuesColumn } from "./setting-findings.ts";
import { imagePlace } from "./issue-images.ts";
import { addContents, addMasthead } from "./masthead-text.ts";
import { PrintedText, type SourceReader } from "./printed-text.ts";

/** Every text of the issue that its pages must show, with places, in the order in which they show it. */
export function printedText(issue: Issue, source: SourceReader): PrintedText {
  const text = new PrintedText(source);
  addMasthead(text, issue);
  addContents(text, issue);
  addLabels(text, issue.places.issue);
  const last = issue.articles.length - 1;
  for (const [index, article] of issue.articles.entries()) {
    const note = issue.editorsNote;
    const isNote = (position: EditorsNote["position"], at: number): boolean =>
      note?.position === position && index === at;
    if (isNote("标题前", 0)) addNote(text, note, issue.path);
    addHead(text, article, !continuesColumn(issue.articles, index));
    if (isNote("标题后", 0)) addNote(text, note, issue.path);
    addBody(text, article);
    if (index === last) addTail(text, issue);
    addCredits(text, article);
    if (isNote("文后", last)) addNote(text, note, issue.path);
  }
  addAttachments(text, issue);
  for (const image of issue.images)
    if (image.format === "svg") text.addDrawing(new TextDecoder().decode(image.bytes), imagePlace(issue, image));
  addImprint(text, issue);
  return text;
}

/** What we set around an author's words, by role: numbers of headings, labels, marks of lists and notes. */
const labels: readonly (readonly [FontRole, string])[] = [
  ["heiti", "一二三四五六七八九十百〇、【】附件0123456789注"],
  ["kaiti", "（）一二三四五六七八九十百——编者按：【】"],
  ["fangsong", "0123456789.（）[]·□√附件：年月日"],
];

function addLabels(text: PrintedText, place: Place): void {
  for (const [role, label] of labels) text.addGenerated(label, role, place);
}

function addNote(text: PrintedText, note: EditorsNote | undefined, path: string): void {
  if (note === undefined) return;
  text.addTree({ type: "root", children: [...note.content] }, "kaiti", path);
  text.addText(note.sign, "kaiti");
}

function addHead(text: PrintedText, article: Article, withColumn: boolean): void {
  const { editorsNote: note, headline } = article;
  if (note?.position === "标题前") addNote(text, note, article.path);
  if (withColumn) text.addText(article.column, "heiti");
  text.addText(article.kicker, "kaiti");
  if (headline !== undefined) text.addText({ ...headline, text: headline.text.replaceAll("|", " ") }, "xiaobiaosong");
  text.addText(article.subhead, "kaiti");
  for (const name of article.byline) text.addText(name, "kaiti");
  if (note?.position === "标题后") addNote(text, note, article.path);
}

function addBody(text: PrintedText, article: Article): void {
  text.addTree({ type: "root", children: article.body }, "fangsong", article.path);
  const footnotes = inOrderOfReference(article.body, article.footnotes);
  text.addTree({ type: "root", children: footnotes }, "fangsong", article.path);
}

/** Notes as they are set: in the order in which text and notes refer to them. */
function inOrderOfReference(body: readonly Nodes[], footnotes: readonly FootnoteDefinition[]): FootnoteDefinition[] {
  const ordered = new Set<FootnoteDefinition>();
  const find = (node: Nodes): void => {
    if (node.type === "footnoteReference") {
      const note = footnotes.find((one) => one.identifier === node.identifier);
      if (note !== undefined) ordered.add(note);
    }
    if ("children" in node) for (const child of node.children) find(child);
  };
  for (const node of body) find(node);
  for (const note of ordered) find(note);
  return [...ordered];
}

/** 附件说明 and 落款, below the last article's text. */
function addTail(text: PrintedText, issue: Issue): void {
  for (const attachment of issue.attachments) text.addText(attachment.title, "fangsong");
  for (const office of issue.signature?.by ?? []) text.addText(office, "fangsong");
  const date = signatureText(issue)?.date;
  if (date !== undefined && issue.signature !== undefined) text.addGenerated(date, "fangsong", issue.signature.place);
}

function addCredits(text: PrintedText, article: Article): void {
  for (const row of article.credits) for (const name of [row.label, ...row.names]) text.addText(name, "fangsong");
  if (article.editorsNote?.position === "文后") addNote(text, article.editorsNote, article.path);
}

function addAttachments(text: PrintedText, issue: Issue): void {
  for (const [index, attachment] of issue.attachments.entries()) {
    if (attachment.articles === undefined) continue;
    text.addGenerated(attachmentLabel(issue, index), "heiti", attachment.title.place);
    for (const article of attachment.articles) {
      addHead(text, article, true);
      addBody(text, article);
      addCredits(text, article);
    }
  }
}

function addImprint(text: PrintedText, issue: Issue): void {
  for (const row of issue.distribution)
    for (const name of [row.label, ...row.levels.flat().map((recipient) => recipient.name)])
      text.addText(name, "fangsong");
  text.addText(issue.imprint.by, "fangsong");
  for (const row of issue.imprint.staff) for (const name of [row.label, ...row.names]) text.addText(name, "fangsong");
}
