import { accessSync, constants, readdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter } from "node:path";
import type { BrowserSearch } from "./resolve.ts";
import { findPackagedBrowser } from "./unpack.ts";

/** What a search for a browser starts from. */
export interface MachineOptions {
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** What the user named with `--browser`; it goes before PUPPETEER_EXECUTABLE_PATH. */
  readonly named?: string;
}

/** Looks at the machine: what `resolveBrowser` needs to know of it. */
export async function describeMachine({ variables, named }: MachineOptions): Promise<BrowserSearch> {
  const variable = variables["PUPPETEER_EXECUTABLE_PATH"];
  const wanted =
    named === undefined
      ? { path: variable ?? "", origin: "PUPPETEER_EXECUTABLE_PATH" }
      : { path: named, origin: "--browser" };
  const programs = ["PROGRAMFILES", "ProgramFiles", "PROGRAMFILES(X86)", "ProgramFiles(x86)", "LOCALAPPDATA"].map(
    (name) => variables[name],
  );
  return {
    ...(wanted.path === "" ? {} : { explicit: wanted }),
    platform: process.platform,
    arch: process.arch,
    isGlibc: process.platform === "linux" && runsOnGlibc(),
    hasPackaged: (await findPackagedBrowser()) !== undefined,
    homeFolder: homedir(),
    pathFolders: (variables["PATH"] ?? variables["Path"] ?? "").split(delimiter).filter((folder) => folder !== ""),
    programFolders: [...new Set(programs.filter((folder) => folder !== undefined))],
    isExecutable,
    list: (folder) => {
      try {
        return readdirSync(folder);
      } catch {
        return [];
      }
    },
  };
}

/** Node's own report names the C library it runs on; musl has no version there. */
function runsOnGlibc(): boolean {
  // Without this the report looks up the name of every network address, which can take seconds.
  Object.assign(process.report, { excludeNetwork: true });
  // The report is untyped JSON: a parse boundary.
  const { header } = process.report.getReport() as { readonly header?: { readonly glibcVersionRuntime?: string } };
  return header?.glibcVersionRuntime !== undefined;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
