/** One file of a tar archive. */
export interface TarFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads the plain files of a ustar archive. Links, devices and names that would leave the folder are refused.
 * @throws Error when the archive is damaged or holds such an entry.
 */
export function untar(archive: Uint8Array): TarFile[] {
  const text = (start: number, length: number): string => {
    const raw = archive.subarray(start, start + length);
    const end = raw.indexOf(0);
    return new TextDecoder().decode(end < 0 ? raw : raw.subarray(0, end));
  };
  const files: TarFile[] = [];
  let offset = 0;
  while (offset + 512 <= archive.length && archive[offset] !== 0) {
    const prefix = text(offset + 345, 155);
    const name = (prefix === "" ? "" : `${prefix}/`) + text(offset, 100);
    const size = Number.parseInt(text(offset + 124, 12).trim() || "0", 8);
    const kind = text(offset + 156, 1);
    if (!Number.isSafeInteger(size) || size < 0 || offset + 512 + size > archive.length)
      throw new Error(`damaged archive at ${offset}`);
    if (kind === "" || kind === "0") {
      const parts = name.split("/").filter((part) => part !== "." && part !== "");
      if (name.startsWith("/") || parts.includes("..")) throw new Error(`archive entry leaves its folder: ${name}`);
      files.push({ name: parts.join("/"), bytes: archive.subarray(offset + 512, offset + 512 + size) });
    } else if (kind !== "5" && kind !== "x" && kind !== "g")
      throw new Error(`archive entry is not a plain file: ${name}`);
    offset += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}
