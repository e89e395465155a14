import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { KnownError } from "../model/known-error.ts";
import { systemCode } from "../read/regular-file.ts";
import type { ImportedPlace } from "./imported-place.ts";

/** A file to write, by its name in the folder. */
export interface ImportedFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes an imported issue: a folder at once, or a file; never over one that is there.
 * @returns the path of the main file.
 * @throws KnownError 2 `import/exists`, 3 `import/not-written`; nothing is left behind then.
 */
export async function writeImported(
  { path, kind }: Pick<ImportedPlace, "path" | "kind">,
  main: string,
  beside: readonly ImportedFile[],
): Promise<string> {
  const taken = [path, kind === "file" ? path.replace(/\.md$/, "") : `${path}.md`].find((one) => existsSync(one));
  if (taken !== undefined) throw new KnownError(2, "import/exists", { path: taken });
  const parent = dirname(path);
  const made = await firstMade(parent, path);
  const staging = join(parent, `.jianbao-import-${randomBytes(6).toString("hex")}`);
  try {
    await mkdir(staging);
    const mainName = kind === "file" ? basename(path) : "index.md";
    for (const { name, content } of [{ name: mainName, content: main }, ...beside])
      await writeFile(join(staging, name), content);
    if (kind === "folder") {
      await rename(staging, path);
      return join(path, mainName);
    }
    await rename(join(staging, mainName), path);
    await rm(staging, { recursive: true, force: true });
    return path;
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    if (made !== undefined) await rm(made, { recursive: true, force: true });
    throw new KnownError(3, "import/not-written", { path, code: systemCode(error) }, error);
  }
}

/** Makes the folders above an issue and gives the first that was not there. */
async function firstMade(folder: string, path: string): Promise<string | undefined> {
  try {
    return await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new KnownError(3, "import/not-written", { path, code: systemCode(error) }, error);
  }
}
