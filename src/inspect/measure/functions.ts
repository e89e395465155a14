import type { ObjectReader } from "./objects.ts";
import { asNumber, type PdfDictionary, type PdfValue } from "./values.ts";

/** Deepest nesting of stitched functions, and most numbers that one gives: as many as a colour has inks (annex C). */
const [deepest, mostOutputs] = [4, 32];

/**
 * What a function (PDF 32000-1, 7.10) makes of numbers: sampled ones of one input by their nearest sample, exponential and
 * stitched ones in full. Undefined for those in PostScript and for sampled ones of several inputs.
 */
export function evaluate(
  objects: ObjectReader,
  value: PdfValue | undefined,
  inputs: readonly number[],
  depth = 0,
): number[] | undefined {
  const entries = objects.dictionary(value);
  const numbers = (key: string): number[] =>
    objects
      .array(entries.get(key))
      .slice(0, mostOutputs * 2)
      .map((item) => asNumber(objects.resolve(item)));
  const [low = 0, high = 1] = numbers("Domain");
  const input = Math.min(high, Math.max(low, inputs[0] ?? 0));
  switch (asNumber(objects.resolve(entries.get("FunctionType")), -1)) {
    case 0:
      return inputs.length === 1
        ? nearestSample(objects, value, entries, (input - low) / (high - low || 1))
        : undefined;
    case 2: {
      const power = input ** asNumber(objects.resolve(entries.get("N")), 1);
      const [start, end] = [entries.has("C0") ? numbers("C0") : [0], entries.has("C1") ? numbers("C1") : [1]];
      return start.map((from, index) => from + power * ((end[index] ?? from) - from));
    }
    case 3: {
      const bounds = numbers("Bounds");
      const found = bounds.findIndex((bound) => input < bound);
      const index = found < 0 ? bounds.length : found;
      const [from, to] = [bounds[index - 1] ?? low, bounds[index] ?? high];
      const encode = numbers("Encode");
      const [start = 0, end = 1] = [encode[index * 2], encode[index * 2 + 1]];
      const inner = start + ((input - from) / (to - from || 1)) * (end - start);
      return depth > deepest
        ? undefined
        : evaluate(objects, objects.array(entries.get("Functions"))[index], [inner], depth + 1);
    }
    default:
      return undefined;
  }
}

function nearestSample(
  objects: ObjectReader,
  value: PdfValue | undefined,
  entries: PdfDictionary,
  share: number,
): number[] | undefined {
  const bytes = objects.bytes(value);
  const range = objects
    .array(entries.get("Range"))
    .slice(0, mostOutputs * 2)
    .map((item) => asNumber(objects.resolve(item)));
  const size = asNumber(objects.resolve(objects.array(entries.get("Size"))[0]));
  const bits = asNumber(objects.resolve(entries.get("BitsPerSample")));
  const outputs = range.length / 2;
  if (bytes === undefined || (bits !== 8 && bits !== 16) || size < 1) return undefined;
  const sample = Math.round(share * (size - 1)) * outputs;
  return Array.from({ length: outputs }, (_, index) => {
    const at = (sample + index) * (bits / 8);
    const level = at + bits / 8 > bytes.length ? 0 : bytes.readUIntBE(at, bits / 8) / (2 ** bits - 1);
    const [low = 0, high = 1] = range.slice(index * 2, index * 2 + 2);
    return low + level * (high - low);
  });
}
