import { readdirSync } from "node:fs";
import { join } from "node:path";
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
const engineFlags = ["--interrupt-budget=1000000", "--min-semi-space-size=32", "--initial-old-space-size=256"];

/** Threads that read and compose issues, and afterwards make the pages of those they composed. */
export type ComposeThreads = WorkerPool<ComposeInput, ComposeOutput>;

/** Issues from which on one more thread pays: it has to load the same modules again. */
export const worthAThread = 8;

/**
 * Starts as many threads as a repository pays for: they take as long to load as the command does, and the repository may be
 * read meanwhile. Whoever calls it has to close them, used or not.
 * @param size threads at most.
 */
export function startComposeThreads(size: number, contentFolder: string): ComposeThreads {
  for (const flag of engineFlags) setFlagsFromString(flag);
  const threads: ComposeThreads = new WorkerPool({
    entry: workerEntry("compose-worker"),
    size,
    deadlineMs: composeDeadlineMs,
    // Trees are many small things that die young: with room for more of them far fewer are copied.
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 96 },
  });
  const files = countMarkdown(contentFolder, size * worthAThread);
  threads.prepare(Math.max(1, Math.ceil(files / worthAThread)));
  return threads;
}

/** Markdown files in a folder, counted no further than `enough`; 0 where it can't be read, which reading the repository tells. */
function countMarkdown(folder: string, enough: number): number {
  let count = 0;
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (count >= enough) break;
      if (entry.isDirectory()) count += countMarkdown(join(folder, entry.name), enough - count);
      else if (entry.name.endsWith(".md")) count += 1;
    }
  } catch {
    return count;
  }
  return count;
}
