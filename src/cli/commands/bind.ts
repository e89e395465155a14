import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { bind } from "../../build/bind.ts";
import type { ExitCode } from "../../model/known-error.ts";
import type { Language } from "../../model/report.ts";
import { volumeFile, writeVolume } from "../../publish/volume/volume-file.ts";
import { browserSettings, chooseColour, type Surroundings } from "../environment.ts";
import { repositoryFolders } from "../folders.ts";
import { listenForSignals } from "../interruption.ts";
import type { BindCommandOptions } from "../options.ts";
import { Progress, progressText } from "../progress.ts";
import { failureCode, prettyReport, shownPath, summaryLine } from "../report-diagnostics.ts";

/** Runs `bind`: findings and progress go to stderr, the path of the volume to stdout. */
export async function runBind(
  series: string,
  year: string,
  options: BindCommandOptions,
  surroundings: Surroundings,
  language: Language,
): Promise<ExitCode> {
  const { folder } = surroundings;
  const { rootFolder, contentFolder } = repositoryFolders(options, surroundings);
  const path = await volumeFile(resolve(folder, options.out ?? "."), `${series}-${year}.pdf`, options.force === true);
  const isQuiet = options.quiet === true;
  const progress = new Progress(surroundings.isTerminal && !isQuiet);
  const interruption = listenForSignals();
  const report = { language, folder, colour: chooseColour(options.color, surroundings), quiet: isQuiet };
  try {
    const result = await bind({
      rootFolder,
      contentFolder,
      series,
      year,
      inspect: options.inspect,
      allowClassified: options.allowClassified === true,
      now: surroundings.now,
      workers: Math.min(availableParallelism(), 8),
      timeoutMs: options.timeout,
      browser: browserSettings(options.browser, surroundings),
      signal: interruption.signal,
      onProgress: (state) => progress.show(progressText(state, language)),
    });
    progress.clear();
    process.stderr.write(prettyReport(result.diagnostics, report));
    if (result.diagnostics.length > 0 && !isQuiet)
      process.stderr.write(`${summaryLine(result.diagnostics, language)}\n`);
    if (result.bytes === undefined) return failureCode(result.diagnostics);
    await writeVolume(path, result.bytes);
    process.stdout.write(`${shownPath(path, folder)}\n`);
    return 0;
  } catch (error) {
    progress.clear();
    if (interruption.signal.aborted) return interruption.exitCode();
    throw error;
  } finally {
    progress.clear();
    interruption.stop();
  }
}
