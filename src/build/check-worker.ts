import { parentPort, workerData } from "node:worker_threads";
import { checkSource, type CheckContext, type CheckInput } from "./check-source.ts";

/* A worker thread of `check`: reads and proofreads a few issues at a time. It answers {value} or {error}. */

const context = workerData as CheckContext;

parentPort?.on("message", (input: CheckInput) => {
  Promise.all(input.sources.map((source) => checkSource(source, context))).then(
    (value) => parentPort?.postMessage({ value }),
    (error: unknown) => parentPort?.postMessage({ error: error instanceof Error ? error : new Error(String(error)) }),
  );
});
