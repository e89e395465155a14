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
