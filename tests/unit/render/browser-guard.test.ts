import { EventEmitter, once } from "node:events";
import { describe, expect, it } from "vitest";
import { guarded, LossRecord, type Watched } from "../../../src/render/browser/guard.ts";

const never = new Promise<never>(() => undefined);

function watch(): { watched: Watched; record: LossRecord<"crash" | "disconnect"> } {
  const record = new LossRecord<"crash" | "disconnect">();
  return { record, watched: { onLost: (listener) => record.listen(listener) } };
}

/** An error as puppeteer names it. */
function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

describe("a guarded call", () => {
  const options = { deadlineMs: 10_000, label: "print" };

  it("gives the answer of the call", async () => {
    await expect(guarded(Promise.resolve(7), watch().watched, options)).resolves.toBe(7);
  });

  it.each(["crash", "disconnect"] as const)("ends with a %s of the page", async (kind) => {
    const { watched, record } = watch();
    const call = guarded(never, watched, options);
    record.record(kind);
    await expect(call).rejects.toMatchObject({ name: "BrowserFailure", kind, message: `print: ${kind}` });
  });

  it("ends at once when the page was lost before the call", async () => {
    const { watched, record } = watch();
    record.record("crash");
    record.record("disconnect");
    await expect(guarded(never, watched, options)).rejects.toMatchObject({ kind: "crash" });
  });

  it("ends at its deadline", async () => {
    await expect(guarded(never, watch().watched, { deadlineMs: 1, label: "layout" })).rejects.toMatchObject({
      kind: "timeout",
      message: "layout: timeout",
    });
  });

  it.each([
    ["TargetCloseError", "Protocol error (Page.printToPDF): Target closed", "crash"],
    ["ProtocolError", "Protocol error (Page.printToPDF): Printing failed", "crash"],
    ["Error", "Attempted to use detached Frame 'A'.", "crash"],
    ["TimeoutError", "Timed out after waiting 5ms", "timeout"],
  ])("takes a %s of the protocol (%s) for a %s", async (name, message, kind) => {
    await expect(guarded(Promise.reject(named(name, message)), watch().watched, options)).rejects.toMatchObject({
      name: "BrowserFailure",
      kind,
    });
  });

  it("passes on what a function in the page throws", async () => {
    const defect = new TypeError("x is not a function");
    await expect(guarded(Promise.reject(defect), watch().watched, options)).rejects.toBe(defect);
  });

  it("leaves no rejection behind that nobody takes", async () => {
    const { watched, record } = watch();
    const ending = new EventEmitter();
    const late = once(ending, "never");
    const call = guarded(late, watched, options);
    record.record("crash");
    await expect(call).rejects.toMatchObject({ kind: "crash" });
    // Vitest fails the run for a rejection without a taker.
    ending.emit("error", new Error("late"));
    await expect(late).rejects.toThrow("late");
  });
});

describe("a record of a loss", () => {
  it("does not tell those who stopped listening", () => {
    const { record } = watch();
    const heard: string[] = [];
    const stop = record.listen((kind) => heard.push(`first ${kind}`));
    record.listen((kind) => heard.push(`second ${kind}`));
    stop();
    record.record("disconnect");
    expect(heard).toEqual(["second disconnect"]);
  });
});
