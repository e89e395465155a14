import { KnownError } from "../../model/known-error.ts";
import { finding } from "../../model/report.ts";
import { startOfFile } from "../../model/diagnostic.ts";
import type { IssueSource, Repository } from "../../read/repository.ts";
import type { WordLists } from "../../check/proof/words.ts";
import type { CheckContext, CheckInput, CheckOutput } from "../check-source.ts";
import type { ComposeContext, ComposeInput, ComposeOutput } from "../compose-source.ts";
import { workerEntry } from "../worker-entry.ts";
import { WorkerPool, type JobOutcome } from "../worker-pool.ts";
import type { PreviewFolders } from "./affected.ts";

/** ms; as in a build: a file that takes longer to parse is hostile or broken. */
const deadlineMs = 10_000;

/** What reading an issue gave, as a build sees it and as `check` does. */
export interface ReadIssue {
  readonly composed: ComposeOutput;
  readonly checked: CheckOutput;
}

const nothingChecked: CheckOutput = { findings: [], disables: [], sums: [] };

/**
 * Composes and proofreads issues, each on a thread that stays: what hangs or eats its memory ends with the thread, not with the
 * preview.
 */
export class ReadingRoom {
  readonly #folders: PreviewFolders;
  #compose: WorkerPool<ComposeInput, ComposeOutput> | undefined;
  #check: WorkerPool<CheckInput, readonly CheckOutput[]> | undefined;

  constructor(folders: PreviewFolders) {
    this.#folders = folders;
  }

  /** Takes another configuration, or templates and words that changed, with new threads. */
  async renew({ site, series }: Pick<Repository, "site" | "series">, words: WordLists): Promise<void> {
    await this.close();
    const { rootFolder, contentFolder } = this.#folders;
    const shared: Pick<ComposeContext, "site" | "series" | "contentFolder"> = { site, series, contentFolder };
    const compose: ComposeContext = { ...shared, rootFolder, medium: "print" };
    const check: CheckContext = { ...shared, words };
    this.#compose = new WorkerPool(thread("compose-worker"));
    this.#compose.begin(compose);
    this.#check = new WorkerPool(thread("check-worker"));
    this.#check.begin(check);
  }

  /**
   * Reads one issue.
   * @throws KnownError for what is not about the content; defects as they are.
   */
  async read(source: IssueSource): Promise<ReadIssue> {
    if (this.#compose === undefined || this.#check === undefined)
      return { composed: { diagnostics: [] }, checked: nothingChecked };
    const [composed, checked] = await Promise.all([
      this.#compose.run({ source }),
      this.#check.run({ sources: [source] }),
    ]);
    const output = valueOf(composed);
    if (output === undefined) {
      const tooComplex = finding("markdown/too-complex", startOfFile(source.path), { seconds: deadlineMs / 1000 });
      return { composed: { diagnostics: [tooComplex] }, checked: nothingChecked };
    }
    const { known } = output;
    if (known !== undefined) throw new KnownError(known.exitCode, known.rule, known.params);
    return { composed: output, checked: valueOf(checked)?.[0] ?? nothingChecked };
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await Promise.all([this.#compose?.close(), this.#check?.close()]);
  }
}

function thread(name: string): ConstructorParameters<typeof WorkerPool>[0] {
  return {
    entry: workerEntry(name),
    size: 1,
    deadlineMs,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  };
}

/** Undefined where the text was too much for the thread. */
function valueOf<T>(outcome: JobOutcome<T>): T | undefined {
  if ("value" in outcome) return outcome.value;
  if (outcome.failure.kind === "defect") throw outcome.failure.error;
  return undefined;
}
