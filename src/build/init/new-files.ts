import { lstat, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { onDisk } from "../../publish/output-error.ts";

/** A file to be written; `path` is relative to the folder, with `/`. */
export interface NewFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes files that are not there yet, with the folders above them. One that is there stays as it is. Where one can't be
 * written, all that was written before it is taken back.
 * @returns the paths that were written, in the order given.
 * @throws KnownError 3 for a folder without rights, a full disk.
 */
export async function writeNewFiles(folder: string, files: readonly NewFile[]): Promise<string[]> {
  const made: string[] = [];
  const written: string[] = [];
  try {
    for (const { path, content } of files) {
      const target = join(folder, path);
      if (await isThere(target)) continue;
      await onDisk(target, async () => {
        const first = await mkdir(dirname(target), { recursive: true });
        if (first !== undefined) made.push(first);
        made.push(target);
        await writeFile(target, content, { flag: "wx" });
      });
      written.push(path);
    }
    return written;
  } catch (error) {
    for (const path of made.toReversed()) await rm(path, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
