import { parentPort, workerData } from "node:worker_threads";
import { checkSource, type CheckContext, type CheckInput } from "./check-source.ts";

/* A worker thread of `check`: reads and proofreads one issue after another. It answers {value} or {error}. */

const context = workerData as CheckContext;

parentPort?.on("message", (input: CheckInput) => {
  checkSource(input, context).then(
    (value) => parentPort?.postMessage({ value }),
    (error: unknown) => parentPort?.postMessage({ error: error instanceof Error ? error : new Error(String(error)) }),
  );
});
