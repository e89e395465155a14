import type { ObjectReader } from "./objects.ts";
import { asNumber, asName, PdfName, type PdfDictionary, type PdfStream, type PdfValue } from "./values.ts";

/**
 * What lets something below show through what is painted (PDF 32000-1, 11): alpha of fills (ca) and of strokes (CA), a
 * blend mode, a soft mask.
 */
export type Veil = "ca" | "CA" | "BM" | "SMask";

const all: readonly Veil[] = ["ca", "CA", "BM", "SMask"];

/** The veils after a dictionary of graphics state (8.4.5) is set: what it doesn't name stays. */
export function changeVeils(objects: ObjectReader, before: ReadonlySet<Veil>, state: PdfDictionary): ReadonlySet<Veil> {
  const after = new Set(before);
  for (const veil of all) {
    if (!state.has(veil)) continue;
    if (isVeil(objects, veil, objects.resolve(state.get(veil)))) after.add(veil);
    else after.delete(veil);
  }
  return after;
}

function isVeil(objects: ObjectReader, veil: Veil, value: PdfValue): boolean {
  if (veil === "SMask") return !(value instanceof PdfName);
  if (veil !== "BM") return asNumber(value, 1) < 1;
  // Of several modes the first counts that a reader knows: it knows them all.
  const mode = asName(Array.isArray(value) ? objects.resolve(objects.array(value)[0]) : value);
  return mode !== "" && mode !== "Normal" && mode !== "Compatible";
}

/** Whether a picture brings a soft mask of its own (8.9.5, table 89). */
export function isVeiledPicture(objects: ObjectReader, { entries }: PdfStream): boolean {
  return objects.dictionary(entries.get("SMask")).size > 0 || asNumber(objects.resolve(entries.get("SMaskInData"))) > 0;
}
