import { newIssue, type NewIssue } from "../../build/new-issue.ts";
import { chineseDate, isoDate, parseCivilDate, type CivilDate } from "../../model/civil-date.ts";
import type { Series } from "../../model/issue.ts";
import { KnownError, type ExitCode } from "../../model/known-error.ts";
import type { Language } from "../../model/report.ts";
import { chooseOne } from "../ask.ts";
import type { NewCommandOptions } from "../desk-options.ts";
import { chooseColour, type Surroundings } from "../environment.ts";
import { repositoryFolders } from "../folders.ts";
import { prettyReport, shownPath } from "../report-diagnostics.ts";
import { dayIn } from "../today.ts";

/** Runs `new`: the path of the new issue goes to stdout, what to do next to stderr. */
export async function runNew(
  series: string | undefined,
  options: NewCommandOptions,
  surroundings: Surroundings,
  language: Language,
): Promise<ExitCode> {
  const { folder } = surroundings;
  const { contentFolder } = repositoryFolders(options, surroundings);
  const { written, diagnostics } = await newIssue({
    contentFolder,
    series,
    chooseSeries: (all) => askForSeries(all, surroundings, language),
    today: (timeZone) => dayIn(surroundings.now, timeZone),
    date: options.date === undefined ? undefined : dateTyped(options.date, language),
    title: options.title,
    supplement: options.supplement === true,
    inFolder: options.folder === true,
    chineseKeys: language !== "en",
  });
  const report = { language, folder, colour: chooseColour(options.color, surroundings), quiet: options.quiet === true };
  process.stderr.write(prettyReport(diagnostics, report));
  if (written === undefined) return 1;
  if (!report.quiet) process.stderr.write(`${nextStep(written, options, language)}\n`);
  process.stdout.write(`${shownPath(written.path, folder)}\n`);
  return 0;
}

function dateTyped(text: string, language: Language): CivilDate {
  const date = parseCivilDate(text);
  if (date !== undefined) return date;
  const reason =
    language === "en"
      ? `“${text}” is no day of the calendar: type 2024-03-15 or 2024年3月15日`
      : `日历上没有“${text}”这一天，写成 2024-03-15 或 2024年3月15日`;
  throw new KnownError(2, "usage/option", { reason, command: "new " });
}

/** Nobody is asked where nobody can answer: without a terminal on both sides, or on CI. */
async function askForSeries(
  all: readonly Series[],
  { variables }: Surroundings,
  language: Language,
): Promise<string | undefined> {
  const onCi = !["", "0", "false"].includes(variables["CI"] ?? "");
  if (onCi || !process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  const choices = all.map(({ id, name }) => ({ value: id, label: name.map(({ text }) => text).join("") }));
  const question = language === "en" ? "Which series?" : "哪一种刊物？";
  return chooseOne(question, choices, { input: process.stdin, output: process.stderr });
}

function nextStep(
  { id, number, total, date, afterToday }: NonNullable<NewIssue["written"]>,
  { supplement, title }: NewCommandOptions,
  language: Language,
): string {
  if (language === "en") {
    const counted = `${supplement === true ? "supplement" : "issue"} ${number}${total === undefined ? "" : ` (total ${total})`}`;
    const late = afterToday ? " (the last issue's date, which is later than today)" : "";
    return `${id}: ${counted}, ${isoDate(date)}${late}. A draft: fill in ${title === undefined ? "title and text" : "the text"}, then delete the line status.`;
  }
  const counted = `${supplement === true ? "增刊" : ""}第${number}期${total === undefined ? "" : `（总第${total}期）`}`;
  const late = afterToday ? "（上一期的日期晚于今天，沿用上一期的）" : "";
  return `${id}：${counted}，${chineseDate(date)}${late}。现为草稿，填好${title === undefined ? "标题和" : ""}正文后删去“状态”一行。`;
}
