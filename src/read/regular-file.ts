import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";

/** What opening a file gave: its bytes, or why there are none. `size` is known where only the limit stood in the way. */
export type FileRead =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "too-large"; readonly size: number }
  | { readonly kind: "failed"; readonly code: string };

/**
 * Reads a regular file whole, never through a symbolic link at its end and never more than a limit.
 * @param path absolute.
 * @param maxBytes most bytes read into memory.
 * @returns the bytes or the reason; `code` is that of the system (ENOENT, EACCES, ELOOP, EISDIR …). Never throws for them.
 */
export async function readRegularFile(path: string, maxBytes: number): Promise<FileRead> {
  let file: number | undefined;
  try {
    // O_NONBLOCK: a named pipe must not make a build wait for a writer. Windows has neither flag.
    // Without promises: they take ten times as long as reading a text from a disk.
    file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    const status = fstatSync(file);
    if (!status.isFile()) return { kind: "failed", code: "EISDIR" };
    if (status.size > maxBytes) return { kind: "too-large", size: status.size };
    return { kind: "bytes", bytes: new Uint8Array(readFileSync(file)) };
  } catch (error) {
    return { kind: "failed", code: systemCode(error) };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** The system's code of a failed file operation; anything else is a defect and is thrown on. */
export function systemCode(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  throw error;
}
