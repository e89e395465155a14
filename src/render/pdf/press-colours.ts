import { writeDictionary, type PdfDictionary } from "./syntax.ts";

/** The spot colour's name: on the plate, and in the resources of what uses it. */
export const spotName = "BulletinRed";

/** C M Y K of the red that the standard names: M80 Y80 (GB/T 9704-2012, 6.2). */
const standardInk: readonly number[] = [0, 0.8, 0.8, 0];

/** Differences of colour components that come from Skia's four digits. */
const sameComponent = 0.003;

/** `r g b rg` and `r g b RG` (PDF 32000-1, table 74). */
const rgbOperator = /(?<![^\s])([\d.]+) ([\d.]+) ([\d.]+) (rg|RG)(?![^\s])/g;

/**
 * Brings a content stream onto two plates: the red becomes the spot colour, black and greys pure K. Other colours, those of
 * drawings, stay; they are put into `strays` as `#rrggbb`.
 * @param red `#rrggbb`
 */
export function toPlates(content: string, red: string, strays: Set<string>): string {
  const wanted = components(red);
  return content.replaceAll(rgbOperator, (whole, r: string, g: string, b: string, operator: string) => {
    const colour = [Number(r), Number(g), Number(b)];
    const isFill = operator === "rg";
    if (colour.every((value, index) => Math.abs(value - (wanted[index] ?? 0)) < sameComponent))
      return isFill ? `/${spotName} cs 1 scn` : `/${spotName} CS 1 SCN`;
    if (r === g && g === b) return `${r} ${isFill ? "g" : "G"}`;
    strays.add(
      `#${colour
        .map((value) =>
          Math.round(value * 255)
            .toString(16)
            .padStart(2, "0"),
        )
        .join("")}`,
    );
    return whole;
  });
}

/**
 * The colour space of the spot: a Separation whose alternate is the standard's ink, or, for a red of the series' own, its
 * complement without black (PDF 32000-1, 8.6.6.4).
 * @param isStandard whether the red is the program's default.
 */
export function spotSpace(red: string, isStandard: boolean): string {
  const ink = isStandard ? standardInk : [...components(red).map((value) => 1 - value), 0];
  const full = ink.map((value) => Number(value.toFixed(3))).join(" ");
  return `[/Separation /${spotName} /DeviceCMYK <</FunctionType 2\n/Domain [0 1]\n/C0 [0 0 0 0]\n/C1 [${full}]\n/N 1>>]`;
}

/** Resources with the spot's colour space among them; Chromium's have none of their own. */
export function withSpot(resources: PdfDictionary, spot: number): string {
  return writeDictionary(new Map([...resources, ["ColorSpace", `<</${spotName} ${spot} 0 R>>`]]));
}

function components(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
}
