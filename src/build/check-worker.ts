import { workerData } from "node:worker_threads";
import { checkSource, type CheckContext, type CheckInput } from "./check-source.ts";
import { serveJobs } from "./worker-jobs.ts";

/* A worker thread of `check`: reads and proofreads a few issues at a time. */

const context = workerData as CheckContext;

serveJobs(({ sources }: CheckInput) => Promise.all(sources.map((source) => checkSource(source, context))));
