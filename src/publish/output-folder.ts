import { lstat, readdir, realpath, rename, rm, rmdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { KnownError } from "../model/known-error.ts";
import { systemCode } from "./output-error.ts";

/** The file that marks a folder as generated; only such a folder, or an empty one, is ever replaced. */
export const markerName = ".jianbao-output";
/** What the marker says: the form of the folder, for later versions. */
export const markerText = "jianbao-output 1\n";

/** The files and folders beside an output folder that belong to it while it is written. */
export interface OutputPlace {
  /** The folder itself, links resolved, so that everything beside it is on the same disk. */
  readonly target: string;
  readonly parent: string;
  readonly lock: string;
  /** The path of a new staged folder, or of the old output while it is swapped, by a random name. */
  readonly staging: (random: string) => string;
  readonly old: (random: string) => string;
}

/** Where an output folder lies, whether it exists or not. */
export async function outputPlace(out: string): Promise<OutputPlace> {
  const target = await realpath(out).catch(() => out);
  const parent = dirname(target);
  const name = basename(target);
  return {
    target,
    parent,
    lock: join(parent, `${name}.jianbao-lock`),
    staging: (random) => join(parent, `${name}.jianbao-${random}`),
    old: (random) => join(parent, `${name}.old-${random}`),
  };
}

/**
 * Refuses a target that is not ours to replace.
 * @throws KnownError 2 `output/foreign-folder` for a folder with files and no marker, `output/not-a-folder` for a file.
 */
export async function assertReplaceable(target: string): Promise<void> {
  const stats = await statsOf(target);
  if (stats === undefined) return;
  if (!stats.isDirectory()) throw new KnownError(2, "output/not-a-folder", { path: target });
  if (dirname(target) === target || !(await isOurs(target)))
    throw new KnownError(2, "output/foreign-folder", { path: target });
}

/** Whether something is at the path. */
export async function exists(path: string): Promise<boolean> {
  return (await statsOf(path)) !== undefined;
}

/**
 * Clears up after builds that were killed; the lock must be held. An old output that was moved away and never replaced
 * comes back; staged folders and replaced outputs go.
 */
export async function recover(place: OutputPlace): Promise<void> {
  const name = basename(place.target);
  const own = new RegExp(`^${escaped(name)}\\.(jianbao|old)-[0-9a-f]{12}$`);
  for (const entry of await readdir(place.parent)) {
    const kind = own.exec(entry)?.[1];
    const path = join(place.parent, entry);
    if (kind === undefined || !(await isOurs(path))) continue;
    if (kind === "old" && !(await exists(place.target))) await rename(path, place.target);
    else await removeOwn(path);
  }
}

/** Removes a generated folder, its marker last: what a killed removal leaves is still known as ours. */
export async function removeOwn(folder: string): Promise<void> {
  for (const entry of await readdir(folder))
    if (entry !== markerName) await rm(join(folder, entry), { recursive: true, force: true });
  await rm(join(folder, markerName), { force: true });
  await rmdir(folder);
}

async function isOurs(folder: string): Promise<boolean> {
  const stats = await statsOf(folder);
  if (stats === undefined || !stats.isDirectory()) return false;
  const entries = await readdir(folder);
  return entries.length === 0 || entries.includes(markerName);
}

async function statsOf(path: string) {
  try {
    return await lstat(path);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
