import { existsSync } from "node:fs";
import { mkdtemp, readdir, rmdir, stat, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import { KnownError } from "../../model/known-error.ts";
import type { Bilingual } from "../../model/rules.ts";
import { cacheFolderOptions, chooseCacheFolder } from "../../render/browser/cache-folder.ts";
import { same, sizeText, textsOf, type Checkup } from "./checkup.ts";

/** Looks at Node: 20.19 is the first that runs Jianbao. */
export function nodeCheckup(version: string): Checkup {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  return {
    id: "node",
    name: same("Node.js"),
    ok,
    found: same(version),
    details: { version, oldest: "20.19.0" },
    ...(ok ? {} : { fix: { zh: "安装 Node.js 20.19 或更新的版本", en: "Install Node.js 20.19 or newer" } }),
  };
}

/** Bytes; an output of a few hundred issues. */
const leastRoom = 100e6;

/** A folder is fit when it, or the nearest one above it that exists, can be written and its disk is not full. */
export async function folderCheckup(name: Bilingual, path: string): Promise<Checkup> {
  let nearest = path;
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  const writable = await canWrite(nearest);
  const free = await freeBytes(nearest);
  const about = { id: "folder", name, details: { path, writable, freeBytes: free ?? null } } as const;
  if (!writable)
    return {
      ...about,
      ok: false,
      found: { zh: `${path}（不能写）`, en: `${path} (can't be written)` },
      fix: {
        zh: `修改“${nearest}”的权限，或换一个文件夹`,
        en: `Change the permissions of “${nearest}”, or use another folder`,
      },
    };
  const room =
    free === undefined ? { zh: "", en: "" } : { zh: `，余 ${sizeText(free)}`, en: `, ${sizeText(free)} free` };
  const found = { zh: `${path}${room.zh}`, en: `${path}${room.en}` };
  if (free === undefined || free >= leastRoom) return { ...about, ok: true, found };
  const fix = { zh: "删去不用的文件，腾出 100 MB 以上", en: "Delete files to free 100 MB or more" };
  return { ...about, ok: false, found, fix };
}

/** Looks at the folder that keeps the unpacked browser from build to build. */
export async function cacheCheckup(variables: Readonly<Record<string, string | undefined>>): Promise<Checkup> {
  const about = { id: "cache", name: { zh: "缓存", en: "cache" } } as const;
  try {
    const path = chooseCacheFolder(cacheFolderOptions(variables));
    const bytes = await sizeOf(path);
    return { ...about, ok: true, found: same(`${path}, ${sizeText(bytes)}`), details: { path, bytes } };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return { ...about, ok: false, ...textsOf(error) };
  }
}

/** Tries it: what rights promise, a disk mounted read-only or a quota may still refuse. */
async function canWrite(folder: string): Promise<boolean> {
  try {
    await rmdir(await mkdtemp(join(folder, ".jianbao-doctor-")));
    return true;
  } catch {
    return false;
  }
}

/** Bytes that this user may still write; undefined where the system does not tell. */
async function freeBytes(path: string): Promise<number | undefined> {
  try {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      // Another build may clear up after itself meanwhile.
      .map((entry) =>
        stat(join(entry.parentPath, entry.name)).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
