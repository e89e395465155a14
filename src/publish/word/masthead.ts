import type { Issue } from "../../model/issue.ts";
import { typeArea } from "../../model/layout.ts";
import { nameplateLines } from "../../render/nameplate.ts";
import { mastheadText } from "../../transform/texts.ts";
import { paragraph, run } from "./markup.ts";
import { redRuleMarkup, twipsPerMm } from "./styles-part.ts";

/** The masthead: marks, nameplate, issue line, issuer and date, red rule. */
export function mastheadMarkup(issue: Issue): string {
  const text = mastheadText(issue);
  const { layout } = issue;
  const marks = [text.copyNumber, text.classification, text.urgency, text.notice].filter((mark) => mark !== undefined);
  const signers =
    text.signers.length === 0
      ? ""
      : paragraph("mark", run(`签发人：${text.signers.join("　")}`), '<w:jc w:val="right"/>');
  const issuer = text.issuer + (text.issuerRole === undefined ? "" : `　${text.issuerRole}`);
  const isThree = layout.issuerRow === "three";
  const isCentred = layout.issuerRow === "centre";
  const row = isThree
    ? `${issuer}　　${text.issueLines.join("")}\t${text.date}`
    : `${issuer}${isCentred ? "　　" : "\t"}${text.date}`;
  return [
    ...marks.map((mark) => paragraph("mark", run(mark))),
    ...nameplate(issue, marks.length),
    ...(isThree ? [] : text.issueLines.map((line) => paragraph("issue-line", run(line)))),
    signers,
    paragraph("issuer", run(row), isCentred ? '<w:jc w:val="center"/>' : ""),
    paragraph("rule", "", redRuleMarkup(layout.red)),
    paragraph("rule", ""),
  ].join("");
}

/** The nameplate's lines in their sizes, spaced out with the character pitch that the print has. */
function nameplate(issue: Issue, marks: number): string[] {
  const { layout } = issue;
  const top = layout.mastheadTop === "35mm" ? 35 : 4;
  const above = Math.max(0, Math.round((top - marks * 10.2) * twipsPerMm));
  return nameplateLines(issue.series.name.map((line) => line.text)).map(({ text, size, tracking }, index) => {
    const count = Array.from(text).length;
    // pt; the widest that the type area holds.
    const fitted = Math.min(size, Math.floor((typeArea.width * twipsPerMm) / 20 / (count + tracking * (count - 1))));
    const spacing = tracking === 0 ? "" : `<w:spacing w:val="${Math.round(tracking * fitted * 20)}"/>`;
    const align = layout.nameplate === "distribute" ? '<w:jc w:val="distribute"/>' : "";
    const before = index === 0 ? `<w:spacing w:before="${above}" w:line="240" w:lineRule="auto"/>` : "";
    const properties = `${spacing}<w:sz w:val="${fitted * 2}"/><w:szCs w:val="${fitted * 2}"/>`;
    return paragraph("nameplate", run(text, { properties }), before + align);
  });
}
