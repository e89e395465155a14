import type { Diagnostic } from "../model/diagnostic.ts";
import { KnownError } from "../model/known-error.ts";
import { finding } from "../model/report.ts";
import type { FeedEntry } from "../publish/feeds/entries.ts";
import { momentOfInstant } from "../publish/moments.ts";
import type { SearchedText } from "../publish/search/data.ts";
import type { IssueSource, Repository } from "../read/repository.ts";
import { TemplateError } from "../render/template-error.ts";
import type { BuildRequest } from "./build.ts";
import type { Medium } from "./compose-issue.ts";
import type { ComposeContext, ComposeOutput } from "./compose-source.ts";
import type { PagesJob, PagesOutput, TextsJob, TextsOutput } from "./issue-pages.ts";
import { composeDeadlineMs, startComposeThreads, worthAThread, type ComposeThreads } from "./compose-threads.ts";
import type { JobFailure, JobOutcome } from "./worker-pool.ts";

/** ms for the pages of an issue: templates of the repository are code, and code may never end. */
const pageDeadlineMs = 1_000;

/** What is asked of a composition. */
type CompositionRequest = Pick<BuildRequest, "contentFolder" | "rootFolder" | "pdf" | "site" | "onProgress">;

/** The threads that read and compose the issues of a repository, and afterwards make the pages of those on the site. */
export class Composition {
  readonly #request: CompositionRequest;
  readonly #pool: ComposeThreads;
  #texts: Promise<readonly JobOutcome<TextsOutput>[]> = Promise.resolve([]);

  /** @param threads started, without a job so far; whoever started them closes them. */
  constructor(request: CompositionRequest, threads: ComposeThreads) {
    this.#request = request;
    this.#pool = threads;
  }

  /**
   * Reads and composes every issue of a repository.
   * @throws KnownError for a failure of the environment.
   */
  async issues({ site, series, sources }: Repository): Promise<ComposeOutput[]> {
    const { contentFolder, rootFolder } = this.#request;
    const context: ComposeContext = { site, series, contentFolder, rootFolder, medium: mediumOf(this.#request) };
    this.#pool.begin(context, Math.ceil(sources.length / worthAThread));
    let done = 0;
    const composed = Promise.all(
      sources.map(async (source) => {
        const output = outputOf(source, await this.#pool.run({ source }));
        done += 1;
        this.#request.onProgress({ stage: "read", done, of: sources.length });
        return output;
      }),
    );
    // The first question about a time zone takes as long as ten issues, in as many threads as ask at once; later ones take nothing.
    if (this.#request.site) momentOfInstant(0, site.timeZone);
    const outputs = await composed;
    // Asked for now, because the threads have nothing to do until it is decided what goes on the site.
    const job: TextsJob = { wants: "searched texts" };
    if (this.#request.site) this.#texts = this.#pool.runOnEach<TextsOutput>(job, composeDeadlineMs);
    return outputs;
  }

  /**
   * The searched texts of all issues that {@link Composition.issues} gave before, by id, drafts and classified ones too.
   * @throws a defect where a thread failed.
   */
  async searchedTexts(): Promise<ReadonlyMap<string, SearchedText>> {
    return new Map(
      (await this.#texts).flatMap((outcome) => {
        if ("failure" in outcome) throw failureOf(outcome.failure);
        return outcome.value;
      }),
    );
  }

  /**
   * Makes and writes the files of the site's issues. Nothing is left for the threads then, and they end meanwhile.
   * @returns sums of the files by path; what the feeds tell, by id.
   * @throws TemplateError; KnownError for a full or forbidden disk.
   */
  async writePages(job: PagesJob): Promise<{
    readonly sums: ReadonlyMap<string, string>;
    readonly entries: ReadonlyMap<string, FeedEntry>;
  }> {
    const deadlineMs = composeDeadlineMs + job.issues.length * pageDeadlineMs;
    const outputs = (await this.#pool.runOnEach<PagesOutput>(job, deadlineMs)).map(pagesOf);
    void this.#pool.close();
    const made = new Set(outputs.flatMap((output) => output.made));
    const lost = job.issues.find(({ summary }) => !made.has(summary.ref.id));
    if (lost !== undefined) throw new Error(`the thread that composed ${lost.summary.ref.id} is gone`);
    return {
      sums: new Map(outputs.flatMap((output) => output.sums)),
      entries: new Map(outputs.flatMap((output) => output.entries)),
    };
  }
}

/**
 * Reads and composes every issue of a repository for the press alone.
 * @throws KnownError for a failure of the environment.
 */
export async function composeForPress(
  repository: Repository,
  request: Omit<CompositionRequest, "pdf" | "site"> & Pick<BuildRequest, "workers">,
): Promise<ComposeOutput[]> {
  const threads = startComposeThreads(request.workers, request.contentFolder);
  const composition = new Composition({ ...request, pdf: true, site: false }, threads);
  try {
    return await composition.issues(repository);
  } finally {
    await threads.close();
  }
}

function mediumOf({ pdf, site }: CompositionRequest): Medium {
  if (!site) return "print";
  return pdf ? "both" : "web";
}

function outputOf(source: IssueSource, outcome: JobOutcome<ComposeOutput>): ComposeOutput {
  if ("value" in outcome) {
    const { known } = outcome.value;
    if (known !== undefined) throw new KnownError(known.exitCode, known.rule, known.params);
    return outcome.value;
  }
  if (outcome.failure.kind === "defect") throw outcome.failure.error;
  return { diagnostics: [tooComplex(source)] };
}

function tooComplex({ path }: IssueSource): Diagnostic {
  const place = { path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  return finding("markdown/too-complex", place, { seconds: composeDeadlineMs / 1000 });
}

function pagesOf(outcome: JobOutcome<PagesOutput>): PagesOutput {
  if ("failure" in outcome) throw failureOf(outcome.failure);
  const { known, template } = outcome.value;
  if (template !== undefined) throw new TemplateError(template, template.reason, undefined);
  if (known !== undefined) throw new KnownError(known.exitCode, known.rule, known.params);
  return outcome.value;
}

function failureOf(failure: JobFailure): Error {
  return failure.kind === "defect" ? failure.error : new Error(`the pages took too much ${failure.kind}`);
}
