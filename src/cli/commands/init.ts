import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { initRepository } from "../../build/init/init-repository.ts";
import type { ExitCode } from "../../model/known-error.ts";
import type { Language } from "../../model/report.ts";
import type { InitCommandOptions } from "../desk-options.ts";
import type { Surroundings } from "../environment.ts";
import { shownPath } from "../report-diagnostics.ts";
import { dayIn } from "../today.ts";

/** Runs `init`: the paths written go to stdout, the next step to stderr. */
export async function runInit(
  dir: string | undefined,
  options: InitCommandOptions,
  surroundings: Surroundings,
  language: Language,
  version: string,
): Promise<ExitCode> {
  const folder = resolve(surroundings.folder, options.root ?? ".", dir ?? ".");
  const written = await initRepository({
    folder,
    add: options.add === true,
    package: options.package === undefined ? undefined : packageTyped(options.package, surroundings.folder),
    version,
    nodeMajor: Number(process.versions.node.split(".")[0]),
    // The sample's site is one of China's (site.yaml `timeZone`).
    today: dayIn(surroundings.now, "Asia/Shanghai"),
  });
  process.stdout.write(written.map((path) => `${shownPath(resolve(folder, path), surroundings.folder)}\n`).join(""));
  if (options.quiet !== true) process.stderr.write(`${nextStep(written.length, language)}\n`);
  return 0;
}

/** What names a file or folder is meant from where it was typed; versions and addresses are left as they are. */
function packageTyped(text: string, folder: string): string {
  const path = resolve(folder, text.replace(/^file:/, ""));
  return existsSync(path) ? path : text;
}

function nextStep(files: number, language: Language): string {
  if (language === "en")
    return files === 0 ? "Nothing was missing." : "Done. Read README.md there: npm install, then npx jianbao new.";
  return files === 0 ? "什么也不缺。" : "建好了。先看其中的 README.md：npm install，然后 npx jianbao new。";
}
