import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("../..", import.meta.url));
const entry = fileURLToPath(new URL("../../src/cli/bin.ts", import.meta.url));

/** What a run of the command left behind. */
export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `jianbao` from the sources as a child process, in a folder, with a bare environment and what is given. */
export function runCli(
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<CliResult> {
  const child = spawn(cliPaths.NODE, ["--import", cliPaths.TSX, entry, ...args], {
    cwd: options.cwd,
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], TMPDIR: process.env["TMPDIR"], ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}

/** The project's own folder. */
export const projectFolder = project;

/** What a shell needs to run the command from the sources: `"$NODE" --import "$TSX" "$ENTRY" …`. */
export const cliPaths = {
  NODE: process.execPath,
  TSX: new URL("../../node_modules/tsx/dist/esm/index.mjs", import.meta.url).href,
  ENTRY: entry,
};
