import { basename, relative } from "node:path";
import type { Diagnostic, Place } from "../../model/diagnostic.ts";
import { hintOf, messageOf, type Language } from "../../model/report.ts";
import type { IssuePlace } from "../../read/issue-place.ts";
import type { LineReader, PrintedLine } from "./paragraph.ts";
import { ParagraphFinder } from "./paragraph.ts";
import type { SortedFindings } from "./findings.ts";
import type { PreviewIssue } from "./preview-room.ts";

/** How things are named to the user. */
export interface ViewOptions {
  readonly language: Language;
  /** The folder the command was typed in: paths are shown relative to it. */
  readonly folder: string;
}

/** Where a text was typed, as the page shows it. */
export interface PlaceView {
  /** `content/anquan/2024/03.md:12:5` */
  readonly place: string;
  /** `vscode://file/…` */
  readonly editor: string;
}

/** A spot on a page, in mm from its upper left corner. */
export interface SpotView {
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Words of the source that a finding is about, with some around them. */
export interface ExcerptView {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** A finding as the page shows it. */
export interface FindingView extends PlaceView {
  /** The file's name without its folder, and the line. */
  readonly file: string;
  readonly line: number;
  /** Absent where a finding is about a whole file. */
  readonly excerpt?: ExcerptView;
  readonly severity: Diagnostic["severity"];
  readonly rule: string;
  readonly message: string;
  readonly hint: string;
  readonly spot?: SpotView;
}

/** One row of the list. */
export interface IssueRow {
  readonly id: string;
  readonly series: string;
  /** `2024年第3期`, by the file's place. */
  readonly number: string;
  readonly title: string;
  readonly date: string;
  readonly draft: boolean;
  /** 密级; "" for 公开. */
  readonly classification: string;
  readonly errors: number;
  readonly warnings: number;
}

/** The list of issues, and findings that belong to none. */
export interface ListView {
  readonly issues: readonly IssueRow[];
  readonly findings: readonly FindingView[];
}

/** One issue as the page shows it. */
export interface IssueView extends IssueRow {
  readonly state: PreviewIssue["state"];
  /** Addresses are relative to the page. */
  readonly pages: readonly { readonly picture: string; readonly width: number; readonly height: number }[];
  readonly freeLines?: number;
  readonly pdf?: string;
  readonly findings: readonly FindingView[];
}

/** The list as data. */
export function listView(
  issues: readonly PreviewIssue[],
  { issues: own, others }: SortedFindings,
  readLines: LineReader,
  options: ViewOptions,
): ListView {
  return {
    issues: issues.map((issue) => rowOf(issue, own.get(issue.id) ?? [], options)),
    findings: others.map((one) => findingView(one, readLines, options)),
  };
}

/** An issue as data. */
export function issueView(
  issue: PreviewIssue,
  findings: readonly Diagnostic[],
  readLines: LineReader,
  options: ViewOptions,
): IssueView {
  const { id, proof, state } = issue;
  const finder = proof === undefined ? undefined : new ParagraphFinder(proof.lines, proof.texts);
  return {
    ...rowOf(issue, findings, options),
    state,
    pages: (proof?.pages ?? []).map(({ sum, width, height }) => ({ picture: `page/${sum}.png`, width, height })),
    ...(proof === undefined ? {} : { freeLines: proof.freeLines, pdf: `pdf/${id}.pdf` }),
    findings: findings.map((one) => {
      const line = finder?.lineOf(one.place, readLines);
      const spot = line === undefined ? undefined : proof?.lines[line];
      return { ...findingView(one, readLines, options), ...(spot === undefined ? {} : { spot: spotView(spot) }) };
    }),
  };
}

/** A line of a page with where it was typed; `source` is absent for what no author typed. */
export interface LineView {
  /** Its number among the issue's lines. */
  readonly line: number;
  readonly spot: SpotView;
  readonly source?: PlaceView;
}

/** Where a line of an issue's pages was typed. */
export function lineView(
  { proof }: PreviewIssue,
  line: number,
  readLines: LineReader,
  options: ViewOptions,
): LineView | undefined {
  const spot = proof?.lines[line];
  if (proof === undefined || spot === undefined) return undefined;
  const place = new ParagraphFinder(proof.lines, proof.texts).placeOf(line, readLines);
  return { line, spot: spotView(spot), ...(place === undefined ? {} : { source: placeView(place, options) }) };
}

function rowOf(
  { id, source, seriesTitle, summary, draft }: PreviewIssue,
  findings: readonly Diagnostic[],
  { language }: ViewOptions,
): IssueRow {
  const count = (severity: Diagnostic["severity"]): number =>
    findings.filter((one) => one.severity === severity).length;
  return {
    id,
    series: seriesTitle,
    number: numberOf(source.place, language),
    title: summary?.title ?? "",
    date: summary?.date ?? "",
    draft,
    classification: summary === undefined || summary.classification === "公开" ? "" : summary.classification,
    errors: count("error"),
    warnings: count("warning"),
  };
}

function numberOf({ year, number, supplement }: IssuePlace, language: Language): string {
  if (language === "en") return `${year} ${supplement ? "supplement" : "No."} ${number}`;
  return `${year}年${supplement ? "增刊" : ""}第${number}期`;
}

function findingView(
  { rule, severity, params, place }: Diagnostic,
  readLines: LineReader,
  options: ViewOptions,
): FindingView {
  const { language } = options;
  const excerpt = excerptOf(place, readLines);
  return {
    severity,
    rule,
    message: messageOf(rule, params, language),
    hint: hintOf(rule, params, language),
    file: basename(place.path),
    line: place.line,
    ...(excerpt === undefined ? {} : { excerpt }),
    ...placeView(place, options),
  };
}

/** UTF-16 units shown before and behind the words of a finding, and of those words. */
const excerptLengths = { before: 8, words: 24, after: 8 } as const;

function excerptOf({ path, line, column, endLine, endColumn }: Place, readLines: LineReader): ExcerptView | undefined {
  // The start of a file stands for the file.
  if (line === 1 && column === 1 && endLine === 1 && endColumn <= 2) return undefined;
  const text = readLines(path)[line - 1] ?? "";
  const start = column - 1;
  const end = endLine > line ? text.length : Math.max(endColumn - 1, start + 1);
  const cut = Math.min(end, start + excerptLengths.words);
  const words = wholeCharacters(text.slice(start, cut));
  if (words === "") return undefined;
  const from = Math.max(0, start - excerptLengths.before);
  const after = cut < end ? "…" : text.slice(end, end + excerptLengths.after);
  return { before: wholeCharacters(text.slice(from, start)), words, after: wholeCharacters(after) };
}

/** Without the halves of characters that a cut leaves at the ends. */
function wholeCharacters(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, "");
}

function placeView({ path, line, column }: Place, { folder }: ViewOptions): PlaceView {
  const shown = relative(folder, path).replaceAll("\\", "/") || ".";
  const address = path
    .split("/")
    .map((part) => (/^[A-Za-z]:$/.test(part) ? part : encodeURIComponent(part)))
    .join("/");
  return {
    place: `${shown}:${line}:${column}`,
    editor: `vscode://file${address.startsWith("/") ? "" : "/"}${address}:${line}:${column}`,
  };
}

function spotView({ page, left, top, right, bottom }: PrintedLine): SpotView {
  return { page, left, top, right, bottom };
}
