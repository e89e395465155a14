import { relative } from "node:path";
import { checkLedger } from "../check/ledger.ts";
import type { WordLists } from "../check/proof/words.ts";
import { hasErrors, sortDiagnostics, type Diagnostic } from "../model/diagnostic.ts";
import { finding } from "../model/report.ts";
import { readRepository, type IssueSource, type Repository } from "../read/repository.ts";
import type { CheckContext, CheckFinding, CheckInput, CheckOutput } from "./check-source.ts";
import { applySeriesRules, checkSupersedes } from "./judge.ts";
import { CheckCache } from "./check-cache.ts";
import { workerEntry } from "./worker-entry.ts";
import { WorkerPool } from "./worker-pool.ts";
import { readWordLists } from "./word-files.ts";

/** What a check is asked for. Paths are absolute. */
export interface CheckRequest {
  readonly rootFolder: string;
  readonly contentFolder: string;
  /** Files and folders to report on; empty for all. Everything is read in any case, for what spans issues. */
  readonly paths: readonly string[];
  readonly workers: number;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, of: number) => void;
}

/** What a check found. */
export interface CheckResult {
  readonly diagnostics: readonly Diagnostic[];
  /** Findings that have a safe fix, with it. */
  readonly fixable: readonly CheckFinding[];
  /** The sum of every text as it was checked, by path. */
  readonly sums: ReadonlyMap<string, string>;
  /** Source files that were looked at, inside the paths asked for. */
  readonly files: number;
}

/** ms; as in a build, a file that takes longer to parse is hostile or broken. */
const checkDeadlineMs = 10_000;

/** Checks a repository: reads all of it, proofreads every issue, keeps the ledger. Writes nothing but its cache. */
export async function check(request: CheckRequest): Promise<CheckResult> {
  const { contentFolder, signal } = request;
  const repository = await readRepository({ contentFolder, signal });
  const words = await readWordLists(contentFolder);
  const outputs = await checkAll(repository.value, words.value, request);
  const ledger = outputs.flatMap((output) => (output.ledger === undefined ? [] : [output.ledger]));
  const findings = outputs.flatMap((output) => output.findings);
  const all = [
    ...repository.diagnostics,
    ...words.diagnostics,
    ...findings.map(({ diagnostic }) => diagnostic),
    ...checkLedger(ledger, repository.value.series),
    ...checkSupersedes(ledger),
  ];
  const isAsked = pathFilter(request.paths);
  const judge = (found: readonly Diagnostic[]): Diagnostic[] =>
    applySeriesRules(
      found.filter(({ place }) => isAsked(place.path)),
      repository.value.series,
      contentFolder,
    );
  return {
    diagnostics: sortDiagnostics(judge(all)),
    fixable: findings.filter(({ diagnostic, fix }) => fix !== undefined && judge([diagnostic]).length > 0),
    sums: new Map(outputs.flatMap((output) => output.sums)),
    files: repository.value.sources.flatMap(({ path, articleFiles }) => [path, ...articleFiles]).filter(isAsked).length,
  };
}

/** Whether what was found fails the command. */
export function fails(diagnostics: readonly Diagnostic[], strict: boolean): boolean {
  return hasErrors(diagnostics) || (strict && diagnostics.some(({ severity }) => severity === "warning"));
}

/** Whether a file is one of the paths asked for, or below one. */
function pathFilter(paths: readonly string[]): (path: string) => boolean {
  if (paths.length === 0) return () => true;
  return (path) =>
    paths.some((wanted) => {
      const inside = relative(wanted, path);
      return inside === "" || (inside !== ".." && !inside.startsWith("../") && !inside.startsWith("..\\"));
    });
}

async function checkAll(
  repository: Repository,
  words: WordLists,
  request: CheckRequest,
): Promise<readonly CheckOutput[]> {
  const { site, series, sources } = repository;
  const { contentFolder } = request;
  const workerData: CheckContext = { site, series, contentFolder, words };
  const cache = await CheckCache.open(request.rootFolder, workerData);
  const pool = new WorkerPool<CheckInput, CheckOutput>({
    entry: workerEntry("check-worker"),
    size: Math.max(1, Math.min(request.workers, Math.ceil(sources.length / 8))),
    deadlineMs: checkDeadlineMs,
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  let done = 0;
  try {
    const outputs = await Promise.all(
      sources.map(async (source) => {
        const key = await cache.keyOf(source);
        const known = cache.get(source.path, key);
        const output = known ?? outputOf(source, await pool.run({ source }));
        if (known === undefined) cache.set(source.path, key, output);
        done += 1;
        request.onProgress(done, sources.length);
        return output;
      }),
    );
    await cache.save();
    return outputs;
  } finally {
    await pool.close();
  }
}

function outputOf(
  source: IssueSource,
  outcome: Awaited<ReturnType<WorkerPool<CheckInput, CheckOutput>["run"]>>,
): CheckOutput {
  if ("value" in outcome) return outcome.value;
  if (outcome.failure.kind === "defect") throw outcome.failure.error;
  const place = { path: source.path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const diagnostic = finding("markdown/too-complex", place, { seconds: checkDeadlineMs / 1000 });
  return { findings: [{ diagnostic }], sums: [] };
}
