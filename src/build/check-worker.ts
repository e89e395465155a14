import { checkSource, type CheckContext, type CheckInput } from "./check-source.ts";
import { serveJobs } from "./worker-jobs.ts";

/* A worker thread of `check`: reads and proofreads a few issues at a time. */

serveJobs(
  (context: CheckContext) =>
    ({ sources }: CheckInput) =>
      Promise.all(sources.map((source) => checkSource(source, context))),
);
