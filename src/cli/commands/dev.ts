import { once } from "node:events";
import { startPreview } from "../../build/preview/preview.ts";
import type { PreviewEvent } from "../../build/preview/preview-room.ts";
import type { ExitCode } from "../../model/known-error.ts";
import type { Language } from "../../model/report.ts";
import { browserSettings, readSurroundings, type Surroundings } from "../environment.ts";
import { repositoryFolders } from "../folders.ts";
import { listenForSignals } from "../interruption.ts";
import type { DevCommandOptions } from "../options.ts";

/** Runs `dev` until it is interrupted: the address goes to stdout, what happens to stderr. */
export async function runDev(
  options: DevCommandOptions,
  surroundings: Surroundings,
  language: Language,
): Promise<ExitCode> {
  const folders = repositoryFolders(options, surroundings);
  const isQuiet = options.quiet === true;
  const interruption = listenForSignals("exits");
  const interrupted = interruption.signal.aborted ? Promise.resolve() : once(interruption.signal, "abort");
  const say = (zh: string, en: string): void => {
    if (!isQuiet) process.stderr.write(`${language === "en" ? en : zh}\n`);
  };
  try {
    const preview = await startPreview({
      ...folders,
      folder: surroundings.folder,
      language,
      ...(options.port === undefined ? {} : { port: options.port }),
      browser: browserSettings(options.browser, surroundings),
      timeoutMs: options.timeout,
      now: () => readSurroundings().now,
      onEvent: ({ kind }: PreviewEvent) => {
        if (kind === "browser-lost")
          say("排印用的浏览器意外退出，正在重新启动", "The printing browser was lost and is started again");
      },
    });
    try {
      process.stdout.write(`${preview.address}\n`);
      say(
        "在浏览器里打开上面的地址（只限本机，草稿和涉密的期也会显示）。按 Ctrl+C 结束。",
        "Open the address above in a browser (this machine only; drafts and classified issues are shown). Ctrl+C ends it.",
      );
      await Promise.race([interrupted, preview.failed]);
    } finally {
      await preview.close();
    }
    return interruption.exitCode();
  } finally {
    interruption.stop();
  }
}
