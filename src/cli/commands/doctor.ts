import { join, resolve } from "node:path";
import { examine, type Checkup } from "../../build/doctor.ts";
import type { ExitCode } from "../../model/known-error.ts";
import type { Bilingual } from "../../model/rules.ts";
import type { Language } from "../../model/report.ts";
import { browserSettings, chooseColour, type Surroundings } from "../environment.ts";
import { fontLine } from "../font-lines.ts";
import type { DoctorCommandOptions } from "../options.ts";
import { styleText } from "node:util";

/** Runs `doctor`: the report goes to stdout; exit 3 when something is not fit. */
export async function runDoctor(
  options: DoctorCommandOptions,
  surroundings: Surroundings,
  language: Language,
): Promise<ExitCode> {
  const rootFolder = resolve(surroundings.folder, options.root ?? ".");
  const report = await examine({
    nodeVersion: process.version,
    browser: browserSettings(options.browser, surroundings),
    rootFolder,
    outFolder: join(rootFolder, "dist"),
  });
  const ok = report.checkups.every((checkup) => checkup.ok);
  const say = (text: Bilingual): string => (language === "en" ? text.en : text.zh);
  if (options.json === true) {
    const checkups = report.checkups.map(({ name, ok: fit, found, fix }) => ({
      name: name.en,
      ok: fit,
      found: say(found),
      fix: fix === undefined ? null : say(fix),
    }));
    process.stdout.write(`${JSON.stringify({ version: 1, ok, checkups, fonts: report.fonts }, undefined, 2)}\n`);
  } else {
    const colour = chooseColour(options.color, { ...surroundings, isTerminal: process.stdout.isTTY });
    for (const checkup of report.checkups) process.stdout.write(checkupText(checkup, say, colour));
    for (const row of report.fonts) process.stdout.write(`  ${fontLine(row, language)}\n`);
  }
  return ok ? 0 : 3;
}

function checkupText({ name, ok, found, fix }: Checkup, say: (text: Bilingual) => string, colour: boolean): string {
  const mark = ok ? "✓" : "✗";
  const painted = colour ? styleText(ok ? "green" : "red", mark, { validateStream: false }) : mark;
  return `${painted} ${say(name)}  ${say(found)}\n${fix === undefined ? "" : `    ${say({ zh: "改法：", en: "fix: " })}${say(fix)}\n`}`;
}
