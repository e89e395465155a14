import type { ExitCode } from "../model/known-error.ts";

/** A command that can be interrupted. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Once it was. */
  readonly exitCode: () => ExitCode;
  readonly stop: () => void;
}

/**
 * Turns SIGINT, SIGTERM and SIGHUP into an abort; the exit code is 128 and the signal's number.
 * @param second what a second signal does, while the first one is still obeyed: nothing, or end the process at once, which ends
 *   its browsers as well, since they hang on a pipe.
 */
export function listenForSignals(second: "waits" | "exits" = "waits"): Interruption {
  const controller = new AbortController();
  let code: ExitCode = 130;
  const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  const listeners = Object.entries(codes).map(([name, value]) => {
    const listener = (): void => {
      if (second === "exits" && controller.signal.aborted) process.exit(value);
      code = value;
      controller.abort();
    };
    process.on(name, listener);
    return () => process.off(name, listener);
  });
  return { signal: controller.signal, exitCode: () => code, stop: () => listeners.forEach((stop) => stop()) };
}
