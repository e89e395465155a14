import { lstat } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { PlacedText } from "../model/diagnostic.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { finding } from "../model/report.ts";
import { readRegularFile, systemCode } from "./regular-file.ts";

/** Bytes in a MiB. */
const mebibyte = 1024 * 1024;

/** A file of content/ that a text names: where it is, or why it can't be used. */
export type NamedFile = { readonly path: string } | { readonly problem: Diagnostic };

/**
 * Finds a file by the address a text gives it, relative to the file of the text: inside content/, through no symbolic
 * link on the way, and there.
 * @param address decoded, as typed: `chart.svg`, `../shared/map.png`.
 */
export async function findContentFile(address: PlacedText, namedBy: string, contentFolder: string): Promise<NamedFile> {
  const { text: file, place } = address;
  const problem = (rule: "remote" | "outside" | "missing" | "symlink" | "not-a-file"): NamedFile => ({
    problem: finding(`assets/${rule}`, place, {
      file,
      ...(rule === "missing"
        ? { folder: relative(dirname(contentFolder), dirname(namedBy)).replaceAll("\\", "/") }
        : {}),
    }),
  });
  if (/^(?:[a-z][a-z\d+.-]+:|\/\/)/i.test(file)) return problem("remote");
  const root = resolve(contentFolder);
  const path = resolve(dirname(namedBy), file);
  const inside = relative(root, path);
  if (isAbsolute(file) || isAbsolute(inside) || inside === "" || inside.split(sep)[0] === "..")
    return problem("outside");
  const steps = inside.split(sep);
  for (const [index] of steps.entries()) {
    const status = await statusOf(join(root, ...steps.slice(0, index + 1)));
    if (status === undefined) return problem("missing");
    if (status.isSymbolicLink()) return problem("symlink");
    if (index === steps.length - 1 && !status.isFile()) return problem("not-a-file");
  }
  return { path: path.replaceAll("\\", "/") };
}

/** Reads a file that was found, up to a limit in MiB. */
export async function readContentFile(
  path: string,
  address: PlacedText,
  limitMib: number,
): Promise<{ readonly bytes: Uint8Array } | { readonly problem: Diagnostic }> {
  const read = await readRegularFile(path, limitMib * mebibyte);
  if (read.kind === "bytes") return { bytes: read.bytes };
  if (read.kind === "too-large") return { problem: tooLarge(address, read.size, limitMib) };
  return { problem: finding("markdown/unreadable", address.place, { code: read.code }) };
}

/** Checks a file's size alone: an attachment is copied, not read here. */
export async function checkFileSize(
  path: string,
  address: PlacedText,
  limitMib: number,
): Promise<Diagnostic | undefined> {
  const size = Number((await statusOf(path))?.size ?? 0);
  return size > limitMib * mebibyte ? tooLarge(address, size, limitMib) : undefined;
}

function tooLarge(address: PlacedText, size: number, limitMib: number): Diagnostic {
  return finding("assets/too-large", address.place, {
    file: address.text,
    size: (size / mebibyte).toFixed(1),
    limit: limitMib,
  });
}

async function statusOf(path: string): Promise<Awaited<ReturnType<typeof lstat>> | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    systemCode(error);
    return undefined;
  }
}
