import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { packageFile } from "../../model/package-folder.ts";
import { isoDate, type CivilDate } from "../../model/civil-date.ts";
import { compareText } from "../../model/diagnostic.ts";
import { KnownError } from "../../model/known-error.ts";
import { onDisk, systemCode } from "../../publish/output-error.ts";
import { installedFrom } from "./installed-from.ts";
import { editorFiles } from "./editor-files.ts";
import { writeNewFiles, type NewFile } from "./new-files.ts";

/** What `init` is asked for. */
export interface InitRequest {
  /** The new repository, absolute; made where it is not there. */
  readonly folder: string;
  /** Whether a folder that holds files already gets what it lacks. */
  readonly add: boolean;
  /** What package.json depends on: an archive (.tgz) or folder, absolute, or anything npm takes; absent: what this program was installed from, else its version. */
  readonly package: string | undefined;
  readonly version: string;
  readonly nodeMajor: number;
  /** The sample issue's date. */
  readonly today: CivilDate;
}

/** The files of a new repository as they stand in the package; names that begin with a dot are spelled `dot-`. */
const samples = packageFile("assets/init/");

/** What a folder may hold and still be new. */
const ignored = new Set([".git", ".DS_Store", "Thumbs.db", "desktop.ini"]);

/**
 * Writes a repository that builds at once. Never overwrites.
 * @returns the paths written, relative to the folder.
 * @throws KnownError 2 `usage/folder-not-empty`, 3 for a folder that can't be written.
 */
export async function initRepository(request: InitRequest): Promise<string[]> {
  const { folder, add } = request;
  const there = await entriesOf(folder);
  if (there.some((name) => !ignored.has(name)) && !add)
    throw new KnownError(2, "usage/folder-not-empty", { path: folder });
  const dependency = await dependencyOf(request);
  const all = [
    ...(await sampleFiles(request)),
    ...editorFiles(),
    { path: ".node-version", content: `${request.nodeMajor}\n` },
    { path: "package.json", content: packageText(basename(folder), dependency.spec) },
    ...dependency.files,
  ].toSorted((a, b) => compareText(a.path, b.path));
  // Sample issues have no place beside an editor's own.
  const files = there.includes("content") ? all.filter(({ path }) => !path.startsWith("content/")) : all;
  return writeNewFiles(folder, files);
}

async function entriesOf(folder: string): Promise<string[]> {
  try {
    return await onDisk(folder, () => readdir(folder));
  } catch (error) {
    if (systemCode(error) === "ENOENT") return [];
    throw error;
  }
}

async function sampleFiles({ today, nodeMajor }: InitRequest): Promise<NewFile[]> {
  const entries = await readdir(samples, { recursive: true, withFileTypes: true });
  const values: Readonly<Record<string, string>> = { date: isoDate(today), node: String(nodeMajor) };
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const source = join(entry.parentPath, entry.name);
        const text = await readFile(source, "utf8");
        const path = relative(fileURLToPath(samples), source)
          .split(/[\\/]/)
          .map((name) => (name === "year" ? String(today.year) : name.replace(/^dot-/, ".")))
          .join("/");
        return { path, content: text.replaceAll(/@(date|node)@/g, (whole, name: string) => values[name] ?? whole) };
      }),
  );
}

interface Dependency {
  readonly spec: string;
  readonly files: readonly NewFile[];
}

/** An archive is taken along, so that a clone, too, can install it; anything else is npm's own affair. */
async function dependencyOf({ package: named, version, folder }: InitRequest): Promise<Dependency> {
  const wanted = named ?? (await installedFrom());
  if (wanted === undefined) return { spec: version, files: [] };
  const status = await stat(wanted).catch(() => undefined);
  if (status?.isDirectory() === true)
    return { spec: `file:${relative(folder, wanted).replaceAll("\\", "/")}`, files: [] };
  if (status?.isFile() !== true) return { spec: wanted, files: [] };
  const path = `vendor/${basename(wanted)}`;
  return { spec: `file:${path}`, files: [{ path, content: await onDisk(wanted, () => readFile(wanted)) }] };
}

function packageText(folderName: string, spec: string): string {
  const name = folderName
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  const manifest = {
    name: name === "" ? "jianbao-archive" : name,
    private: true,
    scripts: { new: "jianbao new", check: "jianbao check", build: "jianbao build", list: "jianbao list" },
    dependencies: { jianbao: spec },
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
