import { Worker, type ResourceLimits } from "node:worker_threads";

/** Why a job gave no result: it ran past its deadline, used too much memory, or its worker failed. */
export type JobFailure = { readonly kind: "deadline" | "memory" } | { readonly kind: "defect"; readonly error: Error };

/** What a job ended with. */
export type JobOutcome<Out> = { readonly value: Out } | { readonly failure: JobFailure };

/** How a pool runs. */
export interface PoolOptions {
  /** Module that listens on its parent port and answers each message `{job, input}` with `{job, value}` or `{job, error}`. */
  readonly entry: URL;
  readonly size: number;
  readonly deadlineMs: number;
  readonly workerData: unknown;
  readonly resourceLimits?: ResourceLimits;
}

interface Task {
  readonly input: unknown;
  readonly settle: (outcome: JobOutcome<unknown>) => void;
}

interface Answer {
  readonly value?: unknown;
  readonly error?: Error;
}

/**
 * Runs jobs on worker threads. Hostile input can make a parser run for minutes or eat its heap: a job past its deadline
 * ends with its thread, and the next job gets a fresh one; the main thread never waits for either.
 */
export class WorkerPool<In, Out> {
  readonly #options: PoolOptions;
  readonly #queue: Task[] = [];
  readonly #running = new Set<Worker>();
  #idle: Worker[] = [];
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** Runs one job; the promise never rejects. */
  run(input: In): Promise<JobOutcome<Out>> {
    return new Promise((resolve) => {
      this.#queue.push({ input, settle: (outcome) => resolve(outcome as JobOutcome<Out>) });
      this.#next();
    });
  }

  /** Ends all threads; jobs under way are dropped. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#idle, ...this.#running].map((worker) => worker.terminate()));
  }

  #next(): void {
    if (this.#closed || this.#queue.length === 0 || this.#running.size >= this.#options.size) return;
    const task = this.#queue.shift();
    if (task === undefined) return;
    const worker = this.#idle.pop() ?? this.#start();
    this.#running.add(worker);
    this.#assign(worker, task);
    this.#next();
  }

  #assign(worker: Worker, task: Task): void {
    const finish = (outcome: JobOutcome<unknown>, reusable: boolean): void => {
      clearTimeout(timer);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      this.#running.delete(worker);
      if (reusable) this.#idle.push(worker);
      else {
        // What a thread says while it is being ended concerns nobody.
        worker.on("error", () => undefined);
        void worker.terminate();
      }
      task.settle(outcome);
      this.#next();
    };
    const onMessage = (answer: Answer): void => {
      if (answer.error === undefined) finish({ value: answer.value }, true);
      else finish({ failure: { kind: "defect", error: answer.error } }, true);
    };
    const onError = (error: Error & { readonly code?: string }): void => {
      finish(
        { failure: error.code === "ERR_WORKER_OUT_OF_MEMORY" ? { kind: "memory" } : { kind: "defect", error } },
        false,
      );
    };
    const onExit = (): void => finish({ failure: { kind: "memory" } }, false);
    const timer = setTimeout(() => finish({ failure: { kind: "deadline" } }, false), this.#options.deadlineMs);
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    worker.postMessage(task.input);
  }

  #start(): Worker {
    const { entry, workerData, resourceLimits } = this.#options;
    return new Worker(entry, { workerData, ...(resourceLimits === undefined ? {} : { resourceLimits }) });
  }
}
