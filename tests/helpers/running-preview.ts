import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { cliPaths } from "./run-cli.ts";

/** A `jianbao dev` that runs as a process of its own. */
export interface RunningPreview {
  readonly child: ChildProcess;
  /** What it says to open. */
  readonly address: string;
  /** Everything on stderr so far. */
  readonly said: () => string;
  /** Ends it by a signal, and gives its exit code. */
  readonly end: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** Starts `jianbao dev` in a folder and waits for its address. */
export async function runPreview(folder: string, args: readonly string[] = []): Promise<RunningPreview> {
  const child = spawn(cliPaths.NODE, ["--import", cliPaths.TSX, cliPaths.ENTRY, "dev", ...args], {
    cwd: folder,
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], TMPDIR: process.env["TMPDIR"] },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = once(child, "close") as Promise<[number | null]>;
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  const address = await Promise.race([
    once(child.stdout.setEncoding("utf8"), "data").then(([text]) => String(text).trim()),
    closed.then(([code]) => {
      throw new Error(`dev ended with ${code}: ${said}`);
    }),
  ]);
  return {
    child,
    address,
    said: () => said,
    async end(signal = "SIGINT") {
      child.kill(signal);
      const [code] = await closed;
      return code;
    },
  };
}

/** Process ids of the living browsers that a process has started; the compiler of tsx, a child as well, is left out. */
export function browsersOf(parent: number | undefined): number[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const status = readFileSync(`/proc/${name}/stat`, "latin1");
      const [state, ppid] = status.slice(status.lastIndexOf(")") + 2).split(" ");
      if (state === "Z" || Number(ppid) !== parent) return [];
      return readFileSync(`/proc/${name}/cmdline`, "utf8").includes("--remote-debugging-pipe") ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}
