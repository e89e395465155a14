import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { packageFile } from "../../model/package-folder.ts";

/** This package's own folder. */
const ownFolder = fileURLToPath(packageFile(""));

/**
 * Where npm installed this package from, where that was an archive (its absolute path) or a git address: a version on a
 * registry is told by its number. Undefined where the package runs from a clone, or npm left no record.
 */
export async function installedFrom(packageFolder: string = ownFolder): Promise<string | undefined> {
  const root = resolve(packageFolder, "../..");
  const record: unknown = await readFile(resolve(root, "node_modules/.package-lock.json"), "utf8")
    .then((text): unknown => JSON.parse(text))
    .catch(() => undefined);
  const source = /"node_modules\/jianbao":\{[^{}]*?"resolved":"((?:file:|git\+)[^"]+)"/.exec(
    JSON.stringify(record) ?? "",
  )?.[1];
  return source?.startsWith("file:") === true ? resolve(root, source.slice("file:".length)) : source;
}
