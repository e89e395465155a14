import { setFlagsFromString } from "node:v8";
import type { ComposeInput, ComposeOutput } from "./compose-source.ts";
import { workerEntry } from "./worker-entry.ts";
import { WorkerPool } from "./worker-pool.ts";

/** ms; a Markdown file that takes longer to parse is hostile or broken (reliability: deadline for parsing). */
export const composeDeadlineMs = 10_000;

/**
 * V8 optimises a function after so many bytes of bytecode (132 kB unless told). Each thread reads some hundred issues through
 * thousands of functions: to optimise them takes longer than it saves. And the room for young objects grows from 1 MB, a
 * collection of garbage at each step, unless it begins as large as it may become (MB). Measured on 1,000 issues: the first
 * takes a quarter off the CPU time, the second a twentieth.
 */
const engineFlags = ["--interrupt-budget=1000000", "--min-semi-space-size=32"];

/** Threads that read and compose issues, and afterwards make the pages of those they composed. */
export type ComposeThreads = WorkerPool<ComposeInput, ComposeOutput>;

/**
 * Starts the first thread: it takes as long to load as the command does, and the repository may be read meanwhile.
 * Whoever calls it has to close it, used or not.
 * @param size threads at most.
 */
export function startComposeThreads(size: number): ComposeThreads {
  for (const flag of engineFlags) setFlagsFromString(flag);
  const threads: ComposeThreads = new WorkerPool({
    entry: workerEntry("compose-worker"),
    size,
    deadlineMs: composeDeadlineMs,
    // Trees are many small things that die young: with room for more of them far fewer are copied.
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 96 },
  });
  threads.prepare();
  return threads;
}
