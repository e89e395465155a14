import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { styleText } from "node:util";
import type { Checkup } from "../../build/doctor/checkup.ts";
import { examine, type DoctorReport } from "../../build/doctor/examine.ts";
import type { DoctorFontRow } from "../../build/doctor/fonts.ts";
import type { ExitCode } from "../../model/known-error.ts";
import type { Bilingual } from "../../model/rules.ts";
import type { Language } from "../../model/report.ts";
import { browserSettings, chooseColour, type Surroundings } from "../environment.ts";
import { standing } from "../font-lines.ts";
import type { DoctorCommandOptions } from "../options.ts";
import { displayWidth } from "../report-diagnostics.ts";
import { padded, table } from "../table.ts";

/** Runs `doctor`: the report goes to stdout; exit 3 when something is not fit. */
export async function runDoctor(
  options: DoctorCommandOptions,
  surroundings: Surroundings,
  language: Language,
): Promise<ExitCode> {
  const { folder } = surroundings;
  const rootFolder = resolve(folder, options.root ?? ".");
  const report = await examine({
    nodeVersion: process.version,
    browser: browserSettings(options.browser, surroundings),
    rootFolder,
    contentFolder: resolve(folder, options.content ?? join(rootFolder, "content")),
    outFolder: join(rootFolder, "dist"),
    temporaryFolder: tmpdir(),
  });
  const say = (text: Bilingual): string => (language === "en" ? text.en : text.zh);
  if (options.json === true) process.stdout.write(`${JSON.stringify(jsonReport(report, say), undefined, 2)}\n`);
  else {
    const colour = chooseColour(options.color, { ...surroundings, isTerminal: process.stdout.isTTY });
    const width = Math.max(...report.checkups.map(({ name }) => displayWidth(say(name))));
    for (const checkup of report.checkups) process.stdout.write(checkupText(checkup, say, colour, width));
    process.stdout.write(fontText(report, language));
  }
  return report.checkups.every((checkup) => checkup.ok) ? 0 : 3;
}

function jsonReport({ checkups, fonts }: DoctorReport, say: (text: Bilingual) => string) {
  return {
    version: 1,
    ok: checkups.every((checkup) => checkup.ok),
    checkups: checkups.map(({ id, name, ok, found, fix, details }) => ({
      id,
      name: name.en,
      ok,
      found: say(found),
      fix: fix === undefined ? null : say(fix),
      details: details ?? {},
    })),
    fonts: fonts.flatMap(({ series, rows }) => rows.map((row) => ({ ...row, series }))),
  };
}

function checkupText(
  { name, ok, found, fix }: Checkup,
  say: (text: Bilingual) => string,
  colour: boolean,
  width: number,
): string {
  const mark = ok ? "✓" : "✗";
  const painted = colour ? styleText(ok ? "green" : "red", mark, { validateStream: false }) : mark;
  const mend = fix === undefined ? "" : `    ${say({ zh: "改法：", en: "fix: " })}${say(fix)}\n`;
  return `${painted} ${padded(say(name), width)}  ${say(found)}\n${mend}`;
}

/** Which file sets which role, once for each group of series that share their fonts. */
function fontText({ fonts }: DoctorReport, language: Language): string {
  const isEnglish = language === "en";
  const heads = isEnglish
    ? ["role", "font", "GB 2312 hanzi", "characters", "version", "licence", "file", ""]
    : ["字体", "用的是", "GB2312汉字", "共计", "版本", "许可", "文件", ""];
  return fonts
    .map(({ series, rows }) => {
      const lines = table([heads, ...rows.map((row) => fontCells(row, language))], [3]);
      const head = fonts.length > 1 ? `${series.join(" ")}\n` : "";
      return `\n${head}${lines.map((line) => `  ${line}\n`).join("")}`;
    })
    .join("");
}

function fontCells(row: DoctorFontRow, language: Language): string[] {
  const { commonHanzi, allCommonHanzi, characters } = row.coverage;
  return [
    row.name,
    row.family,
    row.role === "latin" ? "" : `${commonHanzi}/${allCommonHanzi}`,
    String(characters),
    row.version.replace(/^Version /, "").split(";")[0] ?? "",
    row.licence,
    row.file,
    standing(row, language),
  ];
}
