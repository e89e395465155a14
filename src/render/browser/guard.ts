/** Why a call to the browser ended: its page crashed, its connection was lost, or it took too long. */
export type BrowserFailureKind = "crash" | "disconnect" | "timeout";

/** A call to the browser that gave no answer. The browser it was made to must not be used again. */
export class BrowserFailure extends Error {
  readonly kind: BrowserFailureKind;

  constructor(kind: BrowserFailureKind, label: string, cause?: unknown) {
    super(`${label}: ${kind}`, cause === undefined ? undefined : { cause });
    this.name = "BrowserFailure";
    this.kind = kind;
  }
}

/** Something that tells of a crash or a lost connection. */
export interface Watched {
  /** Calls back when the page or its browser is lost, at once when it already is; gives a function that stops listening. */
  readonly onLost: (listener: (kind: "crash" | "disconnect") => void) => () => void;
}

/** Remembers the first loss and tells everyone who asks, however late. */
export class LossRecord<Kind extends string> {
  #kind: Kind | undefined;
  readonly #listeners = new Set<(kind: Kind) => void>();

  /** Records a loss; the first one stands. */
  record(kind: Kind): void {
    if (this.#kind !== undefined) return;
    this.#kind = kind;
    for (const listener of this.#listeners) listener(kind);
    this.#listeners.clear();
  }

  /** Calls back once, at once when the loss is already there; gives a function that stops listening. */
  listen(listener: (kind: Kind) => void): () => void {
    if (this.#kind === undefined) this.#listeners.add(listener);
    else listener(this.#kind);
    return () => void this.#listeners.delete(listener);
  }
}

/**
 * Races a call to the browser against a crash of its page, the loss of the browser, and a deadline: a renderer killed
 * between two calls otherwise leaves the next one waiting for a time-out.
 * @throws BrowserFailure; also for errors of the protocol, which mean that page or browser are gone. What the function in
 * the page itself throws is passed on.
 */
export function guarded<T>(
  call: Promise<T>,
  watched: Watched,
  { deadlineMs, label }: { readonly deadlineMs: number; readonly label: string },
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let stop: (() => void) | undefined;
  const failure = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new BrowserFailure("timeout", label)), deadlineMs);
    stop = watched.onLost((kind) => reject(new BrowserFailure(kind, label)));
  });
  const answer = call.catch((error: unknown) => {
    throw asFailure(error, label);
  });
  return Promise.race([failure, answer]).finally(() => {
    clearTimeout(timer);
    stop?.();
  });
}

/** Errors of the debugging protocol, by the names and words of puppeteer 24. */
function asFailure(error: unknown, label: string): unknown {
  if (!(error instanceof Error)) return error;
  if (error.name === "TimeoutError") return new BrowserFailure("timeout", label, error);
  const isProtocol = ["ProtocolError", "TargetCloseError", "ConnectionClosedError"].includes(error.name);
  const isGone =
    /Target closed|Session closed|Connection closed|detached Frame|frame was detached|Navigating frame was detached/i.test(
      error.message,
    );
  return isProtocol || isGone ? new BrowserFailure("crash", label, error) : error;
}
