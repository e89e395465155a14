import type { BuildProgress } from "../build/build.ts";
import type { Language } from "../model/report.ts";

/** One status line on a terminal; nothing when stderr is piped, so that logs hold results and findings only. */
export class Progress {
  readonly #active: boolean;
  #shown = false;

  constructor(active: boolean) {
    this.#active = active;
  }

  /** Replaces the status line. */
  show(text: string): void {
    if (!this.#active) return;
    process.stderr.write(`\r\u001B[2K${text}`);
    this.#shown = true;
  }

  /** Takes the status line away before something else is printed. */
  clear(): void {
    if (this.#shown) process.stderr.write("\r\u001B[2K");
    this.#shown = false;
  }
}

/** How far a build is, in a few words. */
export function progressText({ stage, done, of }: BuildProgress, language: Language): string {
  const words = { read: ["读稿", "reading"], print: ["排印", "printing"], publish: ["写出", "writing"] } as const;
  return `${words[stage][language === "en" ? 1 : 0]} ${done}/${of}`;
}
