import { KnownError } from "../../model/known-error.ts";
import { finding } from "../../model/report.ts";
import { startOfFile } from "../../model/diagnostic.ts";
import type { IssueSource, Repository } from "../../read/repository.ts";
import type { ComposeContext, ComposeInput, ComposeOutput } from "../compose-source.ts";
import { workerEntry } from "../worker-entry.ts";
import { WorkerPool } from "../worker-pool.ts";
import type { PreviewFolders } from "./affected.ts";

/** ms; as in a build: a file that takes longer to parse is hostile or broken. */
const deadlineMs = 10_000;

/** Reads and composes issues on a thread that stays: what hangs or eats its memory ends with the thread, not with the preview. */
export class ComposeRoom {
  readonly #folders: PreviewFolders;
  #pool: WorkerPool<ComposeInput, ComposeOutput> | undefined;

  constructor(folders: PreviewFolders) {
    this.#folders = folders;
  }

  /** Takes another configuration, or templates that changed, with a new thread. */
  async renew({ site, series }: Pick<Repository, "site" | "series">): Promise<void> {
    await this.#pool?.close();
    const { rootFolder, contentFolder } = this.#folders;
    const workerData: ComposeContext = { site, series, rootFolder, contentFolder };
    this.#pool = new WorkerPool({
      entry: workerEntry("compose-worker"),
      size: 1,
      deadlineMs,
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
  }

  /**
   * Composes one issue.
   * @throws KnownError for what is not about the content; defects as they are.
   */
  async compose(source: IssueSource): Promise<ComposeOutput> {
    if (this.#pool === undefined) return { diagnostics: [] };
    const outcome = await this.#pool.run({ source });
    if ("value" in outcome) {
      const { known } = outcome.value;
      if (known !== undefined) throw new KnownError(known.exitCode, known.rule, known.params);
      return outcome.value;
    }
    if (outcome.failure.kind === "defect") throw outcome.failure.error;
    const place = startOfFile(source.path);
    return { diagnostics: [finding("markdown/too-complex", place, { seconds: deadlineMs / 1000 })] };
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    await this.#pool?.close();
  }
}
