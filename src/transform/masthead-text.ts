import type { Issue } from "../model/issue.ts";
import type { PrintedText } from "./printed-text.ts";
import { contentsMarkup, mastheadText } from "./texts.ts";

/** Adds what the masthead shows, in the order in which it is set. A pre-printed nameplate is on the paper, not in the file. */
export function addMasthead(text: PrintedText, issue: Issue): void {
  const { places, series, layout } = issue;
  const { classification, copyNumber, issueLine, issuerRole, date } = mastheadText(issue);
  if (copyNumber !== undefined) text.addGenerated("0123456789", "fangsong", places.issue);
  if (classification !== undefined) text.addGenerated(classification, "heiti", issue.classification.place);
  text.addText(issue.urgency, "heiti");
  text.addText(issue.notice, "fangsong");
  if (layout.mastheadMode === "print") for (const line of series.name) text.addText(line, "xiaobiaosong");
  text.addGenerated(issueLine, "fangsong", places.issue);
  if (issue.signers.length > 0) text.addGenerated("签发人：", "fangsong", places.issue);
  for (const signer of issue.signers) text.addText(signer, "kaiti");
  text.addText(series.issuer, "fangsong");
  text.addGenerated(`${issuerRole ?? ""}${date}`, "fangsong", places.date);
}

/** Adds what the contents list sets in faces that the articles' heads do not use: it repeats their words. */
export function addContents(text: PrintedText, issue: Issue): void {
  const contents = contentsMarkup(issue, String);
  if (contents === undefined) return;
  text.addGenerated(contents.heading, "heiti", issue.places.issue);
  for (const { column, entries } of contents.groups) {
    if (column !== undefined) text.addGenerated(`【${column}】`, "kaiti", issue.places.issue);
    for (const { title } of entries) text.addGenerated(title, "fangsong", issue.places.issue);
  }
  if (contents.pages) text.addGenerated("0123456789", "fangsong", issue.places.issue);
}
