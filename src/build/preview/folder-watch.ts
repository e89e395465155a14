import { watch, type FSWatcher } from "node:fs";
import { dirname } from "node:path";
import { Coalescer } from "./coalescer.ts";
import { changedFiles, takeSnapshot, type Snapshot } from "./snapshot.ts";

/** What is watched. */
export interface FolderWatchOptions {
  /** Absolute; those that don't exist yet are noticed when they are made. */
  readonly folders: readonly string[];
  /** Is given the paths of files that are new, gone or changed. */
  readonly onChange: (paths: readonly string[]) => void;
  /** Is given what fails in looking, which is a defect. */
  readonly onError: (error: unknown) => void;
}

/** ms; see CoalescerOptions. Editors are quiet within 20 ms of a save. */
const burst = { quietMs: 25, longestMs: 250 } as const;

/** ms between two looks where the system has no more watchers to give (ENOSPC, EMFILE). */
const pollMs = 1000;

/**
 * Watches folders. The system's events are hints only, since their kinds differ from system to system and editor to editor: what
 * changed is told by comparing two snapshots. Each folder has a watcher of its own, since recursive ones of Node 20 lose files
 * in new folders.
 */
export class FolderWatch {
  readonly #options: FolderWatchOptions;
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #coalescer: Coalescer;
  #snapshot: Snapshot = { files: new Map(), folders: new Set() };
  #looking: Promise<void> | undefined;
  #again = false;
  #poll: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: FolderWatchOptions) {
    this.#options = options;
    this.#coalescer = new Coalescer(burst, () => void this.look());
  }

  /** Takes the first snapshot and starts watching. */
  async start(): Promise<void> {
    this.#snapshot = await takeSnapshot(this.#options.folders);
    this.#watchFolders();
    // What was written between the listing and the watching.
    await this.look();
  }

  /** Looks for changes now, or once more after the look under way. */
  look(): Promise<void> {
    if (this.#looking !== undefined) {
      this.#again = true;
      return this.#looking;
    }
    this.#looking = this.#lookUntilQuiet()
      .catch(this.#options.onError)
      .finally(() => {
        this.#looking = undefined;
      });
    return this.#looking;
  }

  /** Stops; what is under way is waited for. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#coalescer.cancel();
    clearInterval(this.#poll);
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
    await this.#looking;
  }

  async #lookUntilQuiet(): Promise<void> {
    do {
      this.#again = false;
      const after = await takeSnapshot(this.#options.folders);
      if (this.#closed) return;
      const changed = changedFiles(this.#snapshot, after);
      const isGrown = [...after.folders].some((folder) => !this.#snapshot.folders.has(folder));
      this.#snapshot = after;
      this.#watchFolders();
      // Files may have come into a new folder before it was watched.
      this.#again ||= isGrown;
      if (changed.length > 0) this.#options.onChange(changed);
    } while (this.#again && !this.#closed);
  }

  /** One watcher for every folder there is, and for the parents of those that are not there yet. */
  #watchFolders(): void {
    const { folders } = this.#snapshot;
    const parents = this.#options.folders.map((folder) => dirname(folder));
    const wanted = new Set([...folders, ...parents]);
    for (const [folder, watcher] of this.#watchers) {
      if (wanted.has(folder)) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
    for (const folder of wanted) if (!this.#watchers.has(folder)) this.#watch(folder);
  }

  #watch(folder: string): void {
    const forget = (): void => {
      this.#watchers.get(folder)?.close();
      this.#watchers.delete(folder);
      if (!this.#closed) this.#coalescer.hint();
    };
    try {
      const watcher = watch(folder, { persistent: false }, () => this.#coalescer.hint());
      watcher.on("error", forget);
      this.#watchers.set(folder, watcher);
    } catch {
      // No watchers left, or the folder went away meanwhile: looking now and then finds the same, later.
      this.#poll ??= setInterval(() => void this.look(), pollMs);
    }
  }
}
