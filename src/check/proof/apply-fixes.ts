import type { SafeFix } from "./run-rules.ts";

/** A text after fixes, and which of them were made. */
export interface FixedText<Fix extends SafeFix> {
  readonly text: string;
  readonly made: readonly Fix[];
}

/**
 * Makes fixes in a text. Where two overlap, the one that begins first is made, of two at one place the longer; the other
 * waits for the next look, which sees the text as it then is. Pure and independent of the order in which fixes come.
 * @param text LF line ends.
 */
export function applyFixes<Fix extends SafeFix>(text: string, fixes: readonly Fix[]): FixedText<Fix> {
  const made: Fix[] = [];
  let result = "";
  let at = 0;
  const ordered = fixes.toSorted((a, b) => a.start - b.start || b.end - a.end || (a.text < b.text ? -1 : 1));
  for (const fix of ordered) {
    if (fix.start < at || fix.start >= fix.end || text.slice(fix.start, fix.end) === fix.text) continue;
    result += text.slice(at, fix.start) + fix.text;
    at = fix.end;
    made.push(fix);
  }
  return { text: result + text.slice(at), made };
}

/**
 * Makes fixes in a file as it is on disk: a byte order mark and CRLF or CR line ends stay as they are.
 * @param raw the decoded file. @param fixes offsets count in the text with LF line ends and without the mark.
 */
export function applyToRaw<Fix extends SafeFix>(raw: string, fixes: readonly Fix[]): FixedText<Fix> {
  const mark = raw.startsWith("\uFEFF") ? 1 : 0;
  const rawOffset = offsetMap(raw, mark);
  const byRaw = fixes.map((fix) => ({ ...fix, start: rawOffset(fix.start), end: rawOffset(fix.end), fix }));
  const { text, made } = applyFixes(raw, byRaw);
  return { text, made: made.map(({ fix }) => fix) };
}

/** The LF text of a raw one. */
export function plainLines(raw: string): string {
  return raw.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
}

function offsetMap(raw: string, mark: number): (offset: number) => number {
  if (!raw.includes("\r\n")) return (offset) => offset + mark;
  const offsets: number[] = [];
  for (let index = mark; index < raw.length; index += 1) {
    offsets.push(index);
    if (raw[index] === "\r" && raw[index + 1] === "\n") index += 1;
  }
  return (offset) => offsets[offset] ?? raw.length;
}
