import type { BlockParts } from "./block.ts";

/** How a text was typed: Markdown with escapes and entities, or a scalar of YAML. */
export type Notation = "markdown" | "plain" | "single-quoted" | "double-quoted";

const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]*);/iy;
const lineBreak = /[ \t]*\n[ \t>]*/y;
const yamlEscape = /\\(?:x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8}|\n[ \t]*|.)/iy;
const punctuation = /[!-/:-@[-`{-~]/;

/**
 * Finds where each unit of a text was typed, by reading text and source side by side: escapes and entities stand for one
 * character, line breaks for a space or nothing.
 * @param start offset in `source` at which the text begins. @param end offset behind it.
 * @returns whether every unit was found; what was found is added to `parts` only then.
 */
export function align(
  value: string,
  source: string,
  { start, end }: { readonly start: number; readonly end: number },
  notation: Notation,
  parts: BlockParts,
  bits: number,
): boolean {
  if (value.length === end - start && source.startsWith(value, start)) {
    parts.text += value;
    for (let at = start; at < end; at += 1) {
      parts.starts.push(at);
      parts.ends.push(at + 1);
      parts.flags.push(bits);
    }
    return true;
  }
  const found: { readonly unit: string; readonly at: number; readonly length: number }[] = [];
  let at = start;
  for (let index = 0; index < value.length; index += 1) {
    const unit = value[index] ?? "";
    const skipped = breakAt(source, at);
    if (skipped > 0 && unit !== " " && unit !== "\n") at += skipped;
    const length = at < end ? unitLength(unit, source, at, notation, skipped) : 0;
    if (length === 0) return false;
    found.push({ unit, at, length });
    at += length;
    // The trailing half of a pair that one escape stands for.
    const code = value.codePointAt(index) ?? 0;
    if (code > 0xffff && length > 2) {
      index += 1;
      found.push({ unit: value[index] ?? "", at: at - length, length });
    }
  }
  for (const { unit, at: from, length } of found) push(parts, unit, from, length, bits);
  return true;
}

/** Adds one unit. */
export function push(parts: BlockParts, unit: string, at: number, length: number, bits: number): void {
  parts.text += unit;
  parts.starts.push(at);
  parts.ends.push(at + length);
  parts.flags.push(bits);
}

function breakAt(source: string, at: number): number {
  const first = source[at];
  if (first !== "\n" && first !== " " && first !== "\t") return 0;
  return matchAt(lineBreak, source, at);
}

function matchAt(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0].length ?? 0;
}

/** How many characters of the source stand for one unit of the text; 0 where they don't. */
function unitLength(unit: string, source: string, at: number, notation: Notation, breakLength: number): number {
  const typed = source[at];
  if (breakLength > 0 && (unit === " " || unit === "\n")) return breakLength;
  if (notation === "markdown") {
    if (typed === "\\" && source[at + 1] === unit && punctuation.test(unit)) return 2;
    if (typed === "&") return matchAt(entity, source, at) || (unit === "&" ? 1 : 0);
  }
  if (notation === "single-quoted" && typed === "'" && unit === "'") return source[at + 1] === "'" ? 2 : 1;
  if (notation === "double-quoted" && typed === "\\") return matchAt(yamlEscape, source, at);
  return typed === unit ? 1 : 0;
}
