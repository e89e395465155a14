import { resolve } from "node:path";
import type { BrowserSettings } from "../build/start-browser.ts";
import type { Language } from "../model/report.ts";

/** What the program takes from its surroundings, once, so that nothing below the command line reads them. */
export interface Surroundings {
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** The folder the command was typed in; npm tells it in INIT_CWD (contract §3). */
  readonly folder: string;
  readonly isTerminal: boolean;
  readonly now: number;
}

/** Reads the process's surroundings. `SOURCE_DATE_EPOCH` (seconds) stands for "now" where it is set. */
export function readSurroundings(): Surroundings {
  const variables = process.env;
  const underNpm = variables["npm_lifecycle_event"] !== undefined && variables["INIT_CWD"] !== undefined;
  const epoch = /^\d{1,12}$/.test(variables["SOURCE_DATE_EPOCH"] ?? "")
    ? Number(variables["SOURCE_DATE_EPOCH"]) * 1000
    : Date.now();
  return {
    variables,
    folder: resolve(underNpm ? (variables["INIT_CWD"] ?? ".") : process.cwd()),
    isTerminal: process.stderr.isTTY,
    now: epoch,
  };
}

/** The language of messages: `--lang`, else LC_ALL or LANG, else Chinese. */
export function chooseLanguage(wanted: string | undefined, variables: Surroundings["variables"]): Language {
  if (wanted === "en" || wanted === "zh-CN") return wanted;
  const locale = variables["LC_ALL"] || variables["LANG"] || "";
  return /^en([_.-]|$)/i.test(locale) ? "en" : "zh-CN";
}

/** Whether to print colours: `--color`, then NO_COLOR, FORCE_COLOR, then whether stderr is a terminal. */
export function chooseColour(wanted: "auto" | "always" | "never" | undefined, surroundings: Surroundings): boolean {
  if (wanted === "always") return true;
  if (wanted === "never") return false;
  const { NO_COLOR, FORCE_COLOR, TERM } = surroundings.variables;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== "") return FORCE_COLOR !== "0";
  return surroundings.isTerminal && TERM !== "dumb";
}

/** What `--browser` and the environment say about the browser. A path the user typed is relative to the folder it was typed in. */
export function browserSettings(wanted: string | undefined, { variables, folder }: Surroundings): BrowserSettings {
  const named = wanted === undefined || /^wss?:/i.test(wanted) ? wanted : resolve(folder, wanted);
  return { ...(named === undefined ? {} : { named }), variables, processId: process.pid };
}
