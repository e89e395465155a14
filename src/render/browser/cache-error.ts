import { mkdir } from "node:fs/promises";
import { KnownError } from "../../model/known-error.ts";

const ruleOfCode = {
  ENOSPC: "environment/cache-full",
  EDQUOT: "environment/cache-full",
  EROFS: "environment/cache-read-only",
  EACCES: "environment/cache-no-permission",
  EPERM: "environment/cache-no-permission",
} as const;

/** What the disk said when the cache folder was written, as an error with its remedy; exit 3. */
export function cacheError(error: unknown, path: string): KnownError {
  if (error instanceof KnownError) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const known = Object.entries(ruleOfCode).find(([name]) => name === code)?.[1];
  if (known !== undefined) return new KnownError(3, known, { path }, error);
  return new KnownError(
    3,
    "environment/unpack-failed",
    { path, reason: error instanceof Error ? error.message : String(error) },
    error,
  );
}

/**
 * Makes a folder and those above it. Node reports a read-only disk as ENOENT of the folder that it could not make; asked for
 * that one alone, it names the true reason.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    if (
      error instanceof Error &&
      "code" in error &&
      error.code === "ENOENT" &&
      "path" in error &&
      typeof error.path === "string"
    )
      await mkdir(error.path);
    throw error;
  }
}
