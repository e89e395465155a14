import type { ExitCode } from "../model/known-error.ts";

/** Turns SIGINT, SIGTERM and SIGHUP into an abort; the exit code is 128 and the signal's number. */
export function listenForSignals(): {
  readonly signal: AbortSignal;
  readonly exitCode: () => ExitCode;
  readonly stop: () => void;
} {
  const controller = new AbortController();
  let code: ExitCode = 130;
  const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  const listeners = Object.entries(codes).map(([name, value]) => {
    const listener = (): void => {
      code = value;
      controller.abort();
    };
    process.on(name, listener);
    return () => process.off(name, listener);
  });
  return { signal: controller.signal, exitCode: () => code, stop: () => listeners.forEach((stop) => stop()) };
}
