import { randomBytes } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { KnownError } from "../model/known-error.ts";
import { onDisk, systemCode } from "./output-error.ts";

/** A held lock. */
export interface OutputLock {
  readonly release: () => Promise<void>;
}

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process started, in the kernel's own units; `-` where the system does not say. Tells a reused pid apart. */
  readonly start: string;
}

/** A host without a name is told by a dash, so that the lock's line keeps its form. */
const host = hostname() || "-";

/** Locks that this process holds or is taking: its own pid in the file of any other is left from a former process. */
const held = new Set<string>();

/**
 * Takes the lock file of an output folder. The lock of a dead process of this host is taken over.
 * @param path of the lock file, beside the folder.
 * @param folder what the lock guards, for the message.
 * @throws KnownError 75 `output/locked` while another build holds it; exit 3 when the file can't be made.
 */
export async function takeLock(path: string, folder: string): Promise<OutputLock> {
  const own = `${process.pid} ${host} ${await processStart(process.pid)} ${randomBytes(6).toString("hex")}\n`;
  if (held.has(path)) throw lockedError(path, folder, own);
  held.add(path);
  try {
    await take(path, folder, own);
  } catch (error) {
    held.delete(path);
    throw error;
  }
  return { release: () => release(path, own) };
}

async function take(path: string, folder: string, own: string): Promise<void> {
  // One round finds and clears a dead holder's lock, the next takes it; a third because another build may clear it too.
  for (let round = 0; round < 3; round += 1) {
    if (await create(path, folder, own)) return;
    const text = await textOf(path);
    if (text !== undefined && (await isAlive(text))) throw lockedError(path, folder, text);
    if (text !== undefined) await discard(path, text);
  }
  throw lockedError(path, folder, (await textOf(path)) ?? "");
}

async function create(path: string, folder: string, own: string): Promise<boolean> {
  try {
    await onDisk(folder, () => writeFile(path, own, { flag: "wx", mode: 0o644 }));
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
    await rm(path, { force: true }).catch(() => undefined);
    throw error;
  }
  // Another build that saw the file before its line was written may have taken it for a dead one's.
  return (await textOf(path)) === own;
}

async function release(path: string, own: string): Promise<void> {
  held.delete(path);
  if ((await textOf(path)) === own) await rm(path, { force: true });
}

/** Moves a dead lock aside before it is deleted: if another build was faster, what was moved is its lock and goes back. */
async function discard(path: string, dead: string): Promise<void> {
  const aside = `${path}-${randomBytes(6).toString("hex")}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return;
    throw error;
  }
  if ((await textOf(aside)) === dead) await rm(aside, { force: true });
  else await rename(aside, path);
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

async function isAlive(text: string): Promise<boolean> {
  const holder = parse(text);
  // A file without its line: the holder died while it wrote one.
  if (holder === undefined) return false;
  // Processes of another host can't be asked; the message says how to go on.
  if (holder.host !== host) return true;
  if (holder.pid === process.pid) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return systemCode(error) !== "ESRCH";
  }
  const start = await processStart(holder.pid);
  return holder.start === "-" || start === "-" || holder.start === start;
}

function parse(text: string): Holder | undefined {
  const match = /^(\d+) (\S+) (\S+) [0-9a-f]+\n$/.exec(text);
  return match === null ? undefined : { pid: Number(match[1]), host: match[2] ?? "", start: match[3] ?? "-" };
}

/** Field 22 of /proc/<pid>/stat (proc(5)); it stands behind the command's name, which may hold spaces and brackets. */
async function processStart(pid: number): Promise<string> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ")[19] ?? "-";
  } catch {
    return "-";
  }
}

function lockedError(path: string, folder: string, text: string): KnownError {
  const holder = parse(text);
  return new KnownError(75, "output/locked", {
    path: folder,
    pid: holder?.pid ?? "?",
    host: holder?.host ?? "?",
    lock: path,
  });
}
