import { KnownError } from "../model/known-error.ts";
import type { RuleId } from "../model/rules.ts";

/** Faults of disks and rights by the system's code; each is told apart because each has another remedy. */
const faults: Readonly<Record<string, RuleId>> = {
  ENOSPC: "output/disk-full",
  EDQUOT: "output/disk-full",
  EROFS: "output/read-only",
  EACCES: "output/no-permission",
  EPERM: "output/no-permission",
  EBUSY: "output/mount-point",
  EXDEV: "output/mount-point",
  EIO: "output/failed",
  EMFILE: "output/failed",
  ENFILE: "output/failed",
  ENAMETOOLONG: "output/failed",
  EFBIG: "output/failed",
  ENOTDIR: "output/failed",
};

/** The system's code of a failed call, or "". */
export function systemCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** Runs file work on `path`; a fault of the environment becomes a KnownError (exit 3) that names the path. */
export async function onDisk<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw diskError(path, error);
  }
}

/** What to throw for a failure of file work on `path`: a KnownError (exit 3) that names it, where it is the environment's fault. */
export function diskError(path: string, error: unknown): unknown {
  const code = systemCode(error);
  const rule = faults[code];
  return rule === undefined ? error : new KnownError(3, rule, { path, code }, error);
}
