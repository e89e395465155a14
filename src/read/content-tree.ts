import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Diagnostic } from "../model/diagnostic.ts";
import { compareText, startOfFile } from "../model/diagnostic.ts";
import { KnownError } from "../model/known-error.ts";
import { finding } from "../model/report.ts";
import { systemCode } from "./regular-file.ts";

/** A file of content/; paths are absolute, with `/`. */
export interface ContentFile {
  readonly name: string;
  readonly path: string;
}

/** A folder of content/ with what it holds, in the order of names by code units. */
export interface Folder extends ContentFile {
  readonly files: readonly ContentFile[];
  readonly folders: readonly Folder[];
}

/** Deepest folder below content/; an issue's files are four levels down. */
const deepest = 12;

/** Whether a name is that of Markdown, however its extension is written. */
export function isMarkdown(name: string): boolean {
  return /\.md$/i.test(name);
}

/** The folder content/ as listed: names that begin with a dot are left out, symbolic links are reported, not followed. */
export class ContentTree {
  readonly root: Folder;
  readonly diagnostics: readonly Diagnostic[];

  private constructor(root: Folder, diagnostics: readonly Diagnostic[]) {
    this.root = root;
    this.diagnostics = diagnostics;
  }

  /**
   * Lists a folder and all below it.
   * @throws KnownError (2) when it is not there or not a folder.
   */
  static async read(contentFolder: string, signal: AbortSignal | undefined): Promise<ContentTree> {
    const diagnostics: Diagnostic[] = [];
    const path = resolve(contentFolder).replaceAll("\\", "/");
    const root = await listFolder({ name: "", path }, { depth: 0, signal, diagnostics });
    return new ContentTree(root, diagnostics);
  }
}

interface Listing {
  readonly depth: number;
  readonly signal: AbortSignal | undefined;
  readonly diagnostics: Diagnostic[];
}

async function listFolder({ name, path }: ContentFile, { depth, signal, diagnostics }: Listing): Promise<Folder> {
  signal?.throwIfAborted();
  const files: ContentFile[] = [];
  const folders: Folder[] = [];
  for (const entry of await entriesOf(path, depth, diagnostics)) {
    if (entry.name.startsWith(".")) continue;
    const inner: ContentFile = { name: entry.name, path: join(path, entry.name).replaceAll("\\", "/") };
    if (entry.isSymbolicLink())
      diagnostics.push(finding("series/symlink", startOfFile(inner.path), { name: entry.name }));
    else if (entry.isDirectory()) {
      if (depth < deepest) folders.push(await listFolder(inner, { depth: depth + 1, signal, diagnostics }));
    } else if (entry.isFile()) files.push(inner);
  }
  return { name, path, files, folders };
}

async function entriesOf(path: string, depth: number, diagnostics: Diagnostic[]) {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.toSorted((a, b) => compareText(a.name, b.name));
  } catch (error) {
    const code = systemCode(error);
    if (depth === 0 && (code === "ENOENT" || code === "ENOTDIR"))
      throw new KnownError(2, "usage/no-folder", { path }, error);
    diagnostics.push(finding("config/unreadable", startOfFile(path), { code }));
    return [];
  }
}
