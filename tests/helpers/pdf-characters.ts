import { readNarrow, type Pdfium } from "./pdfium.ts";
import { mmPerPt, readDoubles, readFloats, readInts } from "./pdfium-values.ts";

/** One character where it stands; lengths in mm from the page's upper left corner. */
export interface MeasuredCharacter {
  readonly text: string;
  /** Edges of its em box: by its advance along the line, and 0.88 em above to 0.12 em below the baseline. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Distance of the baseline from the page's top; in upright lines (turned by 90 or 270 degrees) from its left edge. */
  readonly baseline: number;
  /** Edges of its ink. */
  readonly ink: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly fontSizePt: number;
  /** PostScript name without subset prefix. */
  readonly font: string;
  readonly embedded: boolean;
  /** `#rrggbb` */
  readonly color: string;
  /** 0, 90, 180 or 270 degrees, anticlockwise. */
  readonly angle: number;
}

/** The characters of a page in the order of its content, without those that PDFium makes up (spaces, line ends). */
export function measureCharacters(pdfium: Pdfium, text: number, heightPt: number): MeasuredCharacter[] {
  const { api } = pdfium;
  const fonts = new Map<number, { name: string; embedded: boolean }>();
  const characters: MeasuredCharacter[] = [];
  for (let index = 0; index < api.FPDFText_CountChars(text); index += 1) {
    const object = api.FPDFText_GetTextObject(text, index);
    if (api.FPDFText_IsGenerated(text, index) !== 0 || object === 0) continue;
    const handle = api.FPDFTextObj_GetFont(object);
    const font = fonts.get(handle) ?? readFont(pdfium, handle);
    fonts.set(handle, font);
    characters.push(measure(pdfium, text, index, font, heightPt));
  }
  return characters;
}

function measure(
  pdfium: Pdfium,
  text: number,
  index: number,
  font: { name: string; embedded: boolean },
  heightPt: number,
): MeasuredCharacter {
  const { api } = pdfium;
  const [a = 1, b = 0] = readFloats(pdfium, 6, (at) => api.FPDFText_GetMatrix(text, index, at(0)));
  const [x = 0, y = 0] = readDoubles(pdfium, 2, (at) => api.FPDFText_GetCharOrigin(text, index, at(0), at(1)));
  const [left = 0, top = 0, right = 0, bottom = 0] = readFloats(pdfium, 4, (at) =>
    api.FPDFText_GetLooseCharBox(text, index, at(0)),
  );
  const [inkLeft = 0, inkRight = 0, inkBottom = 0, inkTop = 0] = readDoubles(pdfium, 4, (at) =>
    api.FPDFText_GetCharBox(text, index, at(0), at(1), at(2), at(3)),
  );
  const rgb = readInts(pdfium, 4, (at) => api.FPDFText_GetFillColor(text, index, at(0), at(1), at(2), at(3)));
  const angle = (Math.round((Math.atan2(b, a) * 2) / Math.PI) * 90 + 360) % 360;
  const fontSizePt = api.FPDFText_GetFontSize(text, index) * Math.hypot(a, b);
  const box = {
    left: left * mmPerPt,
    right: right * mmPerPt,
    top: (heightPt - top) * mmPerPt,
    bottom: (heightPt - bottom) * mmPerPt,
  };
  return {
    text: String.fromCodePoint(api.FPDFText_GetUnicode(text, index)),
    ...box,
    ...emBox(angle, x * mmPerPt, (heightPt - y) * mmPerPt, fontSizePt * mmPerPt),
    ink: {
      left: inkLeft * mmPerPt,
      right: inkRight * mmPerPt,
      top: (heightPt - inkTop) * mmPerPt,
      bottom: (heightPt - inkBottom) * mmPerPt,
    },
    fontSizePt,
    ...{ font: font.name, embedded: font.embedded },
    color: `#${rgb
      .slice(0, 3)
      .map((value) => value.toString(16).padStart(2, "0"))
      .join("")}`,
    angle,
  };
}

/** The baseline, and the em box's edges across it, for an origin. */
function emBox(
  angle: number,
  x: number,
  y: number,
  em: number,
): Partial<MeasuredCharacter> & { readonly baseline: number } {
  if (angle === 0) return { baseline: y, top: y - 0.88 * em, bottom: y + 0.12 * em };
  if (angle === 180) return { baseline: y, top: y - 0.12 * em, bottom: y + 0.88 * em };
  return angle === 90
    ? { baseline: x, left: x - 0.88 * em, right: x + 0.12 * em }
    : { baseline: x, left: x - 0.12 * em, right: x + 0.88 * em };
}

function readFont(pdfium: Pdfium, handle: number): { name: string; embedded: boolean } {
  const name = readNarrow(pdfium, (buffer, length) => pdfium.api.FPDFFont_GetBaseFontName(handle, buffer, length));
  return { name: name.replace(/^[A-Z]{6}\+/, ""), embedded: pdfium.api.FPDFFont_GetIsEmbedded(handle) === 1 };
}
