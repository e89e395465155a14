import { randomBytes } from "node:crypto";
import { closeSync, fsync, openSync } from "node:fs";
import { mkdir, readFile, rename } from "node:fs/promises";
import { promisify } from "node:util";
import { dirname, join } from "node:path";
import { atOnce } from "./at-once.ts";
import { checksumLines } from "./checksums.ts";
import { FolderWriter, makeFolder } from "./folder-writer.ts";
import { onDisk } from "./output-error.ts";
import {
  assertReplaceable,
  exists,
  markerName,
  markerText,
  outputPlace,
  recover,
  removeOwn,
  type OutputPlace,
} from "./output-folder.ts";
import { takeLock, type OutputLock } from "./output-lock.ts";
import type { SiteFile } from "./published-issue.ts";

/** The file that holds the sums of all others (contract §4). */
const checksumsName = "SHA256SUMS";

/** A new output folder while it is filled, beside the one it will replace. Until `commit` nothing of the old one changes. */
export interface Staging {
  /**
   * Writes one file; what it holds may be forgotten afterwards.
   * @param path relative to the output folder, ASCII letters, digits and `._-`, with `/`.
   * @throws KnownError 3 naming the path when the disk is full, read-only or forbidden; the staged folder is gone then.
   */
  readonly write: (path: string, content: string | Uint8Array) => Promise<void>;
  /** The staged folder, and the name it has in messages: others may write into it what they {@link Staging.adopt} afterwards. */
  readonly folder: { readonly path: string; readonly shownAs: string };
  /** Takes files into the sums that others wrote into the folder: sums by path. */
  readonly adopt: (sums: ReadonlyMap<string, string>) => void;
  /** Reads a file that was written before. */
  readonly read: (path: string) => Promise<Uint8Array>;
  /** Adds SHA256SUMS, makes the prints durable and swaps all of it with the old output. Afterwards the lock is free. */
  readonly commit: () => Promise<void>;
  /** Removes what was staged and frees the lock. Does nothing after a commit or a second time. */
  readonly abort: () => Promise<void>;
}

/**
 * Starts to replace an output folder: takes its lock, clears up after killed builds, and makes a staged folder.
 * @param out absolute path of the folder, which need not exist.
 * @throws KnownError 75 while another build holds it, 2 when it is not ours to replace, 3 for faults of disk and rights.
 */
export async function openStaging(out: string): Promise<Staging> {
  const place = await outputPlace(out);
  await onDisk(place.target, () => assertReplaceable(place.target));
  await onDisk(place.parent, () => mkdir(place.parent, { recursive: true }));
  const lock = await takeLock(place.lock, place.target);
  try {
    await onDisk(place.target, async () => {
      await recover(place);
      await assertReplaceable(place.target);
    });
    const staged = new StagedFolder(place, lock);
    await staged.create();
    return {
      write: (path, content) => staged.guarded(() => staged.write(path, content)),
      folder: { path: staged.folder, shownAs: place.target },
      adopt: (sums) => staged.adopt(sums),
      read: (path) => staged.read(path),
      commit: () => staged.guarded(() => staged.commit()),
      abort: () => staged.abort(),
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Replaces an output folder by these files, whole or not at all (see {@link openStaging}). */
export async function publishOutput(out: string, files: Iterable<SiteFile> | AsyncIterable<SiteFile>): Promise<void> {
  const staging = await openStaging(out);
  try {
    for await (const { path, content } of files) await staging.write(path, content);
    await staging.commit();
  } finally {
    await staging.abort();
  }
}

class StagedFolder {
  private readonly place: OutputPlace;
  private readonly lock: OutputLock;
  readonly folder: string;
  private readonly writer: FolderWriter;
  private readonly sums = new Map<string, string>();
  private readonly steps = new Set<Promise<void>>();
  private state: "open" | "closed" = "open";
  private aborted: Promise<void> | undefined;

  constructor(place: OutputPlace, lock: OutputLock) {
    this.place = place;
    this.lock = lock;
    this.folder = place.staging(randomBytes(6).toString("hex"));
    this.writer = new FolderWriter(this.folder, place.target);
  }

  async create(): Promise<void> {
    await onDisk(this.folder, async () => makeFolder(this.folder));
    try {
      await this.write(markerName, markerText);
    } catch (error) {
      await removeOwn(this.folder);
      throw error;
    }
  }

  /** Gives up the whole folder when one step of it fails. */
  async guarded(step: () => Promise<void>): Promise<void> {
    if (this.state === "closed") throw new Error("the staged output is closed");
    const running = step();
    this.steps.add(running);
    try {
      await running;
    } catch (error) {
      await this.abort();
      throw error;
    } finally {
      this.steps.delete(running);
    }
  }

  async write(path: string, content: string | Uint8Array): Promise<void> {
    this.assertNew(path);
    this.sums.set(path, this.writer.write(path, content));
  }

  adopt(sums: ReadonlyMap<string, string>): void {
    for (const [path, sum] of sums) {
      this.assertNew(path);
      this.sums.set(path, sum);
    }
  }

  private assertNew(path: string): void {
    if (this.sums.has(path)) throw new Error(`the output has two files ${path}`);
  }

  async read(path: string): Promise<Uint8Array> {
    if (!this.sums.has(path)) throw new Error(`the output has no file ${path} yet`);
    return onDisk(join(this.place.target, path), () => readFile(join(this.folder, path)));
  }

  async commit(): Promise<void> {
    await this.write(checksumsName, checksumLines(this.sums));
    await onDisk(this.place.target, async () => {
      const files = [...this.sums.keys()].filter((path) => isPrecious(path));
      const paths = [...files, ...new Set(files.map((path) => dirname(path)))];
      await atOnce(paths, flushesAtOnce, (path) => flush(join(this.folder, path)));
      await assertReplaceable(this.place.target);
      await this.swap();
    });
    this.state = "closed";
    await this.lock.release();
  }

  async abort(): Promise<void> {
    if (this.state === "closed") return this.aborted;
    this.state = "closed";
    this.aborted = this.remove();
    return this.aborted;
  }

  private async remove(): Promise<void> {
    // A file that is still being written would keep its folder from being removed.
    await Promise.allSettled(this.steps);
    try {
      if (await exists(this.folder)) await removeOwn(this.folder);
    } finally {
      await this.lock.release();
    }
  }

  /** Two renames: between them the old output waits under its other name, where the next build finds it (see recover). */
  private async swap(): Promise<void> {
    const { target, parent } = this.place;
    const old = this.place.old(randomBytes(6).toString("hex"));
    const replaces = await exists(target);
    if (replaces) await rename(target, old);
    try {
      await rename(this.folder, target);
    } catch (error) {
      if (replaces) await rename(old, target);
      throw error;
    }
    await flush(parent);
    // The new output stands; what can't be removed now is swept by the next build.
    if (replaces) await removeOwn(old).catch(() => undefined);
  }
}

/**
 * What is on the disk before the old output goes: prints, which take minutes, and the sums that tell what else a power cut spoilt.
 * To wait for thousands of pages, too, that a build makes anew in seconds would take as long as making them.
 */
function isPrecious(path: string): boolean {
  return path.startsWith("print/") || !path.includes("/");
}

/** Files that wait for the disk at a time: it takes them together. */
const flushesAtOnce = 16;

const flushed = promisify(fsync);

/** Waits until a file's bytes, or a folder's entries, are on the disk. Some systems can't flush folders and need not. */
async function flush(path: string): Promise<void> {
  const file = openSync(path, "r");
  try {
    await flushed(file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && (error.code === "EINVAL" || error.code === "ENOTSUP")))
      throw error;
  } finally {
    closeSync(file);
  }
}
