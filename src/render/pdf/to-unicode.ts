import { PdfScanner, readArray, readString, decodeUtf16 } from "./syntax.ts";

/** Character codes of a font to the text they stand for. */
export type ToUnicode = ReadonlyMap<number, string>;

/** Codes of two bytes: no map can hold more, and ranges that go over them again and again are cut. */
const codes = 0x1_0000;
const mostFilled = 4 * codes;

/**
 * Reads a ToUnicode character map (PDF 32000-1, 9.10.3): single codes and ranges, of two-byte codes as Chromium writes.
 * @param source the map's stream as Latin-1 text.
 */
export function readToUnicode(source: string): ToUnicode {
  const map = new Map<number, string>();
  const scanner = new PdfScanner(source);
  let inside: "char" | "range" | undefined;
  let filled = 0;
  for (let kind = scanner.next(); kind !== "end" && filled < mostFilled; kind = scanner.next()) {
    if (kind === "word") {
      const { token } = scanner;
      if (token === "beginbfchar") inside = "char";
      else if (token === "beginbfrange") inside = "range";
      else if (token.startsWith("end")) inside = undefined;
    } else if (kind === "hex" && inside === "char") {
      const code = readCode(scanner.token);
      map.set(code, decodeUtf16(readString(scanner.value() ?? "<>")));
    } else if (kind === "hex" && inside === "range") {
      const [first, last] = [readCode(scanner.token), readCode(scanner.value() ?? "<>")];
      addRange(map, first, last, scanner.value() ?? "<>");
      filled += Math.max(1, Math.min(last, codes) - first);
    }
  }
  return map;
}

function addRange(map: Map<number, string>, first: number, last: number, target: string): void {
  if (target.startsWith("[")) {
    for (const [index, item] of readArray(target).entries()) map.set(first + index, decodeUtf16(readString(item)));
    return;
  }
  const start = decodeUtf16(readString(target));
  const base = start.codePointAt(start.length - 1) ?? 0;
  const head = start.slice(0, -1);
  for (let code = first; code <= last && code < codes; code += 1)
    map.set(code, head + String.fromCharCode(base + code - first));
}

function readCode(hex: string): number {
  return Number.parseInt(hex.slice(1, -1), 16);
}
