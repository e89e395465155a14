import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { exportWord } from "../../build/export-word.ts";
import type { ExitCode } from "../../model/known-error.ts";
import type { Language } from "../../model/report.ts";
import { markerName } from "../../publish/output-folder.ts";
import { pathKind } from "../../read/path-kind.ts";
import { writeVolume } from "../../publish/volume/volume-file.ts";
import { browserSettings, chooseColour, type Surroundings } from "../environment.ts";
import { repositoryFolders } from "../folders.ts";
import type { ExportCommandOptions } from "../options.ts";
import { prettyReport, shownPath, summaryLine } from "../report-diagnostics.ts";

/** Runs `export`: the path of the Word file goes to stdout, findings to stderr. */
export async function runExport(
  id: string,
  options: ExportCommandOptions,
  surroundings: Surroundings,
  language: Language,
): Promise<ExitCode> {
  const { folder } = surroundings;
  const { rootFolder, contentFolder } = repositoryFolders(options, surroundings);
  const { bytes, diagnostics } = await exportWord(id, {
    contentFolder,
    rootFolder,
    allowClassified: options.allowClassified === true,
    browser: browserSettings(undefined, surroundings),
  });
  const quiet = options.quiet === true;
  const colour = chooseColour(options.color, surroundings);
  process.stderr.write(prettyReport(diagnostics, { language, folder, colour, quiet }));
  if (diagnostics.length > 0 && !quiet) process.stderr.write(`${summaryLine(diagnostics, language)}\n`);
  if (bytes === undefined) return 1;
  const path = wordPath(
    `${id}.docx`,
    options.out === undefined ? undefined : resolve(folder, options.out),
    rootFolder,
    folder,
  );
  await writeVolume(path, bytes);
  process.stdout.write(`${shownPath(path, folder)}\n`);
  return 0;
}

/** The file that was named, one in the folder that was named, or beside the prints; here, where nothing was built yet. */
function wordPath(name: string, out: string | undefined, rootFolder: string, folder: string): string {
  if (out !== undefined) return pathKind(out) === "folder" ? join(out, name) : out;
  const prints = join(rootFolder, "dist", "print");
  return existsSync(join(rootFolder, "dist", markerName)) && existsSync(prints)
    ? join(prints, name)
    : join(folder, name);
}
