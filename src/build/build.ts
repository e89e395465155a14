import { join } from "node:path";
import { checkLedger } from "../check/ledger.ts";
import type { ComposedIssue } from "../model/composed.ts";
import { hasErrors, sortDiagnostics, type Diagnostic } from "../model/diagnostic.ts";
import type { Series, Site } from "../model/issue.ts";
import { KnownError } from "../model/known-error.ts";
import { finding } from "../model/report.ts";
import type { PublishedVolume } from "../publish/published-issue.ts";
import type { FittingReport } from "../render/fitting/paragraph.ts";
import type { FontReportRow } from "../render/font-set.ts";
import { readRepository, type IssueSource, type Repository } from "../read/repository.ts";
import type { ComposeContext, ComposeInput, ComposeOutput, LedgerEntry } from "./compose-source.ts";
import { preparePrint } from "./print-issues.ts";
import { TemplateError } from "../render/template.ts";
import { PrintRoom } from "./print-room.ts";
import { templateFinding } from "./own-look.ts";
import { siteVolumes } from "./site-volumes.ts";
import { publishBuild, type BuiltIssue, type PrintedFile } from "./publish-build.ts";
import type { BrowserSettings } from "./start-browser.ts";
import { destinationOf, isSelected, unmatchedPatterns, type Destination } from "./select.ts";
import { workerEntry } from "./worker-entry.ts";
import { WorkerPool } from "./worker-pool.ts";

/** What a build is asked for. Paths are absolute. */
export interface BuildRequest {
  readonly rootFolder: string;
  readonly contentFolder: string;
  readonly outFolder: string;
  /** Ids or globs; empty for all. */
  readonly ids: readonly string[];
  readonly drafts: boolean;
  readonly pdf: boolean;
  readonly site: boolean;
  readonly strict: boolean;
  /** Whether every PDF is measured against the layout, and one that breaks a rule is refused. */
  readonly inspect: boolean;
  /** The press variant of the print copies: spot red, pure black. */
  readonly press: boolean;
  readonly allowClassified: boolean;
  /** Milliseconds since 1970, for publishAt alone. */
  readonly now: number;
  readonly workers: number;
  /** ms for one issue's printing. */
  readonly timeoutMs: number;
  readonly browser: BrowserSettings;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: BuildProgress) => void;
}

/** How far a build is. */
export interface BuildProgress {
  readonly stage: "read" | "print" | "publish";
  readonly done: number;
  readonly of: number;
}

/** What a build did. `published` tells whether the output was replaced; it is not when there are errors. */
export interface BuildResult {
  readonly issues: readonly BuiltIssue[];
  /** The years bound as one PDF for the site. */
  readonly volumes: readonly PublishedVolume[];
  readonly diagnostics: readonly Diagnostic[];
  readonly published: boolean;
  /** Which file set which role, by series. */
  readonly fonts: ReadonlyMap<string, readonly FontReportRow[]>;
  /** What the fitting pass did to lines and marks of what was printed, by issue id. */
  readonly fitting: ReadonlyMap<string, FittingReport>;
}

/** ms; a Markdown file that takes longer to parse is hostile or broken (reliability: deadline for parsing). */
const composeDeadlineMs = 10_000;

/** A composed issue that was asked for, and where it goes. */
export interface Composed {
  readonly issue: ComposedIssue;
  readonly destination: Destination;
}

/**
 * Builds a repository: reads and checks all of it, prints and publishes what was asked for. All findings of all files come
 * in one run; with an error among them the old output stays as it was.
 * @throws KnownError for wrong usage (an id that does not exist), environment, a held output folder.
 */
export async function build(request: BuildRequest): Promise<BuildResult> {
  const repository = await readRepository({ contentFolder: request.contentFolder });
  const { value } = repository;
  if (value === undefined) return failed(repository.diagnostics);
  // A second browser pays from the third issue on: the first one is warm before it would be.
  const room = new PrintRoom({ ...request, workers: Math.min(request.workers, Math.ceil(value.sources.length / 2)) });
  try {
    const [first] = value.series;
    if (request.pdf && first !== undefined) room.warmUp(first);
    return await buildIn(room, value, [...repository.diagnostics], request);
  } catch (error) {
    if (error instanceof TemplateError) return failed([templateFinding(error, request.rootFolder)]);
    throw error;
  } finally {
    await room.close();
  }
}

async function buildIn(
  room: PrintRoom,
  repository: Repository,
  diagnostics: Diagnostic[],
  request: BuildRequest,
): Promise<BuildResult> {
  const outputs = await composeAll(repository, request);
  diagnostics.push(...findingsOf(outputs, repository.series));
  const composed = selectIssues(outputs, repository.site, request, diagnostics);
  // Fonts are looked at before anything stops the build, so that missing characters are in the same report.
  const toPrint = composed.filter(({ destination }) => request.pdf && destination.print);
  const print = await preparePrint(toPrint, room, request);
  diagnostics.push(...print.diagnostics);
  const judged = sortDiagnostics(applySeriesRules(diagnostics, repository.series, request));
  if (stops(judged, request)) return { ...failed(judged), fonts: print.fonts };
  request.signal.throwIfAborted();
  return publishBuild(request, repository, async (staging) => {
    const printed = await print.run(staging.write);
    const issues = composed
      .filter(({ destination }) => destination.print)
      .map((item) => builtIssue(item, printed.files, request));
    const bound = hasErrors(printed.diagnostics)
      ? { volumes: [], diagnostics: [] }
      : await siteVolumes(room, repository, issues, request, staging);
    const found = [...printed.diagnostics, ...bound.diagnostics];
    const all = sortDiagnostics([...judged, ...applySeriesRules(found, repository.series, request)]);
    return {
      issues,
      volumes: bound.volumes,
      diagnostics: all,
      published: !stops(all, request),
      fonts: print.fonts,
      fitting: printed.fitting,
    };
  });
}

/** Every finding of the issues, one by one and as a ledger. */
export function findingsOf(outputs: readonly ComposeOutput[], series: readonly Series[]): Diagnostic[] {
  const ledger = outputs.flatMap((output) => (output.ledger === undefined ? [] : [output.ledger]));
  return [
    ...onceEach(outputs.flatMap((output) => output.diagnostics)),
    ...checkLedger(ledger, series),
    ...checkSupersedes(ledger),
  ];
}

/** A broken template is found by every issue that is set with it. */
function onceEach(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const broken = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics)
    if (diagnostic.rule === "template/broken")
      broken.set(`${diagnostic.place.path}:${diagnostic.place.line} ${diagnostic.params["reason"]}`, diagnostic);
  return [...diagnostics.filter(({ rule }) => rule !== "template/broken"), ...broken.values()];
}

function builtIssue(
  { issue, destination }: Composed,
  files: ReadonlyMap<string, PrintedFile>,
  request: BuildRequest,
): BuiltIssue {
  const pdf = files.get(issue.summary.ref.id);
  return { composed: issue, onSite: request.site && destination.site, ...(pdf === undefined ? {} : { pdf }) };
}

/** Reads and composes every issue of a repository, on threads. */
export async function composeAll(repository: Repository, request: BuildRequest): Promise<ComposeOutput[]> {
  const workerData: ComposeContext = {
    site: repository.site,
    series: repository.series,
    contentFolder: request.contentFolder,
    rootFolder: request.rootFolder,
    medium: request.pdf ? "both" : "web",
  };
  const pool = new WorkerPool<ComposeInput, ComposeOutput>({
    entry: workerEntry("compose-worker"),
    size: Math.max(1, Math.min(request.workers, Math.ceil(repository.sources.length / 8))),
    deadlineMs: composeDeadlineMs,
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  let done = 0;
  try {
    return await Promise.all(
      repository.sources.map(async (source) => {
        const output = outputOf(source, await pool.run({ source }));
        done += 1;
        request.onProgress({ stage: "read", done, of: repository.sources.length });
        return output;
      }),
    );
  } finally {
    await pool.close();
  }
}

function outputOf(
  source: IssueSource,
  outcome: Awaited<ReturnType<WorkerPool<ComposeInput, ComposeOutput>["run"]>>,
): ComposeOutput {
  if ("value" in outcome) {
    const { known } = outcome.value;
    if (known !== undefined) throw new KnownError(known.exitCode, known.rule, known.params);
    return outcome.value;
  }
  const { failure } = outcome;
  if (failure.kind === "defect") throw failure.error;
  const place = { path: source.path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  return { diagnostics: [finding("markdown/too-complex", place, { seconds: composeDeadlineMs / 1000 })] };
}

/** Chooses what is printed and published, and reports classified issues that were not allowed. */
function selectIssues(
  outputs: readonly ComposeOutput[],
  site: Site,
  request: BuildRequest,
  diagnostics: Diagnostic[],
): Composed[] {
  const issues = outputs.flatMap((output) => (output.issue === undefined ? [] : [output.issue]));
  const ids = issues.map((issue) => issue.summary.ref.id);
  const [unknown] = hasErrors(diagnostics) ? [] : unmatchedPatterns(ids, request.ids);
  if (unknown !== undefined)
    throw new KnownError(2, "usage/unknown-id", {
      id: unknown,
      near: ids.slice(-3).join(" "),
    });
  return issues
    .filter((issue) => isSelected(issue.summary.ref.id, request.ids))
    .map((issue) => {
      const destination = destinationOf(issue.summary, site, request);
      if (destination.refused)
        diagnostics.push(
          finding("front-matter/classified", issue.print.place, { level: issue.summary.classification }),
        );
      return { issue, destination };
    });
}

/** An issue can only supersede one that exists. */
function checkSupersedes(ledger: readonly LedgerEntry[]): Diagnostic[] {
  const ids = new Set(ledger.map((entry) => entry.ref.id));
  return ledger.flatMap(({ supersedes }) =>
    supersedes === undefined || ids.has(supersedes.text)
      ? []
      : [finding("series/supersedes-unknown", supersedes.place, { id: supersedes.text })],
  );
}

/** Warnings may be switched off or changed per series; errors never (contract §3). `--strict` makes warnings count as failures. */
export function applySeriesRules(
  diagnostics: readonly Diagnostic[],
  series: readonly Series[],
  { contentFolder }: Pick<BuildRequest, "contentFolder">,
): Diagnostic[] {
  const folders = series.map(({ id, rules }) => ({
    prefix: `${join(contentFolder, id)}/`.replaceAll("\\", "/"),
    rules,
  }));
  return diagnostics.flatMap((diagnostic) => {
    if (diagnostic.severity === "error") return [diagnostic];
    const level = folders.find(({ prefix }) => diagnostic.place.path.startsWith(prefix))?.rules[diagnostic.rule];
    if (level === undefined) return [diagnostic];
    return level === "off" ? [] : [{ ...diagnostic, severity: level }];
  });
}

function stops(diagnostics: readonly Diagnostic[], { strict }: BuildRequest): boolean {
  return hasErrors(diagnostics) || (strict && diagnostics.some((diagnostic) => diagnostic.severity === "warning"));
}

function failed(diagnostics: readonly Diagnostic[]): BuildResult {
  return {
    issues: [],
    volumes: [],
    diagnostics: sortDiagnostics(diagnostics),
    published: false,
    fonts: new Map(),
    fitting: new Map(),
  };
}
