import { checkLedger } from "../check/ledger.ts";
import type { ComposedIssue } from "../model/composed.ts";
import { hasErrors, sortDiagnostics, type Diagnostic } from "../model/diagnostic.ts";
import type { Series, Site } from "../model/issue.ts";
import { KnownError } from "../model/known-error.ts";
import { finding } from "../model/report.ts";
import type { PublishedVolume } from "../publish/published-issue.ts";
import type { FittingReport } from "../render/fitting/paragraph.ts";
import type { FontReportRow } from "../render/font-set.ts";
import { readRepository, type Repository } from "../read/repository.ts";
import type { ComposeOutput } from "./compose-source.ts";
import type { ComposeThreads } from "./compose-threads.ts";
import { Composition } from "./composition.ts";
import { applySeriesRules, checkSupersedes } from "./judge.ts";
import { TemplateError } from "../render/template-error.ts";
import type { Printing } from "./printing.ts";
import { templateFinding } from "./own-look.ts";
import type { BuiltIssue, PrintedFile } from "./publish-build.ts";
import type { BrowserSettings } from "./start-browser.ts";
import { destinationOf, isSelected, unmatchedPatterns, type Destination } from "./select.ts";

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
  /** Browsers and threads at most. */
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

/** A composed issue that was asked for, and where it goes. */
export interface Composed {
  readonly issue: ComposedIssue;
  readonly destination: Destination;
}

/**
 * Builds a repository: reads and checks all of it, prints and publishes what was asked for. All findings of all files come
 * in one run; with an error among them the old output stays as it was.
 * @param threads started before, because they load while this module does; whoever started them closes them.
 * @throws KnownError for wrong usage (an id that does not exist), environment, a held output folder.
 */
export async function build(request: BuildRequest, threads: ComposeThreads): Promise<BuildResult> {
  const composition = new Composition(request, threads);
  let printing = nothingPrinted;
  try {
    const { value, diagnostics } = await readRepository({ contentFolder: request.contentFolder });
    if (value === undefined) return failed(diagnostics);
    // A fifth of all modules, and only for prints.
    if (request.pdf) printing = (await import("./printing.ts")).startPrinting(request, value);
    return await buildIn({ printing, composition }, value, [...diagnostics], request);
  } catch (error) {
    if (error instanceof TemplateError) return failed([templateFinding(error, request.rootFolder)]);
    throw error;
  } finally {
    await printing.close();
  }
}

/** A build without PDFs. */
const nothingPrinted: Printing = {
  prepare: () =>
    Promise.resolve({
      diagnostics: [],
      fonts: new Map(),
      run: () => Promise.resolve({ diagnostics: [], files: new Map(), fitting: new Map() }),
    }),
  volumes: () => Promise.resolve({ volumes: [], diagnostics: [] }),
  close: () => Promise.resolve(),
};

async function buildIn(
  { printing, composition }: { readonly printing: Printing; readonly composition: Composition },
  repository: Repository,
  diagnostics: Diagnostic[],
  request: BuildRequest,
): Promise<BuildResult> {
  // What makes the site loads while the threads read the issues.
  const [outputs, { publishBuild }] = await Promise.all([composition.issues(repository), import("./publish-build.ts")]);
  diagnostics.push(...findingsOf(outputs, repository.series));
  const composed = selectIssues(outputs, repository.site, request, diagnostics);
  // Fonts are looked at before anything stops the build, so that missing characters are in the same report.
  const print = await printing.prepare(composed.filter(({ destination }) => destination.print));
  diagnostics.push(...print.diagnostics);
  const judged = sortDiagnostics(applySeriesRules(diagnostics, repository.series, request.contentFolder));
  if (stops(judged, request)) return { ...failed(judged), fonts: print.fonts };
  request.signal.throwIfAborted();
  return publishBuild(request, { repository, composition }, async (staging) => {
    const printed = await print.run(staging.write);
    const issues = composed
      .filter(({ destination }) => destination.print)
      .map((item) => builtIssue(item, printed.files, request));
    const bound = hasErrors(printed.diagnostics)
      ? { volumes: [], diagnostics: [] }
      : await printing.volumes(issues, staging);
    const found = [...printed.diagnostics, ...bound.diagnostics];
    const all = sortDiagnostics([...judged, ...applySeriesRules(found, repository.series, request.contentFolder)]);
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
