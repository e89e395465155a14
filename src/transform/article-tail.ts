import type { Element, Nodes, Root } from "hast";
import { chineseDate, isoDate } from "../model/civil-date.ts";
import type { SignatureText } from "../model/composed.ts";
import type { Issue } from "../model/issue.ts";
import { grid } from "../model/layout.ts";
import { emWidth } from "./em-width.ts";

/** The label on an attachment's first page: 附件, or 附件1 where there are several (7.3.7). */
export function attachmentLabel(issue: Issue, index: number): string {
  return issue.attachments.length === 1 ? "附件" : `附件${index + 1}`;
}

/** The texts of 落款: offices, one a line, and the date in Arabic digits without leading zeros (7.3.5.2, 7.3.5.4). */
export function signatureText(issue: Issue): SignatureText | undefined {
  if (issue.signature === undefined) return undefined;
  const by = issue.signature.by.map((office) => office.text);
  const date = chineseDate(issue.signature.date);
  const isDateLonger = by.every((office) => emWidth(office) < emWidth(date));
  return { by, date, isoDate: isoDate(issue.signature.date), isDateLonger };
}

/** Marks a text's last paragraph where it is one line: what stands below the text goes with two lines at least. Changes the tree. */
export function keepLastLines(tree: Root): void {
  const last = lastParagraph(tree);
  // Two zi are the indent.
  if (last === undefined || emWidth(textOf(last)) > grid.columns - 2) return;
  const classes = last.properties["className"];
  last.properties["className"] = [...(Array.isArray(classes) ? classes : []), "keep"];
}

function lastParagraph(node: Nodes): Element | undefined {
  if (node.type === "element" && /^(?:p|h\d)$/.test(node.tagName)) return node;
  const last = "children" in node ? node.children.findLast((child) => child.type === "element") : undefined;
  return last === undefined ? undefined : lastParagraph(last);
}

function textOf(node: Nodes): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}
