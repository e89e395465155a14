/** How timers are set: replaced in tests, which never wait. */
export interface Timers {
  readonly set: (run: () => void, ms: number) => unknown;
  readonly clear: (timer: unknown) => void;
}

/** The real timers. */
const realTimers: Timers = {
  set: (run, ms) => setTimeout(run, ms),
  clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
};

/** How long a burst is waited for, in ms. */
export interface CoalescerOptions {
  /** Quiet after the last hint, after which the burst is over: editors write, rename and set times within a few ms. */
  readonly quietMs: number;
  /** A burst that does not end is cut here, so that a program that writes all the time does not stop the preview. */
  readonly longestMs: number;
  readonly timers?: Timers;
}

/** Makes one call of a burst of hints. */
export class Coalescer {
  readonly #options: CoalescerOptions;
  readonly #timers: Timers;
  readonly #run: () => void;
  #quiet: unknown;
  #longest: unknown;

  constructor(options: CoalescerOptions, run: () => void) {
    this.#options = options;
    this.#timers = options.timers ?? realTimers;
    this.#run = run;
  }

  /** Something happened. */
  hint(): void {
    const fire = (): void => {
      this.cancel();
      this.#run();
    };
    if (this.#quiet !== undefined) this.#timers.clear(this.#quiet);
    this.#quiet = this.#timers.set(fire, this.#options.quietMs);
    this.#longest ??= this.#timers.set(fire, this.#options.longestMs);
  }

  /** Forgets the burst under way. */
  cancel(): void {
    for (const timer of [this.#quiet, this.#longest]) if (timer !== undefined) this.#timers.clear(timer);
    this.#quiet = undefined;
    this.#longest = undefined;
  }
}
