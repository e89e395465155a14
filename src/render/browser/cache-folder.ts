import { accessSync, constants, lstatSync, mkdirSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import { cacheError } from "./cache-error.ts";

/** Where a cache folder may be. */
export interface CacheFolderOptions {
  /** XDG_CACHE_HOME; ignored unless absolute, as the XDG Base Directory Specification 0.8 asks. */
  readonly xdgCacheHome: string | undefined;
  readonly homeFolder: string;
  readonly temporaryFolder: string;
  /** Numeric id of the user; undefined on Windows. */
  readonly userId: number | undefined;
}

/** The places of this machine and user. */
export function cacheFolderOptions(variables: Readonly<Record<string, string | undefined>>): CacheFolderOptions {
  return {
    xdgCacheHome: variables["XDG_CACHE_HOME"],
    homeFolder: homedir(),
    temporaryFolder: tmpdir(),
    userId: process.getuid?.(),
  };
}

/**
 * Chooses and makes the folder that keeps the unpacked browser from build to build: `jianbao` in the user's cache folder,
 * or where that can't be written (containers without a home) a folder of the user's own among the temporary ones.
 * @throws KnownError 3 when neither can be written.
 */
export function chooseCacheFolder({ xdgCacheHome, homeFolder, temporaryFolder, userId }: CacheFolderOptions): string {
  const base = xdgCacheHome !== undefined && isAbsolute(xdgCacheHome) ? xdgCacheHome : join(homeFolder, ".cache");
  const own = join(base, "jianbao");
  if (makeWritable(own, undefined) === undefined) return own;
  const spare = join(temporaryFolder, `jianbao-${userId ?? "cache"}`);
  const error = makeWritable(spare, userId);
  if (error !== undefined) throw cacheError(error, spare);
  return spare;
}

/** Makes a folder that can be written; gives the error when that fails or when, with an owner named, it is another's. */
function makeWritable(folder: string, owner: number | undefined): unknown {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
    const status = lstatSync(folder);
    // Anybody may have made a folder of that name under /tmp; a program put there by another must not be run.
    if (owner !== undefined && (!status.isDirectory() || status.uid !== owner))
      return Object.assign(new Error(`not ours: ${folder}`), { code: "EACCES" });
    return undefined;
  } catch (error) {
    return error;
  }
}
