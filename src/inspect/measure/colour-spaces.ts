import type { Colour } from "../measured.ts";
import { evaluate } from "./functions.ts";
import type { ObjectReader } from "./objects.ts";
import { hexColour } from "./placement.ts";
import { asName, asNumber, PdfName, type PdfValue } from "./values.ts";

/** A colour space, as far as its colours are told apart: how many components, and what colour they make. */
export interface ColourSpace {
  readonly components: number;
  readonly colour: (components: readonly number[]) => Colour;
  /** Whether its colours are patterns, and the space of a pattern that is drawn in one colour. */
  readonly isPattern?: boolean;
}

/** A colour that can't be told: `#808080`, which no rule takes for black, white or red. */
export const unknownColour: Colour = { space: "other", hex: "#808080" };

const byte = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 255);

/** DeviceGray and what stands for it. */
export const gray: ColourSpace = {
  components: 1,
  colour: ([value = 0]) => ({ space: "gray", hex: hexColour(byte(value), byte(value), byte(value)) }),
};

/** DeviceRGB and what stands for it. */
export const rgb: ColourSpace = {
  components: 3,
  colour: ([red = 0, green = 0, blue = 0]) => ({ space: "rgb", hex: hexColour(byte(red), byte(green), byte(blue)) }),
};

/** DeviceCMYK and what stands for it, shown as PDFium shows it: between the corners that its table has. */
export const cmyk: ColourSpace = {
  components: 4,
  colour: (ink) => ({ space: "cmyk", hex: hexColour(...mixInks(ink)) }),
};

/** Red, green, blue of full inks as PDFium shows them, by which of C M Y K (1 2 4 8) are on; with K, nothing else shows. */
const corners: readonly (readonly [number, number, number])[] = [
  [255, 255, 255],
  [0, 173, 239],
  [236, 0, 140],
  [46, 49, 145],
  [255, 241, 0],
  [0, 165, 80],
  [237, 27, 35],
  [54, 54, 57],
  [35, 31, 32],
  [0, 7, 19],
  [31, 0, 5],
  [3, 0, 8],
  [28, 26, 0],
  [0, 19, 6],
  [30, 2, 0],
  [0, 0, 0],
];

function mixInks(ink: readonly number[]): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  for (const [corner, shown] of corners.entries()) {
    let share = 1;
    for (let index = 0; index < 4; index += 1) {
      const amount = Math.min(1, Math.max(0, ink[index] ?? 0));
      share *= (corner & (1 << index)) === 0 ? 1 - amount : amount;
    }
    for (const channel of [0, 1, 2] as const) sum[channel] += share * shown[channel];
  }
  return [Math.round(sum[0]), Math.round(sum[1]), Math.round(sum[2])];
}

const unknownSpace = (components: number): ColourSpace => ({ components, colour: () => unknownColour });

/** Most inks of a space (annex C). */
const mostInks = 32;

/** Deepest nesting of spaces that are based on others. */
const deepest = 6;

/** Reads a colour space (PDF 32000-1, 8.6) from a name or an array; `named` finds what a page's resources call so. */
export function readColourSpace(
  objects: ObjectReader,
  value: PdfValue | undefined,
  named: (name: string) => PdfValue | undefined,
  depth = 0,
): ColourSpace {
  const found = objects.resolve(value);
  if (depth > deepest) return unknownSpace(1);
  if (found instanceof PdfName) {
    const device = deviceSpace(found.text);
    if (device !== undefined) return device;
    const own = named(found.text);
    return own === undefined ? unknownSpace(1) : readColourSpace(objects, own, () => undefined, depth + 1);
  }
  const items = objects.array(found);
  const of = (item: PdfValue | undefined): ColourSpace => readColourSpace(objects, item, named, depth + 1);
  switch (asName(objects.resolve(items[0]))) {
    case "ICCBased": {
      const count = Math.min(
        mostInks,
        Math.max(0, asNumber(objects.resolve(objects.dictionary(items[1]).get("N")), 3)),
      );
      return count === 1 ? gray : count === 4 ? cmyk : count === 3 ? rgb : unknownSpace(count);
    }
    case "Indexed":
    case "I":
      return indexedSpace(objects, of(items[1]), items[3]);
    case "Separation":
      return spotSpace(objects, [asName(objects.resolve(items[1]))], of(items[2]), items[3]);
    case "DeviceN":
      return spotSpace(
        objects,
        objects
          .array(items[1])
          .slice(0, mostInks)
          .map((item) => asName(objects.resolve(item))),
        of(items[2]),
        items[3],
      );
    case "Pattern":
      return { ...(items.length > 1 ? of(items[1]) : unknownSpace(0)), isPattern: true };
    case "Lab":
      return unknownSpace(3);
    default:
      return deviceSpace(asName(objects.resolve(items[0]))) ?? unknownSpace(1);
  }
}

function deviceSpace(name: string): ColourSpace | undefined {
  if (name === "DeviceGray" || name === "G" || name === "CalGray") return gray;
  if (name === "DeviceRGB" || name === "RGB" || name === "CalRGB") return rgb;
  if (name === "DeviceCMYK" || name === "CMYK") return cmyk;
  return name === "Pattern" ? { ...unknownSpace(0), isPattern: true } : undefined;
}

function indexedSpace(objects: ObjectReader, base: ColourSpace, table: PdfValue | undefined): ColourSpace {
  const found = objects.resolve(table);
  const bytes =
    objects.bytes(found) ??
    (typeof found === "object" && found !== null && "bytes" in found
      ? Buffer.from(found.bytes, "latin1")
      : Buffer.alloc(0));
  return {
    components: 1,
    colour: ([index = 0]) => {
      const at = Math.trunc(index) * base.components;
      return base.colour(Array.from(bytes.subarray(at, at + base.components), (value) => value / 255));
    },
  };
}

function spotSpace(
  objects: ObjectReader,
  names: readonly string[],
  alternate: ColourSpace,
  tint: PdfValue | undefined,
): ColourSpace {
  return {
    components: names.length,
    colour: (components) => {
      const mixed = evaluate(objects, tint, components);
      const { hex } = mixed === undefined ? unknownColour : alternate.colour(mixed);
      return { space: names.length === 1 ? "separation" : "other", name: names.join("+"), hex };
    },
  };
}
