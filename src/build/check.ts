import { relative } from "node:path";
import { checkLedger } from "../check/ledger.ts";
import { applyDisables } from "../check/proof/disable.ts";
import { runSeriesRules } from "../check/proof/series-facts.ts";
import type { WordLists } from "../check/proof/words.ts";
import { hasErrors, sortDiagnostics, type Diagnostic } from "../model/diagnostic.ts";
import type { Series } from "../model/issue.ts";
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
  /** Ids of the issues inside the paths asked for, as far as they could be read. */
  readonly ids: readonly string[];
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
  const findings = outputs.flatMap((output) => output.findings);
  const all = [
    ...repository.diagnostics,
    ...words.diagnostics,
    ...findings.map(({ diagnostic }) => diagnostic),
    ...acrossIssues(outputs, repository.value.series),
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
    ids: outputs.flatMap(({ ledger }) => (ledger !== undefined && isAsked(ledger.path) ? [ledger.ref.id] : [])),
    sums: new Map(outputs.flatMap((output) => output.sums)),
    files: repository.value.sources.flatMap(({ path, articleFiles }) => [path, ...articleFiles]).filter(isAsked).length,
  };
}

/** What only shows in the whole series: numbers, dates and totals, texts and names that come again. */
export function acrossIssues(
  outputs: readonly Pick<CheckOutput, "ledger" | "facts" | "disables">[],
  series: readonly Series[],
): Diagnostic[] {
  const ledger = outputs.flatMap((output) => output.ledger ?? []);
  const found = [
    ...checkLedger(ledger, series),
    ...checkSupersedes(ledger),
    ...runSeriesRules(outputs.flatMap((output) => output.facts ?? [])),
  ];
  const findings = found.map((diagnostic) => ({ diagnostic }));
  const disables = outputs.flatMap((output) => output.disables);
  return applyDisables(findings, disables).kept.map(({ diagnostic }) => diagnostic);
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

/** Issues a thread is given at once: their files are read while others are proofread. */
const batchSize = 8;

type Pool = WorkerPool<CheckInput, readonly CheckOutput[]>;

async function checkAll(
  repository: Repository,
  words: WordLists,
  request: CheckRequest,
): Promise<readonly CheckOutput[]> {
  const { site, series, sources } = repository;
  const { contentFolder } = request;
  const context: CheckContext = { site, series, contentFolder, words };
  const cache = await CheckCache.open(request.rootFolder, context);
  const outputs = new Map<IssueSource, CheckOutput>();
  const unknown: { readonly source: IssueSource; readonly key: string | undefined }[] = [];
  for (const source of sources) {
    const key = cache.keyOf(source);
    const known = cache.get(source.path, key);
    if (known === undefined) unknown.push({ source, key });
    else outputs.set(source, known);
  }
  request.onProgress(outputs.size, sources.length);
  const pool: Pool = new WorkerPool({
    entry: workerEntry("check-worker"),
    size: Math.max(1, Math.min(request.workers, Math.ceil(unknown.length / batchSize))),
    deadlineMs: checkDeadlineMs,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  pool.begin(context);
  try {
    await Promise.all(
      batches(unknown).map(async (batch) => {
        const found = await checkBatch(
          pool,
          batch.map(({ source }) => source),
        );
        for (const [index, { source, key }] of batch.entries()) {
          const output = found[index] ?? { findings: [], disables: [], sums: [] };
          cache.set(source.path, key, output);
          outputs.set(source, output);
        }
        request.signal.throwIfAborted();
        request.onProgress(outputs.size, sources.length);
      }),
    );
    await cache.save();
    return sources.flatMap((source) => outputs.get(source) ?? []);
  } finally {
    await pool.close();
  }
}

function batches<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / batchSize) }, (_, index) =>
    all.slice(index * batchSize, (index + 1) * batchSize),
  );
}

/** Checks issues together; where that fails, one by one, so that one that can't be read keeps no other from it. */
async function checkBatch(pool: Pool, sources: readonly IssueSource[]): Promise<readonly CheckOutput[]> {
  const outcome = await pool.run({ sources });
  if ("value" in outcome) return outcome.value;
  if (outcome.failure.kind === "defect") throw outcome.failure.error;
  const [source] = sources;
  if (source !== undefined && sources.length === 1) return [tooComplex(source)];
  return (await Promise.all(sources.map((one) => checkBatch(pool, [one])))).flat();
}

function tooComplex({ path }: IssueSource): CheckOutput {
  const place = { path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const diagnostic = finding("markdown/too-complex", place, { seconds: checkDeadlineMs / 1000 });
  return { findings: [{ diagnostic }], disables: [], sums: [] };
}
