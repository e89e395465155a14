import type { Issue, Layout } from "../../model/issue.ts";
import { nameplateTop, ptPerMm, redRule, typeArea } from "../../model/layout.ts";
import { nameplateLines } from "../../render/nameplate.ts";
import { mastheadText } from "../../transform/texts.ts";
import { paragraph, run } from "./markup.ts";
import { pitchOf, redRuleMarkup, twipsPerMm } from "./styles-part.ts";

/** The masthead: marks, nameplate, issue line, issuer and date, red rule. */
export function mastheadMarkup(issue: Issue): string {
  const text = mastheadText(issue);
  const { layout } = issue;
  const marks = [text.copyNumber, text.classification, text.urgency, text.notice].filter((mark) => mark !== undefined);
  const signers =
    text.signers.length === 0 ? "" : paragraph("mark", run(`签发人：${text.signers.join("　")}`), atRight);
  const issuer = text.issuer + (text.issuerRole === undefined ? "" : `　${text.issuerRole}`);
  const isThree = layout.issuerRow === "three";
  const isCentred = layout.issuerRow === "centre";
  const row = isThree
    ? `${issuer}　　${text.issueLines.join("")}\t${text.date}`
    : `${issuer}${isCentred ? "　　" : "\t"}${text.date}`;
  // One blank line below it, as in print.
  const lastLine = `<w:spacing w:after="${pitchOf(layout)}"/>`;
  const issueLines = text.issueLines.map((line, index) =>
    paragraph("issue-line", run(line), index === text.issueLines.length - 1 ? lastLine : ""),
  );
  return [
    ...marks.map((mark) => paragraph("mark", run(mark))),
    ...nameplate(issue, marks.length),
    ...(isThree ? [] : issueLines),
    signers,
    paragraph("issuer", run(row), isCentred ? '<w:jc w:val="center"/>' : ""),
    paragraph("rule", "", redRuleMarkup(layout)),
    paragraph("rule", "", belowRule(layout)),
  ].join("");
}

/** One character from the type area's right edge (7.2.6). */
const atRight = '<w:ind w:right="320"/><w:jc w:val="right"/>';

/** Two lines from the issuer row to the text (7.3.1), the rule and the gap above it among them. */
function belowRule(layout: Layout): string {
  const rest = 2 * pitchOf(layout) - Math.round((redRule.gap + redRule.thickness) * twipsPerMm);
  return `<w:spacing w:line="${rest}" w:lineRule="exact"/>`;
}

/** A line's height to its type size: Word clips what sticks out of an exact line, and half of the rest stands above the characters. */
const leading = 1.15;
/** mm; between the lines of a nameplate, and between it and the issue line's characters at least. */
const between = 3.5;

/** The nameplate's lines in their sizes, spaced out with the character pitch that the print has, whole lines high together. */
function nameplate(issue: Issue, marks: number): string[] {
  const { layout } = issue;
  const pitch = pitchOf(layout);
  const lines = nameplateLines(issue.series.name.map((line) => line.text)).map(({ text, size, tracking }) => {
    const count = Array.from(text).length;
    // pt; the widest that the type area holds.
    const fitted = Math.min(size, Math.floor((typeArea.width * ptPerMm) / (count + tracking * (count - 1))));
    return { text, tracking: Math.round(tracking * fitted * 20), fitted, height: Math.round(fitted * leading * 20) };
  });
  const gap = Math.round(between * twipsPerMm);
  const room = lines.reduce((sum, { height }) => sum + height, gap * (lines.length - 1));
  const white = ((leading - 1) / 2) * (lines[0]?.fitted ?? 0) * 20;
  const above = Math.max(0, Math.round(nameplateTop[layout.mastheadTop] * twipsPerMm - white - marks * pitch));
  const below = Math.ceil((above + room) / pitch) * pitch - above - room;
  const align = layout.nameplate === "distribute" ? '<w:jc w:val="distribute"/>' : "";
  return lines.map(({ text, tracking, fitted, height }, index) => {
    const before = index === 0 ? above : gap;
    const after = index === lines.length - 1 ? below : 0;
    const spacing = `<w:spacing w:before="${before}" w:after="${after}" w:line="${height}" w:lineRule="exact"/>`;
    const characters = tracking === 0 ? "" : `<w:spacing w:val="${tracking}"/>`;
    const properties = `${characters}<w:sz w:val="${fitted * 2}"/><w:szCs w:val="${fitted * 2}"/>`;
    return paragraph("nameplate", run(text, { properties }), spacing + align);
  });
}
