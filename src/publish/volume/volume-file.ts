import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { KnownError } from "../../model/known-error.ts";
import { volumeMark } from "../../render/pdf/volume.ts";
import { onDisk, systemCode } from "../output-error.ts";
import { exists, markerName } from "../output-folder.ts";

/**
 * Where a volume is written: the file that was named, or a file of the volume's own name in a folder that was.
 * @param wanted absolute path.
 * @param name the volume's own name.
 * @param isForced whether a file that is no volume of ours may be replaced.
 * @throws KnownError 2 `output/generated-folder`, `output/foreign-file`.
 */
export async function volumeFile(wanted: string, name: string, isForced: boolean): Promise<string> {
  const isFolder = await stat(wanted).then(
    (status) => status.isDirectory(),
    () => false,
  );
  const path = isFolder ? join(wanted, name) : wanted;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    // What stands in a generated folder is summed, and gone with the next build.
    if (await onDisk(path, () => exists(join(folder, markerName))))
      throw new KnownError(2, "output/generated-folder", { folder, name: basename(path) });
    if (dirname(folder) === folder) break;
  }
  if (isForced || !(await onDisk(path, () => exists(path)))) return path;
  const bytes = await onDisk(path, () => readFile(path)).catch(() => undefined);
  if (bytes === undefined || volumeMark(bytes) === undefined) throw new KnownError(2, "output/foreign-file", { path });
  return path;
}

/** Writes a volume, whole or not at all. @throws KnownError 3 for faults of disk and rights. */
export async function writeVolume(path: string, bytes: Uint8Array): Promise<void> {
  const staged = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}`);
  const write = async (): Promise<void> => {
    await mkdir(dirname(path), { recursive: true });
    try {
      await writeFile(staged, bytes, { flag: "wx", mode: 0o644 });
      await rename(staged, path);
    } finally {
      await rm(staged, { force: true });
    }
  };
  try {
    await onDisk(path, write);
  } catch (error) {
    const code = systemCode(error);
    throw code === "" ? error : new KnownError(3, "output/failed", { path, code }, error);
  }
}
