import { createHash } from "node:crypto";

/** A short mark of a file's content, for addresses that have to change with it. */
export function contentMark(content: string): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 8);
}
