import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContext, CDPSession, Page, Protocol } from "puppeteer";
import { startOfFile, type Diagnostic } from "../../model/diagnostic.ts";
import { KnownError } from "../../model/known-error.ts";
import { finding } from "../../model/report.ts";
import { spawnBrowser, type BrowserProcess } from "./browser-process.ts";
import { browserEnvironment, browserFlags } from "./flags.ts";
import { LossRecord } from "./guard.ts";
import { PipeTransport } from "./pipe-transport.ts";
import type { BrowserSource } from "./resolve.ts";

/** Types of the one library that drives the browser; nothing else of it leaves this file. */
export type { CDPSession, Page, Protocol };

/** What a browser is started with. */
export interface LaunchRequest {
  /** Path of the program, or the `ws://` address of a running browser where `source` is `remote`. */
  readonly executable: string;
  readonly source: BrowserSource;
  /** Folder of libraries for LD_LIBRARY_PATH (packaged browser). */
  readonly libraryFolder?: string;
  readonly fontConfiguration: string;
  /** Existing folder below which the browser keeps its profile; the caller sweeps it after a kill. */
  readonly workFolder: string;
  /** Root can't use the sandbox; everybody else tries it first. */
  readonly isRoot: boolean;
  /** The variables of our own process; the browser gets only those it needs. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** ms until the browser must answer. */
  readonly timeoutMs: number;
  /** Ends the start, and the browser with it. */
  readonly signal?: AbortSignal;
}

/** `refused`: the system offers none; `root`: Chromium has none for root; `unknown`: somebody else started the browser. */
export type SandboxState = "on" | "root" | "refused" | "unknown";

/** A running browser. */
export interface BrowserHandle {
  /** Such as `143.0.7499.169`. */
  readonly version: string;
  readonly source: BrowserSource;
  readonly path: string;
  /** Whether its sandbox is on. */
  readonly sandboxed: boolean;
  readonly sandbox: SandboxState;
  /** Process id of the browser; undefined for a remote one. */
  readonly pid: number | undefined;
  /** Warnings about this browser: started without its sandbox, older than what was tested. */
  readonly diagnostics: readonly Diagnostic[];
  readonly newPage: () => Promise<Page>;
  /** Calls back when the browser is lost, at once when it already is; gives a function that stops listening. */
  readonly onDisconnect: (listener: () => void) => () => void;
  /** Ends the browser and everything it started and removes its profile, with force when it does not end by itself. */
  readonly close: () => Promise<void>;
}

/** Oldest Chromium with page margin boxes, which hold the folios (Chrome 131 release notes). */
const oldestMajor = 131;

/** Oldest Chromium that the printed geometry was measured with. */
const testedMajor = 143;

/** ms; a browser that does not close by then is killed. */
const closeDeadlineMs = 3000;

/** A browser we are connected to, however that came about. */
interface Connected {
  readonly browser: Browser;
  /** Where our pages are opened: the browser itself, or a context of a remote one. */
  readonly pages: Browser | BrowserContext;
  readonly sandbox: SandboxState;
  readonly process?: BrowserProcess;
  readonly profile?: string;
}

/**
 * Starts a browser over a pipe, so that it ends with this process however that ends, or joins a remote one. The sandbox is
 * tried unless the user is root; where the system has none to offer, the browser is started once more without it.
 * @throws KnownError 3 when it does not start in time or is older than 131.
 */
export async function launchBrowser(request: LaunchRequest): Promise<BrowserHandle> {
  const connected = request.source === "remote" ? await connectTo(request) : await start(request);
  const handle = handleOf(connected, request, await connected.browser.version());
  const major = Number(/^\d+/.exec(handle.version)?.[0] ?? 0);
  if (major >= oldestMajor) return handle;
  await handle.close();
  throw new KnownError(3, "environment/browser-too-old", {
    path: request.executable,
    version: handle.version,
    oldest: oldestMajor,
  });
}

async function start(request: LaunchRequest): Promise<Connected> {
  if (request.isRoot) return startAgain(request, "root");
  try {
    return await startAgain(request, "on");
  } catch (error) {
    if (!(error instanceof KnownError) || !/sandbox/i.test(String(error.params["reason"]))) throw error;
    return startAgain(request, "refused");
  }
}

/** How often a browser is started that crashes as it starts: on a busy machine the packaged one does so now and then (SIGSEGV). */
const startAttempts = 3;

/** Signals that end a program that has crashed. */
const crashed = /\bSIG(?:SEGV|BUS|TRAP|ABRT|ILL)$/;

async function startAgain(request: LaunchRequest, sandbox: SandboxState): Promise<Connected> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(request, sandbox);
    } catch (error) {
      const reason = error instanceof KnownError ? String(error.params["reason"]) : "";
      if (attempt >= startAttempts || !crashed.test(reason) || /sandbox/i.test(reason)) throw error;
    }
  }
}

async function startOnce(request: LaunchRequest, sandbox: SandboxState): Promise<Connected> {
  const { default: puppeteer } = await import("puppeteer");
  const profile = await mkdtemp(join(request.workFolder, "profile-"));
  let program: BrowserProcess | undefined;
  try {
    program = spawnBrowser(
      request.executable,
      browserFlags(profile, sandbox === "on"),
      browserEnvironment(request.environment, request),
    );
    const transport = new PipeTransport(program.toBrowser, program.fromBrowser);
    const browser = await inTime(puppeteer.connect({ transport, ...connection }), request, program.ended);
    return { browser, pages: browser, sandbox, process: program, profile };
  } catch (error) {
    program?.kill();
    await program?.ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    throw new KnownError(
      3,
      "environment/browser-start",
      { path: request.executable, reason: reasonOf(program?.lastWords() ?? "", error) },
      error,
    );
  }
}

/** Deadlines are ours (guard.ts), network events would only be thrown away. */
const connection = { protocolTimeout: 0, networkEnabled: false } as const;

async function connectTo(request: LaunchRequest): Promise<Connected> {
  const { default: puppeteer } = await import("puppeteer");
  try {
    const browser = await inTime(puppeteer.connect({ browserWSEndpoint: request.executable, ...connection }), request);
    // Our pages share nothing with others in that browser, and go when we do.
    return { browser, pages: await browser.createBrowserContext(), sandbox: "unknown" };
  } catch (error) {
    throw new KnownError(
      3,
      "environment/browser-not-reached",
      { path: request.executable, reason: reasonOf("", error) },
      error,
    );
  }
}

/** Waits for the connection; not longer than the deadline, the caller's patience and the life of the program. */
async function inTime(connecting: Promise<Browser>, request: LaunchRequest, ended?: Promise<string>): Promise<Browser> {
  let timer: NodeJS.Timeout | undefined;
  let abort: (() => void) | undefined;
  const failure = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`no answer in ${Math.round(request.timeoutMs / 1000)} s`)),
      request.timeoutMs,
    );
    abort = () => reject(new Error("interrupted"));
    request.signal?.addEventListener("abort", abort, { once: true });
    if (request.signal?.aborted === true) abort();
    void ended?.then((reason) => reject(new Error(reason)));
  });
  try {
    return await Promise.race([failure, connecting]);
  } catch (error) {
    // The connection fails a moment before the program's end is known, which says more.
    const isLost = error instanceof Error && /closed/i.test(`${error.name} ${error.message}`);
    throw isLost && ended !== undefined ? new Error(await Promise.race([ended, failure])) : error;
  } finally {
    clearTimeout(timer);
    if (abort !== undefined) request.signal?.removeEventListener("abort", abort);
  }
}

/** What the browser said last: its fatal line where it has one, in one line of readable length. */
function reasonOf(lastWords: string, error: unknown): string {
  const said = lastWords
    .split("\n")
    .filter((line) => line.trim() !== "" && !/^\s*#\d|^Received signal|DBus|dbus/.test(line));
  const telling = said.find((line) => /FATAL|sandbox|error while loading/i.test(line)) ?? said.at(-1);
  const outcome = error instanceof Error ? error.message : String(error);
  return [telling?.replace(/^\[[^\]]*\]\s*/, "").slice(0, 300), outcome]
    .filter((part) => part !== undefined && part !== "")
    .join(" | ");
}

function handleOf(connected: Connected, request: LaunchRequest, product: string): BrowserHandle {
  const { browser, pages, sandbox, process: program } = connected;
  const version = /\/([\d.]+)$/.exec(product)?.[1] ?? product;
  const lost = new LossRecord<"disconnect">();
  browser.once("disconnected", () => lost.record("disconnect"));
  if (!browser.connected) lost.record("disconnect");
  let closing: Promise<void> | undefined;
  return {
    version,
    source: request.source,
    path: request.executable,
    sandboxed: sandbox === "on",
    sandbox,
    pid: program?.pid,
    diagnostics: warningsOf(request, sandbox, version),
    newPage: () => pages.newPage(),
    onDisconnect: (listener) => lost.listen(() => listener()),
    close() {
      closing ??= closeBrowser(connected);
      return closing;
    },
  };
}

function warningsOf(request: LaunchRequest, sandbox: SandboxState, version: string): Diagnostic[] {
  const place = startOfFile(request.executable);
  const isUntested = Number.parseInt(version, 10) < testedMajor;
  return [
    ...(sandbox === "refused" ? [finding("environment/no-sandbox", place)] : []),
    ...(isUntested ? [finding("environment/browser-untested", place, { version, tested: testedMajor })] : []),
  ];
}

async function closeBrowser({ browser, pages, process: program, profile }: Connected): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      program?.kill();
      resolve();
    }, closeDeadlineMs);
  });
  // Rejects when the browser is gone already, which is what is wanted.
  const asked = pages.close().catch(() => undefined);
  await Promise.race([program?.ended ?? asked, late]);
  clearTimeout(timer);
  if (program === undefined) await browser.disconnect();
  await program?.ended;
  if (profile !== undefined) await rm(profile, { recursive: true, force: true, maxRetries: 3 });
}
