import { chmodSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Runs work while a folder can only be read: by taking away its rights, and for root by being nobody for that time.
 * @param writable folders that can be written all the same.
 */
export async function withoutRights(
  folder: string,
  work: () => Promise<void>,
  writable: readonly string[] = [],
): Promise<void> {
  const isRoot = process.geteuid?.() === 0;
  chmodSync(folder, 0o555);
  // A temporary folder is its owner's alone; nobody must at least be able to look.
  for (let above = dirname(folder); above.includes("jianbao-test-"); above = dirname(above)) chmodSync(above, 0o755);
  for (const path of writable) chmodSync(path, 0o777);
  if (isRoot) process.seteuid?.(65_534);
  try {
    await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
    chmodSync(folder, 0o755);
  }
}
