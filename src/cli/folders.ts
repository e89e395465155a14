import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { KnownError } from "../model/known-error.ts";
import type { Surroundings } from "./environment.ts";
import type { GlobalOptions } from "./options.ts";

/**
 * The repository's folders, absolute: `-C`, `--content`, else where the command was typed.
 * @throws KnownError 2 `usage/no-folder`.
 */
export function repositoryFolders(
  options: GlobalOptions,
  surroundings: Surroundings,
): { readonly rootFolder: string; readonly contentFolder: string } {
  const rootFolder = resolve(surroundings.folder, options.root ?? ".");
  const contentFolder = resolve(surroundings.folder, options.content ?? join(rootFolder, "content"));
  assertFolder(rootFolder);
  assertFolder(contentFolder);
  return { rootFolder, contentFolder };
}

function assertFolder(path: string): void {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status?.isDirectory() !== true) throw new KnownError(2, "usage/no-folder", { path });
}
