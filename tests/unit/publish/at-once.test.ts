import { describe, expect, it } from "vitest";
import { atOnce } from "../../../src/publish/at-once.ts";

describe("doing several at once", () => {
  it("does each of them once, never more at once than asked for", async () => {
    const done: number[] = [];
    let running = 0;
    let most = 0;
    await atOnce(
      Array.from({ length: 20 }, (_, index) => index),
      3,
      async (item) => {
        running += 1;
        most = Math.max(most, running);
        await Promise.resolve();
        await Promise.resolve();
        running -= 1;
        done.push(item);
      },
    );
    expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index));
    expect(most).toBe(3);
  });

  it("begins none after one has failed, and tells of the first", async () => {
    const begun: number[] = [];
    const work = async (item: number): Promise<void> => {
      begun.push(item);
      await Promise.resolve();
      if (item === 1) throw new Error("one");
    };
    await expect(atOnce([0, 1, 2, 3, 4, 5, 6, 7], 2, work)).rejects.toThrow("one");
    expect(begun.length).toBeLessThan(6);
  });
});
