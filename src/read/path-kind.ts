import { statSync } from "node:fs";

/** What stands at a path; undefined where nothing does, also because a part of the path is a file or may not be looked into. */
export function pathKind(path: string): "file" | "folder" | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats === undefined ? undefined : stats.isDirectory() ? "folder" : "file";
  } catch {
    return undefined;
  }
}
