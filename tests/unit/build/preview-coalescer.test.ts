import { describe, expect, it } from "vitest";
import { Coalescer, type Timers } from "../../../src/build/preview/coalescer.ts";

/** A clock that is moved by hand. */
class HandClock implements Timers {
  #now = 0;
  readonly #due = new Map<object, { readonly at: number; readonly run: () => void }>();

  readonly set = (run: () => void, ms: number): object => {
    const timer = {};
    this.#due.set(timer, { at: this.#now + ms, run });
    return timer;
  };

  readonly clear = (timer: unknown): void => {
    this.#due.delete(timer as object);
  };

  pass(ms: number): void {
    this.#now += ms;
    for (const [timer, { at, run }] of [...this.#due].toSorted(([, a], [, b]) => a.at - b.at))
      if (at <= this.#now && this.#due.delete(timer)) run();
  }

  get waiting(): number {
    return this.#due.size;
  }
}

function bench(): { readonly clock: HandClock; readonly coalescer: Coalescer; readonly runs: () => number } {
  const clock = new HandClock();
  let runs = 0;
  const coalescer = new Coalescer({ quietMs: 25, longestMs: 100, timers: clock }, () => (runs += 1));
  return { clock, coalescer, runs: () => runs };
}

describe("a burst of file events", () => {
  it("makes one call, once it is quiet", () => {
    const { clock, coalescer, runs } = bench();
    for (let event = 0; event < 3; event += 1) {
      coalescer.hint();
      clock.pass(20);
    }
    expect(runs()).toBe(0);
    clock.pass(5);
    expect(runs()).toBe(1);
    expect(clock.waiting).toBe(0);
  });

  it("that does not end is cut after the longest time", () => {
    const { clock, coalescer, runs } = bench();
    for (let event = 0; event < 30; event += 1) {
      coalescer.hint();
      clock.pass(10);
    }
    expect(runs()).toBeGreaterThanOrEqual(2);
    expect(runs()).toBeLessThanOrEqual(3);
  });

  it("is forgotten when it is cancelled, and the next one counts again", () => {
    const { clock, coalescer, runs } = bench();
    coalescer.hint();
    coalescer.cancel();
    clock.pass(1000);
    expect(runs()).toBe(0);
    coalescer.hint();
    clock.pass(25);
    expect(runs()).toBe(1);
  });
});
