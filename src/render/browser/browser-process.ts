import { spawn, spawnSync } from "node:child_process";
import type { Readable, Writable } from "node:stream";

/** The process of a browser that we started, with every process it started. */
export interface BrowserProcess {
  /** Undefined when the program could not be started (no such program, no right to run it); then `ended` tells why. */
  readonly pid: number | undefined;
  readonly toBrowser: Writable;
  readonly fromBrowser: Readable;
  /** Fulfilled when the program has ended or could not be started: with the reason, in the system's words. */
  readonly ended: Promise<string>;
  /** The last lines the program wrote to its error output. */
  readonly lastWords: () => string;
  /** Ends the program and everything it started, at once. Harmless when it has ended. */
  readonly kill: () => void;
}

/** Characters of the error output that are kept. */
const keptOutput = 8000;

/** ms that the error output may take to end after the program. */
const lastWordsMs = 300;

/**
 * Starts a browser whose pipes 3 and 4 carry the debugging protocol, as leader of a process group of its own. That keeps a
 * terminal's Ctrl-C from it and lets everything it starts be ended together; also Debian's wrapper script, which does not exec.
 * @throws Error where the system can't run the file at all (such as a program for another processor).
 */
export function spawnBrowser(
  executable: string,
  flags: readonly string[],
  environment: Readonly<Record<string, string>>,
): BrowserProcess {
  const isWindows = process.platform === "win32";
  const child = spawn(executable, flags, {
    detached: !isWindows,
    env: environment,
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
    windowsHide: true,
  });
  const [, , errorOutput, toBrowser, fromBrowser] = child.stdio as unknown as readonly [
    null,
    null,
    Readable,
    Writable,
    Readable,
  ];
  let output = "";
  errorOutput.setEncoding("utf8");
  errorOutput.on("data", (text: string) => {
    output = (output + text).slice(-keptOutput);
  });
  let isOver = false;
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => {
      killGroup(child.pid, isWindows);
      isOver = true;
      const reason = signal ?? `exit ${code ?? 0}`;
      // The last words come after the end; a process that left the group may hold the pipe open, so not for long.
      errorOutput.once("close", () => resolve(reason));
      setTimeout(() => resolve(reason), errorOutput.closed ? 0 : lastWordsMs);
    });
  });
  return {
    pid: child.pid,
    toBrowser,
    fromBrowser,
    ended,
    lastWords: () => output.trim(),
    kill: () => void (isOver || killGroup(child.pid, isWindows)),
  };
}

function killGroup(pid: number | undefined, isWindows: boolean): void {
  if (pid === undefined) return;
  if (isWindows) {
    spawnSync("taskkill", ["/pid", String(pid), "/T", "/F"], { stdio: "ignore", windowsHide: true });
    return;
  }
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    // ESRCH: nothing of the group is left. EPERM (macOS): what is left of it is ending already.
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "ESRCH" && code !== "EPERM") throw error;
  }
}
