import { createHash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { packageFile, runsFromSource } from "../model/package-folder.ts";
import type { IssueSource } from "../read/repository.ts";
import type { CheckContext, CheckOutput } from "./check-source.ts";

/** What is kept of an issue between runs. */
interface Entry {
  readonly key: string;
  readonly output: CheckOutput;
}

/** Issues; fewer are checked sooner than a cache pays, and nobody finds a folder he did not ask for. */
const fewest = 30;

/**
 * Findings of issues that have not changed, kept in `.jianbao/check.json` of the repository. A key is the sum of the texts
 * of an issue, the configuration, the words, our own program, and, where a text names files, the state of all other files
 * of content/. The file may be deleted at any time; one that can't be read or written costs time and nothing else.
 */
export class CheckCache {
  readonly #path: string;
  readonly #common: string;
  readonly #assets: string;
  readonly #entries: Map<string, Entry>;
  readonly #used = new Map<string, Entry>();
  #changed = false;

  private constructor(path: string, sums: { common: string; assets: string }, entries: Map<string, Entry>) {
    this.#path = path;
    this.#common = sums.common;
    this.#assets = sums.assets;
    this.#entries = entries;
  }

  /** Opens the cache of a repository. */
  static async open(rootFolder: string, context: CheckContext): Promise<CheckCache> {
    const path = join(rootFolder, ".jianbao", "check.json");
    const [program, assets, text] = await Promise.all([
      programState(),
      folderState(context.contentFolder, (name) => !/\.(?:md|ya?ml)$/i.test(name)),
      readFile(path, "utf8").catch(() => ""),
    ]);
    const common = sum([program, JSON.stringify(context)]);
    return new CheckCache(path, { common, assets }, parseEntries(text, common));
  }

  /** The key of an issue as it is on disk now; undefined where a file can't be read, which is found by reading it. */
  keyOf({ path, articleFiles, otherFiles }: IssueSource): string | undefined {
    try {
      // Small files: a thousand are read faster one after another than by asking for all at once.
      const texts = [path, ...articleFiles, ...otherFiles].map((file) => readFileSync(file, "utf8"));
      const namesFiles = texts.some((text) => /\]\(|\]:|attachments|附件/.test(text));
      return sum([path, ...articleFiles, ...otherFiles, ...texts, namesFiles ? this.#assets : ""]);
    } catch {
      return undefined;
    }
  }

  /** What was found for a key. */
  get(path: string, key: string | undefined): CheckOutput | undefined {
    const entry = this.#entries.get(path);
    if (entry === undefined || key === undefined || entry.key !== key) return undefined;
    this.#used.set(path, entry);
    return entry.output;
  }

  /** Keeps what was found. */
  set(path: string, key: string | undefined, output: CheckOutput): void {
    if (key === undefined) return;
    this.#used.set(path, { key, output });
    this.#changed = true;
  }

  /** Writes what this run used, beside the old file and then in its place. */
  async save(): Promise<void> {
    if (this.#used.size < fewest || (!this.#changed && this.#used.size === this.#entries.size)) return;
    const temporary = `${this.#path}.${randomUUID()}`;
    try {
      await mkdir(dirname(this.#path), { recursive: true });
      // No repository wants it, whatever its own .gitignore says.
      await writeFile(join(dirname(this.#path), ".gitignore"), "*\n");
      await writeFile(temporary, JSON.stringify({ version: 1, common: this.#common, entries: [...this.#used] }));
      await rename(temporary, this.#path);
    } catch {
      // A folder that can't be written is no fault of the content: the next run takes as long as this one.
    }
  }
}

/** Entries of a file that was written by the same program for the same configuration; none of any other. */
function parseEntries(text: string, common: string): Map<string, Entry> {
  try {
    // Our own file: its sum tells that the same program wrote it.
    const data = JSON.parse(text) as { readonly common?: unknown; readonly entries?: [string, Entry][] };
    return data.common === common ? new Map(data.entries) : new Map();
  } catch {
    return new Map();
  }
}

/** Names, sizes and times of our own files: whatever of the program changes, nothing old is believed. */
function programState(): Promise<string> {
  const source = fileURLToPath(packageFile(runsFromSource ? "src/" : "lib/"));
  return folderState(source, (name) => /\.[jt]s$/.test(name));
}

/** Names, sizes and times of the files below a folder that a filter takes. */
async function folderState(folder: string, takes: (name: string) => boolean): Promise<string> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const states = await Promise.all(
    names
      .filter((entry) => entry.isFile() && takes(entry.name))
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        const status = await stat(path).catch(() => undefined);
        return `${path}\0${status?.size ?? ""}\0${status?.mtimeMs ?? ""}`;
      }),
  );
  return sum(states.toSorted());
}

function sum(parts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("base64url");
}
