import { join, resolve } from "node:path";
import { importManuscript, manuscriptFiles, seriesOf } from "../../build/import-manuscript.ts";
import { importedPlace } from "../../build/imported-place.ts";
import { writeImported } from "../../build/write-imported.ts";
import { sortDiagnostics, startOfFile, type Diagnostic } from "../../model/diagnostic.ts";
import type { Series } from "../../model/issue.ts";
import type { ExitCode } from "../../model/known-error.ts";
import { finding, type Language } from "../../model/report.ts";
import type { RuleId } from "../../model/rules.ts";
import { pathKind } from "../../read/path-kind.ts";
import { readRepository } from "../../read/repository.ts";
import { chooseColour, type Surroundings } from "../environment.ts";
import type { ImportCommandOptions } from "../options.ts";
import { prettyReport, shownPath, summaryLine } from "../report-diagnostics.ts";

/** The argument itself is wrong, whatever a file may hold. */
const notAFile: ReadonlySet<RuleId> = new Set(["import/missing", "import/folder", "import/kind"]);

/** Runs `import`: Markdown, or the path of the new issue, goes to stdout, findings to stderr. */
export async function runImport(
  file: string,
  options: ImportCommandOptions,
  surroundings: Surroundings,
  language: Language,
): Promise<ExitCode> {
  const { folder } = surroundings;
  const quiet = options.quiet === true;
  const report = (diagnostics: readonly Diagnostic[]): void => {
    const colour = chooseColour(options.color, surroundings);
    process.stderr.write(prettyReport(sortDiagnostics(diagnostics), { language, folder, colour, quiet }));
    if (diagnostics.length > 0 && !quiet) process.stderr.write(`${summaryLine(diagnostics, language)}\n`);
  };
  const path = resolve(folder, file).replaceAll("\\", "/");
  const { value: imported, diagnostics } = await importManuscript(path);
  if (imported === undefined) {
    report(diagnostics);
    return diagnostics.some(({ rule }) => notAFile.has(rule)) ? 2 : 1;
  }
  const contentFolder = resolve(folder, options.content ?? join(resolve(folder, options.root ?? "."), "content"));
  const all = await knownSeries(contentFolder);
  if (options.out === undefined) {
    const { files, diagnostics: more } = manuscriptFiles(imported, seriesOf(imported.found, all), false);
    const names = [...imported.manuscript.images, ...files.beside].map(({ name }) => name);
    const lost = finding("import/images", startOfFile(path), { count: names.length, names: names.join(" ") });
    report([...diagnostics, ...more, ...(names.length === 0 ? [] : [lost])]);
    process.stdout.write(files.main);
    return 0;
  }
  const found = importedPlace(resolve(folder, options.out), imported, all, contentFolder);
  if ("problem" in found) {
    report([...diagnostics, found.problem]);
    return 1;
  }
  const { place } = found;
  const { files, diagnostics: more } = manuscriptFiles(imported, place.series, place.kind === "folder");
  const beside = files.beside.map(({ name, text }) => ({ name, content: text }));
  const images = imported.manuscript.images.map(({ name, bytes }) => ({ name, content: bytes }));
  const written = await writeImported(place, files.main, [...beside, ...images]);
  report([...diagnostics, ...more]);
  process.stdout.write(`${shownPath(written, folder)}\n`);
  return 0;
}

/** The series that a manuscript may belong to; none where there is no content/. */
async function knownSeries(contentFolder: string): Promise<readonly Series[]> {
  if (pathKind(contentFolder) !== "folder") return [];
  return (await readRepository({ contentFolder })).value.series.filter((series) => series.partial !== true);
}
