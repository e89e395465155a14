import { chmodSync, closeSync, fchmodSync, fstatSync, mkdirSync, openSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "./checksums.ts";
import { diskError, systemCode } from "./output-error.ts";

/** The rights of what is written, whatever the umask: a web server has to read what a build under 077 wrote. */
const rights = { file: 0o644, folder: 0o755 } as const;

/** Writes new files into one folder and tells their sums. Several threads may write into the same one. */
export class FolderWriter {
  readonly #folder: string;
  readonly #shownAs: string;
  readonly #folders = new Set<string>();
  /** Whether the umask leaves files and folders the rights they are made with, as it mostly does; found out by the first. */
  #keepsFileRights: boolean | undefined;
  #keepsFolderRights: boolean | undefined;
  /** Texts are encoded here: to make a buffer of the right length, each would be read twice. */
  readonly #scratch = Buffer.allocUnsafe(1_000_000);

  /**
   * @param folder absolute path; it exists.
   * @param shownAs the folder that messages name: what is written will stand there.
   */
  constructor(folder: string, shownAs: string) {
    this.#folder = folder;
    this.#shownAs = shownAs;
  }

  /**
   * Writes one file that does not exist yet. Without promises: for thousands of small files they take six times as long.
   * @param path relative to the folder, ASCII letters, digits and `._-`, with `/`.
   * @returns the SHA-256 of what it holds, in hexadecimal.
   * @throws KnownError 3 naming the path when the disk is full, read-only or forbidden.
   */
  write(path: string, content: string | Uint8Array): string {
    assertSafePath(path);
    const bytes = typeof content === "string" ? this.#encoded(content) : content;
    try {
      this.#ensureFolder(path.slice(0, Math.max(path.lastIndexOf("/"), 0)));
      const file = openSync(`${this.#folder}/${path}`, "wx", rights.file);
      try {
        writeFileSync(file, bytes);
        this.#keepsFileRights ??= isAllowed(fstatSync(file).mode, rights.file);
        if (!this.#keepsFileRights) fchmodSync(file, rights.file);
      } finally {
        closeSync(file);
      }
    } catch (error) {
      throw diskError(join(this.#shownAs, path), error);
    }
    return sha256(bytes);
  }

  #encoded(text: string): Uint8Array {
    // A unit of UTF-16 has three bytes at most.
    if (text.length * 3 > this.#scratch.length) return Buffer.from(text);
    return this.#scratch.subarray(0, this.#scratch.write(text));
  }

  #ensureFolder(folder: string): void {
    if (folder === "" || this.#folders.has(folder)) return;
    this.#ensureFolder(folder.slice(0, Math.max(folder.lastIndexOf("/"), 0)));
    const path = `${this.#folder}/${folder}`;
    makeMasked(path);
    this.#keepsFolderRights ??= isAllowed(statSync(path).mode, rights.folder);
    if (!this.#keepsFolderRights) chmodSync(path, rights.folder);
    this.#folders.add(folder);
  }
}

/** Makes a folder that everybody may read. */
export function makeFolder(path: string): void {
  makeMasked(path);
  chmodSync(path, rights.folder);
}

/** Another thread may have made it just before. */
function makeMasked(path: string): void {
  try {
    mkdirSync(path, rights.folder);
  } catch (error) {
    if (systemCode(error) !== "EEXIST") throw error;
  }
}

function isAllowed(mode: number, wanted: number): boolean {
  return (mode & 0o777) === wanted;
}

/** Paths are made by this program from ids and hashes; one that could leave the folder is a defect of ours. */
function assertSafePath(path: string): void {
  const safe = path.split("/").every((part) => /^[A-Za-z0-9._-]{1,255}$/.test(part) && !/^\.+$/.test(part));
  if (!safe) throw new Error(`not a path of the output: ${JSON.stringify(path)}`);
}
