import { readCoverage } from "./font-cmap.ts";
import type { Coverage } from "./font-coverage.ts";
import { readNames } from "./font-names.ts";
import type { FontNames } from "./font-names.ts";
import { FontBytes, containerOf, directoryOffsets, readDirectory } from "./font-tables.ts";

/**
 * Why a file can't be read as a font: `compressed` is woff or woff2, which only browsers unpack; `no-unicode` has no usable
 * Unicode cmap; `no-face` is a face a collection does not have.
 */
export type FontFailure = "not-a-font" | "compressed" | "no-face" | "damaged" | "no-unicode";

/** What the press needs to know of a face. Lengths are in font units. */
export interface FontFacts extends FontNames {
  /** OS/2 fsType, the embedding permissions; 0 (anything goes) where the font has no OS/2 table. */
  readonly fsType: number;
  readonly unitsPerEm: number;
  /** hhea.ascender, above the baseline. */
  readonly ascent: number;
  /** hhea.descender, negative below the baseline. */
  readonly descent: number;
  readonly outlines: "glyf" | "cff";
  readonly variable: boolean;
  readonly coverage: Coverage;
  /** Whether the font has half-width punctuation (GPOS `halt`), which the browser's trimming of spacing needs. */
  readonly hasHalt: boolean;
}

/** The outcome of reading: facts, or the reason why not. */
export type FontRead =
  | { readonly font: FontFacts; readonly failure?: never }
  | { readonly font?: never; readonly failure: FontFailure };

/** Reads one face of a TrueType or OpenType file or collection. Any bytes are safe: it never throws and always ends. */
export function readFontFile(bytes: Uint8Array, faceIndex = 0): FontRead {
  const container = containerOf(bytes);
  if (container === "unknown") return { failure: "not-a-font" };
  if (container === "woff" || container === "woff2") return { failure: "compressed" };
  const file = new FontBytes(bytes);
  const offsets = directoryOffsets(file);
  const offset = offsets[faceIndex];
  if (offset === undefined) return { failure: offsets.length === 0 ? "damaged" : "no-face" };
  const tables = readDirectory(file, offset);
  return tables === undefined ? { failure: "damaged" } : readFace(tables);
}

function readFace(tables: ReadonlyMap<string, FontBytes>): FontRead {
  const unitsPerEm = tables.get("head")?.uint16(18);
  const ascent = tables.get("hhea")?.int16(4);
  const descent = tables.get("hhea")?.int16(6);
  const glyphCount = tables.get("maxp")?.uint16(4);
  const cmap = tables.get("cmap");
  const outlines = tables.has("glyf") ? "glyf" : tables.has("CFF ") || tables.has("CFF2") ? "cff" : undefined;
  if (ascent === undefined || descent === undefined || glyphCount === undefined || cmap === undefined)
    return { failure: "damaged" };
  // OpenType 1.9, "head": valid values of unitsPerEm are 16 to 16384.
  if (unitsPerEm === undefined || unitsPerEm < 16 || unitsPerEm > 16384 || outlines === undefined)
    return { failure: "damaged" };
  const coverage = readCoverage(cmap, glyphCount);
  if (coverage === undefined || coverage.size === 0) return { failure: "no-unicode" };
  return {
    font: {
      ...readNames(tables.get("name")),
      fsType: tables.get("OS/2")?.uint16(8) ?? 0,
      unitsPerEm,
      ascent,
      descent,
      outlines,
      variable: tables.has("fvar"),
      coverage,
      hasHalt: hasFeature(tables.get("GPOS"), "halt"),
    },
  };
}

/** Whether a GPOS or GSUB table lists a feature (OpenType 1.9, "Feature List Table"). */
function hasFeature(table: FontBytes | undefined, feature: string): boolean {
  const list = table?.uint16(6);
  if (table === undefined || list === undefined) return false;
  const count = table.uint16(list) ?? 0;
  for (let index = 0; index < count; index += 1) if (table.tag(list + 2 + 6 * index) === feature) return true;
  return false;
}
