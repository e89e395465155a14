import type { Diagnostic, Place } from "../../model/diagnostic.ts";
import type { Series } from "../../model/issue.ts";
import type { FoundArticle, FoundIssue, Manuscript } from "../../model/manuscript.ts";
import { finding } from "../../model/report.ts";
import { escapedLineStart, escapedText } from "../markdown-escapes.ts";
import { BodyWriter } from "./body-markdown.ts";
import { articleKeys, issueKeys, noteKey, numberKeys, written, type Keys } from "./issue-keys.ts";
import { excerpt, squeeze } from "./patterns.ts";
import { yamlText } from "./yaml-text.ts";

/** An issue's files as text: the main one, and those of articles and attachments beside it, in a folder. */
export interface IssueFiles {
  readonly main: string;
  readonly beside: readonly { readonly name: string; readonly text: string }[];
}

/**
 * Writes an issue as Markdown with front matter. What the series says already is left out.
 * @param inFolder whether files may stand beside the main one; without them, what needs them is reported.
 */
export function issueFiles(
  found: FoundIssue,
  manuscript: Manuscript,
  series: Series | undefined,
  inFolder: boolean,
): { files: IssueFiles; diagnostics: Diagnostic[] } {
  const place: Place = { path: manuscript.path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const diagnostics = seriesFindings(found, series, place);
  const [first, ...others] = found.articles;
  if (found.articles.every((article) => article.headline === undefined))
    diagnostics.push(finding("import/not-found", place, { what: "标题", key: "标题" }));
  const attachments = found.attachments.map((blocks, index) => ({
    name: manuscript.attachmentNames?.[index] ?? `attachment-${index + 1}.md`,
    text: `${new BodyWriter(manuscript.notes).body(blocks)}\n`,
  }));
  const issue = { ...issueKeys(found, series) };
  if (first === undefined || others.length === 0) {
    const keys = { ...numberKeys(found), ...(first === undefined ? {} : articleKeys(first)), ...issue };
    const body = new BodyWriter(manuscript.notes).body(first?.body ?? []);
    return { files: { main: `${frontMatter(keys, manuscript.hidden)}\n${body}\n`, beside: attachments }, diagnostics };
  }
  const keys = { ...numberKeys(found), editorsNote: noteKey(found.note), ...issue };
  const head = frontMatter(keys, manuscript.hidden);
  if (inFolder && found.articles.some(needsFile)) {
    const articles = found.articles.map((article, index) => ({
      name: manuscript.articleNames?.[index] ?? `${String(index + 1).padStart(2, "0")}-article.md`,
      text: `${frontMatter(articleKeys(article))}\n${new BodyWriter(manuscript.notes).body(article.body)}\n`,
    }));
    return { files: { main: head, beside: [...articles, ...attachments] }, diagnostics };
  }
  for (const article of found.articles) diagnostics.push(...lostKeys(article, place));
  const writer = new BodyWriter(manuscript.notes);
  const texts = found.articles.map((article) => articleText(article, writer));
  return { files: { main: `${head}\n${texts.join("\n\n")}\n`, beside: attachments }, diagnostics };
}

/** Front matter between its lines; `hidden` are whole lines of YAML, whose keys win. */
function frontMatter(keys: Keys, hidden = ""): string {
  const known = new Set([...hidden.matchAll(/^([^\s:#][^:]*):/gmu)].map((match) => match[1] ?? ""));
  const own = Object.fromEntries(Object.entries(written(keys)).filter(([key]) => !known.has(key)));
  return `---\n${yamlText(own)}${hidden}---\n`;
}

/** What only the front matter of an article's own file can say. */
function needsFile({ kicker, column, credits, note, byline, headline }: FoundArticle): boolean {
  return (
    headline === undefined ||
    kicker !== undefined ||
    column !== undefined ||
    credits.length > 0 ||
    note !== undefined ||
    byline.length > 1
  );
}

function lostKeys(article: FoundArticle, place: Place): Diagnostic[] {
  const lost = { ...articleKeys(article), title: undefined, subtitle: undefined, byline: undefined };
  return Object.keys(written(lost)).map((key) =>
    finding("import/needs-files", place, { key, text: excerpt(article.headline ?? "") }),
  );
}

/** An article below its own `#`. */
function articleText(article: FoundArticle, writer: BodyWriter): string {
  const { headline = "", subhead, byline } = article;
  return [
    `# ${escapedText(headline).replaceAll("\\|", "|")}`,
    ...(subhead === undefined ? [] : [`——${escapedText(subhead)}`]),
    ...(byline.length === 0 ? [] : [escapedLineStart(`*${escapedText(byline.join("、"))}*`)]),
    writer.body(article.body),
  ].join("\n\n");
}

/** What belongs to the series: told where it is not known, compared where it is. */
function seriesFindings({ masthead, tail }: FoundIssue, series: Series | undefined, place: Place): Diagnostic[] {
  if (series === undefined) {
    const facts = {
      name: masthead.name.length > 1 ? masthead.name : masthead.name[0],
      issuer: masthead.issuer,
      issuerRole: masthead.issuerRole,
      numerals: masthead.numerals === "chinese" ? "chinese" : undefined,
      imprint: tail.by === undefined ? undefined : { by: tail.by },
    };
    const text = yamlText(written(facts))
      .trim()
      .replaceAll(/\n(?=\s)/g, "")
      .replaceAll("\n", "; ");
    return text === "" ? [] : [finding("import/series", place, { facts: text })];
  }
  const differs = (what: string, found: string | undefined, expected: string): Diagnostic[] =>
    found === undefined || found === "" || squeeze(found) === squeeze(expected)
      ? []
      : [finding("import/series-differs", place, { what, found, expected })];
  return [
    ...differs("刊名", masthead.name.join(""), series.name.map((line) => line.text).join("")),
    ...differs("编发单位", masthead.issuer, series.issuer.text),
  ];
}
