import { chmodSync } from "node:fs";
import { dirname } from "node:path";

/** Runs work while a folder can only be read: by taking away its rights, and for root by being nobody for that time. */
export async function withoutRights(folder: string, work: () => Promise<void>): Promise<void> {
  const isRoot = process.geteuid?.() === 0;
  chmodSync(folder, 0o555);
  // A temporary folder is its owner's alone; nobody must at least be able to look.
  for (let above = dirname(folder); above.includes("jianbao-test-"); above = dirname(above)) chmodSync(above, 0o755);
  if (isRoot) process.seteuid?.(65_534);
  try {
    await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
    chmodSync(folder, 0o755);
  }
}
