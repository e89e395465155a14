import { Worker, type ResourceLimits } from "node:worker_threads";

/** Why a job gave no result: it ran past its deadline, used too much memory, or its worker failed. */
export type JobFailure = { readonly kind: "deadline" | "memory" } | { readonly kind: "defect"; readonly error: Error };

/** What a job ended with. */
export type JobOutcome<Out> = { readonly value: Out } | { readonly failure: JobFailure };

/** How a pool runs. */
export interface PoolOptions {
  /** Module that listens on its parent port and answers messages as {@link serveJobs} does. */
  readonly entry: URL;
  /** Threads at most. */
  readonly size: number;
  readonly deadlineMs: number;
  readonly resourceLimits?: ResourceLimits;
}

interface Task {
  readonly input: unknown;
  readonly deadlineMs: number;
  /** Whether only the thread it was given to can do it. */
  readonly isBound: boolean;
  readonly settle: (outcome: JobOutcome<unknown>) => void;
}

interface Answer {
  readonly value?: unknown;
  readonly error?: Error;
}

/** Jobs that a thread has at once: the one it does, and the next, so that it need not wait for the main thread between two. */
const jobsAhead = 2;

/** A thread with its jobs: the first of them is under way. */
interface Lane {
  readonly worker: Worker;
  readonly tasks: Task[];
  timer: NodeJS.Timeout | undefined;
}

/**
 * Runs jobs on worker threads. Hostile input can make a parser run for minutes or eat its heap: a job past its deadline
 * ends with its thread, and the next job gets a fresh one; the main thread never waits for either.
 */
export class WorkerPool<In, Out> {
  readonly #options: PoolOptions;
  #size: number;
  #context: { readonly shared: unknown } | undefined;
  readonly #queue: Task[] = [];
  readonly #lanes = new Set<Lane>();
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#size = options.size;
  }

  /**
   * Starts threads ahead of all else: they load their modules while the caller finds out what the jobs are about. A thread that
   * is left without a job costs no more than the time of a processor that had nothing else to do.
   */
  prepare(threads: number): void {
    for (let count = 0; count < Math.min(threads, this.#size); count += 1) this.#start();
  }

  /**
   * Tells all threads what the jobs share; before the first job.
   * @param size threads at most, where the jobs need fewer than there may be.
   */
  begin(context: unknown, size = this.#size): void {
    this.#size = Math.max(1, Math.min(size, this.#size));
    this.#context = { shared: context };
    for (const { worker } of this.#lanes) worker.postMessage(context);
  }

  /** Runs one job; the promise never rejects. */
  run(input: In): Promise<JobOutcome<Out>> {
    return new Promise((resolve) => {
      const { deadlineMs } = this.#options;
      this.#queue.push({ input, deadlineMs, isBound: false, settle: (outcome) => resolve(outcome as JobOutcome<Out>) });
      this.#next();
    });
  }

  /**
   * Runs one job on every thread that there is, behind what each has to do: about what threads keep between jobs.
   * @param deadlineMs for each thread's.
   */
  runOnEach<EachOut>(input: unknown, deadlineMs: number): Promise<JobOutcome<EachOut>[]> {
    const jobs = [...this.#lanes].map(
      (lane) =>
        new Promise<JobOutcome<EachOut>>((resolve) => {
          const settle = (outcome: JobOutcome<unknown>): void => resolve(outcome as JobOutcome<EachOut>);
          this.#give(lane, { input, deadlineMs, isBound: true, settle });
        }),
    );
    return Promise.all(jobs);
  }

  /** Ends all threads; jobs under way are dropped. Again is no harm. */
  async close(): Promise<void> {
    this.#closed = true;
    const lanes = [...this.#lanes];
    for (const { timer } of lanes) clearTimeout(timer);
    await Promise.all(lanes.map(({ worker }) => worker.terminate()));
  }

  #next(): void {
    while (!this.#closed && this.#queue.length > 0) {
      const lane = this.#freest();
      const task = lane === undefined ? undefined : this.#queue.shift();
      if (lane === undefined || task === undefined) return;
      this.#give(lane, task);
    }
  }

  #give(lane: Lane, task: Task): void {
    lane.tasks.push(task);
    lane.worker.postMessage(task.input);
    if (lane.tasks.length === 1) this.#begin(lane);
  }

  /** The thread with the fewest jobs, a new one while there may be more; undefined where all have enough. */
  #freest(): Lane | undefined {
    const least = Math.min(...[...this.#lanes].map(({ tasks }) => tasks.length), jobsAhead);
    if (least > 0 && this.#lanes.size < this.#size) return this.#start();
    return least < jobsAhead ? [...this.#lanes].find(({ tasks }) => tasks.length === least) : undefined;
  }

  /** The time of a job runs from when the one before it has ended. */
  #begin(lane: Lane): void {
    clearTimeout(lane.timer);
    const [task] = lane.tasks;
    if (task === undefined) return;
    lane.timer = setTimeout(() => this.#fail(lane, { kind: "deadline" }), task.deadlineMs);
  }

  /** Ends a thread with the job it is at; what was waiting behind it gets another. */
  #fail(lane: Lane, failure: JobFailure): void {
    if (!this.#lanes.delete(lane)) return;
    clearTimeout(lane.timer);
    void lane.worker.terminate();
    const [task, ...rest] = lane.tasks;
    this.#queue.unshift(...rest.filter(({ isBound }) => !isBound));
    for (const bound of rest.filter(({ isBound }) => isBound)) bound.settle({ failure });
    task?.settle({ failure });
    this.#next();
  }

  #start(): Lane {
    const { entry, resourceLimits } = this.#options;
    const worker = new Worker(entry, resourceLimits === undefined ? {} : { resourceLimits });
    if (this.#context !== undefined) worker.postMessage(this.#context.shared);
    const lane: Lane = { worker, tasks: [], timer: undefined };
    this.#lanes.add(lane);
    worker.on("message", (answer: Answer) => {
      if (!this.#lanes.has(lane)) return;
      const task = lane.tasks.shift();
      this.#begin(lane);
      if (answer.error === undefined) task?.settle({ value: answer.value });
      else task?.settle({ failure: { kind: "defect", error: answer.error } });
      this.#next();
    });
    worker.on("error", (error: Error & { readonly code?: string }) =>
      this.#fail(lane, error.code === "ERR_WORKER_OUT_OF_MEMORY" ? { kind: "memory" } : { kind: "defect", error }),
    );
    worker.on("exit", () => this.#fail(lane, { kind: "memory" }));
    return lane;
  }
}
