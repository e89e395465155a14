import { parentPort } from "node:worker_threads";

/**
 * Does the jobs that a {@link WorkerPool} sends to this thread, one after another in the order they come, and answers each
 * with `{value}` or `{error}`: the pool knows by the order which job an answer belongs to.
 */
export function serveJobs(work: (input: never) => Promise<unknown>): void {
  let before = Promise.resolve();
  const answer = async (input: unknown): Promise<void> => {
    try {
      parentPort?.postMessage({ value: await work(input as never) });
    } catch (error) {
      parentPort?.postMessage({ error: error instanceof Error ? error : new Error(String(error)) });
    }
  };
  parentPort?.on("message", (input: unknown) => {
    before = before.then(() => answer(input));
  });
}
