import { join, resolve } from "node:path";
import { styleText } from "node:util";
import { listIssues, type Ledger, type LedgerLine, type LedgerStatus } from "../../build/list-issues.ts";
import { isoDate } from "../../model/civil-date.ts";
import { hasErrors } from "../../model/diagnostic.ts";
import { KnownError, type ExitCode } from "../../model/known-error.ts";
import type { Language } from "../../model/report.ts";
import { statusWords, type ListCommandOptions } from "../desk-options.ts";
import { chooseColour, type Surroundings } from "../environment.ts";
import { repositoryFolders } from "../folders.ts";
import { countSeverities, jsonDiagnostics, prettyReport, shownPath, summaryLine } from "../report-diagnostics.ts";
import { table } from "../table.ts";

/** Runs `list`: the ledger goes to stdout, its findings to stderr; exit 1 where one is an error. */
export async function runList(
  ids: readonly string[],
  options: ListCommandOptions,
  surroundings: Surroundings,
  language: Language,
): Promise<ExitCode> {
  const { folder } = surroundings;
  const { rootFolder, contentFolder } = repositoryFolders(options, surroundings);
  const ledger = await listIssues({
    contentFolder,
    manifestFile: join(resolve(folder, options.out ?? join(rootFolder, "dist")), "manifest.json"),
    ids,
    series: options.series ?? [],
    years: (options.year ?? []).map((year) => yearOf(year, language)),
    statuses: (options.status ?? []).map((word) => statusOf(word, language)),
    now: surroundings.now,
  });
  const { diagnostics } = ledger;
  const isQuiet = options.quiet === true;
  if (options.json === true)
    process.stdout.write(`${JSON.stringify(jsonLedger(ledger, folder, language), undefined, 2)}\n`);
  else {
    const colour = chooseColour(options.color, { ...surroundings, isTerminal: process.stdout.isTTY });
    const width = process.stdout.isTTY ? process.stdout.columns : undefined;
    process.stdout.write(ledgerText(ledger, { language, colour, width }));
  }
  const colour = chooseColour(options.color, surroundings);
  process.stderr.write(prettyReport(diagnostics, { language, folder, colour, quiet: isQuiet }));
  if (diagnostics.length > 0 && !isQuiet) process.stderr.write(`${summaryLine(diagnostics, language)}\n`);
  return hasErrors(diagnostics) ? 1 : 0;
}

function yearOf(text: string, language: Language): number {
  if (/^\d{4}$/.test(text)) return Number(text);
  const reason = language === "en" ? `“${text}” is no year` : `“${text}”不是年份，写四位数，如 2024`;
  throw new KnownError(2, "usage/option", { reason, command: "list " });
}

function statusOf(text: string, language: Language): LedgerStatus {
  const known: Readonly<Record<string, LedgerStatus>> = statusWords;
  const status = Object.hasOwn(known, text) ? known[text] : undefined;
  if (status !== undefined) return status;
  const reason =
    language === "en"
      ? `“${text}” is no state: published, draft, embargoed`
      : `没有“${text}”这种状态，写 发布、草稿 或 待发`;
  throw new KnownError(2, "usage/option", { reason, command: "list " });
}

const heads = {
  zh: ["编号", "期号", "总期号", "日期", "状态", "页数", "标题"],
  en: ["id", "no.", "total", "date", "status", "pages", "title"],
};

const states: Readonly<Record<LedgerStatus, { readonly zh: string; readonly en: string }>> = {
  published: { zh: "发布", en: "published" },
  draft: { zh: "草稿", en: "draft" },
  embargoed: { zh: "待发", en: "embargoed" },
};

/** The ledger as a table, declared gaps at their places; the column of totals only where an issue has one. */
function ledgerText(
  ledger: Ledger,
  {
    language,
    colour,
    width,
  }: { readonly language: Language; readonly colour: boolean; readonly width: number | undefined },
): string {
  const isEnglish = language === "en";
  const held = new Set(ledger.lines.map(({ ref }) => `${ref.series}-${ref.year}-${ref.number}`));
  const rows = [
    ...ledger.lines.map((line) => ({ key: orderKey(line.ref), cells: lineCells(line, language, ledger.timeZone) })),
    ...ledger.voids
      .filter(({ series, year, number }) => !held.has(`${series}-${year}-${number}`))
      .map((gap) => ({
        key: orderKey({ ...gap, supplement: false }),
        cells: [
          `${gap.series}-${gap.year}-${String(gap.number).padStart(2, "0")}`,
          String(gap.number),
          "",
          "",
          isEnglish ? "void" : "空缺",
          "",
          "",
        ],
      })),
  ].toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  if (rows.length === 0) return "";
  const hasTotals = ledger.lines.some((line) => line.total !== undefined);
  const all = [isEnglish ? heads.en : heads.zh, ...rows.map(({ cells }) => cells)];
  const shown = hasTotals ? all : all.map((cells) => cells.filter((_, index) => index !== 2));
  const [head = "", ...lines] = table(shown, hasTotals ? [1, 2, 5] : [1, 4], width);
  return [colour ? styleText("dim", head, { validateStream: false }) : head, ...lines]
    .map((line) => `${line}\n`)
    .join("");
}

function orderKey(ref: {
  readonly series: string;
  readonly year: number;
  readonly supplement: boolean;
  readonly number: number;
}): string {
  return `${ref.series}/${ref.year}/${ref.supplement ? 1 : 0}/${String(ref.number).padStart(5, "0")}`;
}

function lineCells(line: LedgerLine, language: Language, timeZone: string): string[] {
  const isEnglish = language === "en";
  const state = states[line.status][isEnglish ? "en" : "zh"];
  const until =
    line.status === "embargoed" && line.publishAt !== undefined ? ` ${minute(line.publishAt, timeZone)}` : "";
  return [
    line.ref.id,
    line.ref.supplement ? `${isEnglish ? "s" : "增"}${line.ref.number}` : String(line.ref.number),
    line.total === undefined ? "" : String(line.total),
    line.date === undefined ? "" : isoDate(line.date),
    `${state}${until}`,
    line.pages === undefined ? "" : String(line.pages),
    line.title ?? "",
  ];
}

/** An instant to the minute in the site's time zone: 2026-12-06 09:00 (the Swedish form is that of ISO 8601). */
function minute(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(instant);
}

function jsonLedger(ledger: Ledger, folder: string, language: Language) {
  const files = new Set(ledger.diagnostics.map(({ place }) => place.path));
  return {
    version: 1,
    issues: ledger.lines.map((line) => ({
      id: line.ref.id,
      series: line.ref.series,
      year: line.ref.year,
      issue: line.ref.number,
      supplement: line.ref.supplement,
      total: line.total ?? null,
      date: line.date === undefined ? null : isoDate(line.date),
      status: line.status,
      publishAt: line.publishAt === undefined ? null : new Date(line.publishAt).toISOString(),
      title: line.title ?? null,
      classification: line.classification ?? null,
      pages: line.pages ?? null,
      file: shownPath(line.path, folder),
    })),
    voids: ledger.voids.map(({ series, year, number }) => ({ series, year, issue: number })),
    diagnostics: jsonDiagnostics(ledger.diagnostics, { language, folder }),
    summary: { ...countSeverities(ledger.diagnostics), files: files.size, issues: ledger.lines.length },
  };
}
