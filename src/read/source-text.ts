import { basename } from "node:path";
import type { Diagnostic, Place, Staged } from "../model/diagnostic.ts";
import { startOfFile } from "../model/diagnostic.ts";
import { finding } from "../model/report.ts";
import { readRegularFile } from "./regular-file.ts";

/** Which group the findings about a file's bytes belong to. */
export type FileGroup = "markdown" | "config" | "import";

/** Bytes; an issue of 12,000 characters has 40 KiB, one of 100,000 has 294, and parsing grows faster than the text (contract of the reader). */
export const maxTextBytes = 512 * 1024;

/**
 * What no text may hold: C0 and C1 controls but tab and line feed, line and paragraph separators, marks and overrides of
 * writing direction, zero-width spaces and a byte order mark inside the text. None of them can be seen, some change what
 * is seen.
 */
const unwanted =
  // oxlint-disable-next-line no-control-regex -- these are what is looked for; named by a property they take ten times as long
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B\u200E\u200F\u2028-\u202E\u2060\u2066-\u2069\uFEFF\uFFFE\uFFFF]/g;

/** Reads a text file: bytes, encoding, line ends, invisible characters. */
export async function readSourceText(path: string, group: FileGroup): Promise<Staged<string>> {
  const read = await readRegularFile(path, maxTextBytes);
  if (read.kind === "bytes") return decodeSource(read.bytes, path, group);
  const place = startOfFile(path);
  if (read.kind === "failed") return { diagnostics: [finding(`${group}/unreadable`, place, { code: read.code })] };
  return {
    diagnostics: [
      finding(`${group}/file-too-large`, place, { size: Math.ceil(read.size / 1024), limit: maxTextBytes / 1024 }),
    ],
  };
}

/**
 * Decodes UTF-8 strictly. One byte order mark is taken off; CRLF and CR become LF, which moves no line and no column.
 * @returns the text, absent when the bytes are not UTF-8; invisible characters are errors, but the text is given.
 */
export function decodeSource(bytes: Uint8Array, path: string, group: FileGroup): Staged<string> {
  let text: string;
  try {
    text = strictDecoder.decode(bytes);
  } catch {
    return { diagnostics: [wrongEncoding(bytes, path, group)] };
  }
  const normalised = text.includes("\r") ? text.replaceAll(/\r\n?/g, "\n") : text;
  return { value: normalised, diagnostics: invisibleCharacters(normalised, path, group) };
}

const strictDecoder = new TextDecoder("utf-8", { fatal: true });

function wrongEncoding(bytes: Uint8Array, path: string, group: FileGroup): Diagnostic {
  const before = new TextDecoder("utf-8").decode(bytes.subarray(0, validLength(bytes)));
  const lines = before.split(/\r\n?|\n/);
  const line = lines.length;
  const column = (lines.at(-1) ?? "").length + 1;
  const encoding = guessEncoding(bytes);
  const place = { path, line, column, endLine: line, endColumn: column + 1 };
  return finding(`${group}/not-utf-8`, place, {
    encoding: encoding ?? "?",
    from: encoding ?? "GB18030",
    file: basename(path),
  });
}

function guessEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "UTF-16LE";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "UTF-16BE";
  return ["GB18030", "Big5"].find((encoding) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return true;
    } catch {
      return false;
    }
  });
}

/** Bytes from the start that are UTF-8 (RFC 3629: no surrogates, no overlong forms, nothing above U+10FFFF). */
function validLength(bytes: Uint8Array): number {
  let index = 0;
  for (;;) {
    const length = sequenceLength(bytes, index);
    if (length === 0) return index;
    index += length;
  }
}

function sequenceLength(bytes: Uint8Array, index: number): number {
  const first = bytes[index];
  if (first === undefined) return 0;
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  const second = bytes[index + 1] ?? 0;
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (length === 0 || second < least || second > most) return 0;
  for (let step = 2; step < length; step += 1) if (((bytes[index + step] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

function invisibleCharacters(text: string, path: string, group: FileGroup): Diagnostic[] {
  const found = [...text.matchAll(unwanted)];
  if (found.length === 0) return [];
  const positions = new TextPositions(text);
  return found.slice(0, maxReported).map((match) => {
    const place = positions.place(path, match.index, match.index + 1);
    return finding(`${group}/control-character`, place, {
      code: `U+${match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`,
    });
  });
}

/** A binary file under a text's name would else give thousands of findings that say the same. */
const maxReported = 20;

/** Turns offsets of a text with LF line ends into lines and columns, and back. */
export class TextPositions {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (let index = text.indexOf("\n"); index >= 0; index = text.indexOf("\n", index + 1))
      this.#starts.push(index + 1);
  }

  /** The column, from 1, of an offset that is on a line, from 1. */
  column(line: number, offset: number): number {
    return offset - (this.#starts[line - 1] ?? 0) + 1;
  }

  /** The line and column, from 1, of an offset. */
  point(offset: number): { readonly line: number; readonly column: number } {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }

  /** The offset of a line and column, from 1. */
  offset({ line, column }: { readonly line: number; readonly column: number }): number {
    return (this.#starts[line - 1] ?? 0) + column - 1;
  }

  /** The place from one offset to another, the end not included. */
  place(path: string, start: number, end: number): Place {
    const from = this.point(start);
    const to = this.point(end);
    return { path, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  }
}
