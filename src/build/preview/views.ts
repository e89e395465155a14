import { relative } from "node:path";
import type { Diagnostic, Place } from "../../model/diagnostic.ts";
import { hintOf, messageOf, type Language } from "../../model/report.ts";
import { issueName } from "../../read/issue-place.ts";
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

/** A finding as the page shows it. */
export interface FindingView extends PlaceView {
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
  /** `2024年第3期`-like number by file place until it was read: year and name. */
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
  options: ViewOptions,
): ListView {
  return {
    issues: issues.map((issue) => rowOf(issue, own.get(issue.id) ?? [])),
    findings: others.map((one) => findingView(one, options)),
  };
}

/** An issue as data. */
export function issueView(issue: PreviewIssue, findings: readonly Diagnostic[], options: ViewOptions): IssueView {
  const { id, proof, state } = issue;
  const finder = proof === undefined ? undefined : new ParagraphFinder(proof.lines, proof.texts);
  return {
    ...rowOf(issue, findings),
    state,
    pages: (proof?.pages ?? []).map(({ sum, width, height }) => ({ picture: `page/${sum}.png`, width, height })),
    ...(proof === undefined ? {} : { freeLines: proof.freeLines, pdf: `pdf/${id}.pdf` }),
    findings: findings.map((one) => {
      const line = finder?.lineOf(one.place);
      const spot = line === undefined ? undefined : proof?.lines[line];
      return { ...findingView(one, options), ...(spot === undefined ? {} : { spot: spotView(spot) }) };
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

function rowOf({ id, source, summary, draft }: PreviewIssue, findings: readonly Diagnostic[]): IssueRow {
  const { year, number, supplement } = source.place;
  const count = (severity: Diagnostic["severity"]): number =>
    findings.filter((one) => one.severity === severity).length;
  return {
    id,
    series: summary?.seriesTitle ?? source.series,
    number: `${year}-${issueName(number, supplement)}`,
    title: summary?.title ?? "",
    date: summary?.date ?? "",
    draft,
    classification: summary === undefined || summary.classification === "公开" ? "" : summary.classification,
    errors: count("error"),
    warnings: count("warning"),
  };
}

function findingView({ rule, severity, params, place }: Diagnostic, options: ViewOptions): FindingView {
  const { language } = options;
  return {
    severity,
    rule,
    message: messageOf(rule, params, language),
    hint: hintOf(rule, params, language),
    ...placeView(place, options),
  };
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
