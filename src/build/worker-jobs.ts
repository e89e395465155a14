import { parentPort } from "node:worker_threads";

/**
 * Does the jobs that a {@link WorkerPool} sends to this thread, one after another in the order they come, and answers each
 * with `{value}` or `{error}`: the pool knows by the order which job an answer belongs to.
 * @param begin takes what all jobs share, which comes before the first of them, and gives what does a job.
 */
export function serveJobs(begin: (context: never) => Work): void {
  let work: Work | undefined;
  let before = Promise.resolve();
  parentPort?.on("message", (input: unknown) => {
    const known = work;
    if (known === undefined) work = begin(input as never);
    else before = before.then(() => answer(known, input));
  });
}

type Work = (input: never) => Promise<unknown>;

async function answer(work: Work, input: unknown): Promise<void> {
  try {
    parentPort?.postMessage({ value: await work(input as never) });
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? error : new Error(String(error)) });
  }
}
