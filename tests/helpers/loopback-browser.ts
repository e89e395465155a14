import { rmSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer, { type Page } from "puppeteer";
import { browserEnvironment } from "../../src/render/browser/flags.ts";
import { testLaunchRequest } from "./browser.ts";

export type { Page };

/** A browser as a reader has one: it reaches servers of this machine, which the browsers that print never do. */
export interface LoopbackBrowser {
  readonly newPage: () => Promise<Page>;
  readonly close: () => Promise<void>;
}

/** Starts the packaged browser with what a person's browser may do, except to leave the machine. */
export async function openLoopbackBrowser(): Promise<LoopbackBrowser> {
  const work = mkdtempSync(join(tmpdir(), "jianbao-loopback-"));
  const request = await testLaunchRequest(work);
  const browser = await puppeteer.launch({
    executablePath: request.executable,
    pipe: true,
    userDataDir: join(work, "profile"),
    env: browserEnvironment(process.env, request),
    args: [
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
      ...(request.isRoot ? ["--no-sandbox"] : []),
    ],
  });
  return {
    newPage: () => browser.newPage(),
    async close() {
      await browser.close();
      rmSync(work, { recursive: true, force: true });
    },
  };
}
