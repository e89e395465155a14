import { describe, expect, it } from "vitest";
import type { BrowserHandle } from "../../../src/render/browser/launch.ts";
import { Press } from "../../../src/render/press.ts";

const setting = {
  shell: { css: "", fonts: new Map(), pageCss: () => "" },
  shellId: "水务简报",
  faces: new Set<string>(),
};

/** A press whose browsers start when they are told to. */
function pressWith() {
  let launched = 0;
  let closed = 0;
  let begin!: () => void;
  let start!: (handle: BrowserHandle) => void;
  const launching = new Promise<void>((resolve) => (begin = resolve));
  const browser = new Promise<BrowserHandle>((resolve) => (start = resolve));
  const handle = {
    close: () => {
      closed += 1;
      return Promise.resolve();
    },
    newPage: () => Promise.reject(new Error("no page is opened here")),
  } as unknown as BrowserHandle;
  const press = new Press({
    launch: () => {
      launched += 1;
      begin();
      return browser;
    },
    workers: 2,
    press: false,
    verifiesText: false,
    timeoutMs: 1000,
  });
  return { press, launching, start: () => start(handle), counts: () => ({ launched, closed }) };
}

describe("Press", () => {
  it("ends a browser that was still starting when it was closed", async () => {
    const { press, launching, start, counts } = pressWith();
    const warming = press.warmUp(setting);
    await launching;
    const closing = press.close();
    start();
    await expect(warming).rejects.toThrow("closed");
    await closing;
    expect(counts()).toEqual({ launched: 1, closed: 1 });
  });

  it("starts none once it was closed", async () => {
    const { press, counts } = pressWith();
    await press.close();
    await expect(press.warmUp(setting)).rejects.toThrow("closed");
    expect(counts()).toEqual({ launched: 0, closed: 0 });
  });
});
