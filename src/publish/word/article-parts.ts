import type { Article, EditorsNote, Issue, Layout } from "../../model/issue.ts";
import type { ManuscriptPart } from "../../model/manuscript.ts";
import { headlineColumns, typeSizePt } from "../../model/layout.ts";
import { signatureText } from "../../transform/article-tail.ts";
import { bylineRows } from "../../transform/byline.ts";
import { emWidth } from "../../transform/em-width.ts";
import { labelledTexts } from "../../transform/texts.ts";
import type { BodyMarkup } from "./body.ts";
import { paragraph, run } from "./markup.ts";
import { fontMarkup, headlineLine, pitchOf } from "./styles-part.ts";

/** `w:spacing` that leaves white before and behind a paragraph, in twentieths of a point. */
function white(before: number, after: number): string {
  return before === 0 && after === 0 ? "" : `<w:spacing w:before="${before}" w:after="${after}"/>`;
}

/** 编者按, one blank line between it and the text it stands before, or behind (`isLast`). */
export function noteMarkup(note: EditorsNote, body: BodyMarkup, layout: Layout, isLast: boolean): string {
  const words = body.inline(note.content);
  const text = note.form === "括号" ? run("【编者按：") + words + run("】") : run("编者按：") + words;
  const line = pitchOf(layout);
  const isSigned = note.sign !== undefined;
  const before = isLast ? line : 0;
  const after = isLast ? 0 : line;
  return (
    paragraph("note", text, white(before, isSigned ? 0 : after)) +
    (isSigned ? paragraph("note-sign", run(`（${note.sign.text}）`), white(0, after)) : "")
  );
}

/** Column to byline: two blank lines above an article that is not the first, one below its headline. */
export function headMarkup(
  { column, kicker, headline, subhead, byline }: Article,
  layout: Layout,
  { isFirst, withColumn }: { readonly isFirst: boolean; readonly withColumn: boolean },
): string {
  const lines: readonly (readonly [ManuscriptPart, string])[] = [
    ...(column === undefined || !withColumn ? [] : [["column", `【${column.text}】`] as const]),
    ...(kicker === undefined ? [] : [["kicker", kicker.text] as const]),
    ...(headline === undefined ? [] : [["headline", headline.text.replaceAll(/\s*\|\s*/g, "\n")] as const]),
    ...(subhead === undefined ? [] : [["subhead", `——${subhead.text}`] as const]),
    ...bylineRows(byline.map(({ text }) => text)).map((row) => ["byline", row.join("　")] as const),
  ];
  const line = pitchOf(layout);
  const hasSpacer = lines.some(([part]) => part !== "column" && part !== "kicker");
  return lines
    .map(([part, text], index) => {
      const own = part === "headline" ? headlineWhite(text, line) : 0;
      const before = own + (index === 0 && !isFirst ? 2 * line : 0);
      const after = own + (index === lines.length - 1 && hasSpacer ? line : 0);
      return paragraph(part, run(text), white(before, after));
    })
    .join("");
}

/** An attachment's title on its own page, as a headline looks, one blank line above and below it (7.3.7). */
export function attachmentTitle(title: string, layout: Layout): string {
  const line = pitchOf(layout);
  const own = headlineWhite(title, line);
  const lines = `<w:spacing w:before="${own + line}" w:after="${own + line}" w:line="${Math.floor(headlineLine)}" w:lineRule="exact"/>`;
  const place = '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>';
  const size = typeSizePt.headline * 2;
  const properties = `${fontMarkup("xiaobiaosong", layout.digits)}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;
  return paragraph("attachment-list", run(title, { properties }), `<w:snapToGrid w:val="0"/>${lines}${place}`);
}

/** Above and below a headline, so that its lines and the white take one line of the text more than it has lines. */
function headlineWhite(text: string, line: number): number {
  const count = text.split("\n").reduce((sum, one) => sum + Math.max(1, Math.ceil(emWidth(one) / headlineColumns)), 0);
  return Math.max(0, Math.floor(((count + 1) * line - count * Math.floor(headlineLine)) / 2));
}

/** 落款: the offices centred on their date, which stands four characters from the edge, none nearer to it than two (7.3.5.2). */
export function signatureMarkup(issue: Issue): string {
  const signature = signatureText(issue);
  if (signature === undefined) return "";
  const { by, date } = signature;
  const widest = Math.max(...by.map(emWidth));
  const dateRight = Math.max(4, 2 + (widest - emWidth(date)) / 2);
  const middle = dateRight + emWidth(date) / 2;
  return [...by, date]
    .map((text, index) => {
      const right = Math.max(0, Math.round((middle - emWidth(text) / 2) * 320));
      const before = index === 0 ? white(pitchOf(issue.layout), 0) : "";
      return paragraph("signature", run(text), `${before}<w:ind w:right="${right}"/>`);
    })
    .join("");
}

/** 供稿 and 核稿 in parentheses. */
export function creditsMarkup({ credits }: Article): string {
  if (credits.length === 0) return "";
  const text = labelledTexts(credits)
    .map(({ label, names }) => `${label}：${names.join("、")}`)
    .join("　");
  return paragraph("credits", run(`（${text}）`));
}
