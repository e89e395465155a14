import type { Readable, Writable } from "node:stream";

/**
 * The debugging protocol over two pipes (`--remote-debugging-pipe`): messages are JSON texts, each ended by a NUL byte.
 * A browser on a pipe ends when the other end is gone, however that ended; on a web socket it would live on.
 */
export class PipeTransport {
  onmessage?: (message: string) => void;
  onclose?: () => void;
  readonly #toBrowser: Writable;
  readonly #fromBrowser: Readable;
  #pending: Buffer[] = [];
  #closed = false;

  constructor(toBrowser: Writable, fromBrowser: Readable) {
    this.#toBrowser = toBrowser;
    this.#fromBrowser = fromBrowser;
    // A broken pipe is told by the end of the process; without listeners it would end ours.
    toBrowser.on("error", () => this.close());
    fromBrowser.on("error", () => this.close());
    fromBrowser.on("close", () => this.close());
    fromBrowser.on("data", (chunk: Buffer) => this.#take(chunk));
  }

  /** Sends one message; dropped when the browser is gone, whose loss is told by `onclose`. */
  send(message: string): void {
    if (!this.#closed) this.#toBrowser.write(`${message}\0`);
  }

  /** Ends both pipes, upon which the browser ends itself. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#toBrowser.destroy();
    this.#fromBrowser.destroy();
    this.onclose?.();
  }

  #take(chunk: Buffer): void {
    let rest = chunk;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      this.#pending.push(rest.subarray(0, end));
      const message = Buffer.concat(this.#pending).toString("utf8");
      this.#pending = [];
      rest = rest.subarray(end + 1);
      // One message a turn, in order: a listener may still be added by what the message before it resolved.
      setImmediate(() => this.onmessage?.(message));
    }
    if (rest.length > 0) this.#pending.push(rest);
  }
}
