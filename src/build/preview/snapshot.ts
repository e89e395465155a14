import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";

/** The files below some folders as they are at one moment. Paths are absolute, with `/`. */
export interface Snapshot {
  /** What tells a file from another version of it: size, times, inode (a save by rename keeps neither of the others for sure). */
  readonly files: ReadonlyMap<string, string>;
  /** Every folder, those that were asked for included where they exist. */
  readonly folders: ReadonlySet<string>;
}

/** Deepest folder that is looked into, as in reading content/ (read/content-tree). */
const deepest = 12;

/** What editors and office programs keep beside a file while it is open, or of its last version. */
const leftover = /~$|^~\$|^#.*#$|^4913$|\.(?:tmp|bak|swp)$/i;

/** Lists files and folders; symbolic links are not followed, names that begin with a dot and leftovers of editors are left out. */
export async function takeSnapshot(roots: readonly string[]): Promise<Snapshot> {
  const files = new Map<string, string>();
  const folders = new Set<string>();
  const visit = async (folder: string, depth: number): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
    if (entries === undefined) return;
    folders.add(folder);
    await Promise.all(
      entries.map(async (entry) => {
        if (entry.name.startsWith(".") || leftover.test(entry.name)) return;
        const path = join(folder, entry.name).replaceAll("\\", "/");
        if (entry.isDirectory()) return depth < deepest ? visit(path, depth + 1) : undefined;
        // A file may be gone between the listing and the look at it.
        const status = await lstat(path).catch(() => undefined);
        if (status !== undefined) files.set(path, `${status.ino} ${status.size} ${status.mtimeMs} ${status.ctimeMs}`);
      }),
    );
  };
  await Promise.all(roots.map((root) => visit(root.replaceAll("\\", "/"), 0)));
  return { files, folders };
}

/** Paths of the files that are new, gone or changed, in the order of their names. */
export function changedFiles(before: Snapshot, after: Snapshot): string[] {
  const paths = new Set([...before.files.keys(), ...after.files.keys()]);
  return [...paths].filter((path) => before.files.get(path) !== after.files.get(path)).toSorted();
}
