import { createHash } from "node:crypto";

/** The sum of a file's bytes, as lower-case hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * The text of SHA256SUMS (contract §4): one `sum  path` a line, sorted by path, as `sha256sum -c` reads it.
 * @param sums the sum of each file by its path relative to the output folder.
 */
export function checksumLines(sums: ReadonlyMap<string, string>): string {
  return [...sums]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, sum]) => `${sum}  ${path}\n`)
    .join("");
}
