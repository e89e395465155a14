import { crc32, deflateSync } from "node:zlib";

/** Pixels, four bytes each (red, green, blue, alpha), row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** Colour types of a PNG (ISO/IEC 15948, 11.2.2). */
const trueColour = 2;
const indexedColour = 3;

/** Levels of each channel of the palette's cube, and of its greys. */
const cubeLevels = 6;
const greyLevels = 16;
/** Channels that differ by less count as a grey: type is drawn in greys. */
const greyTolerance = 8;

/** Writes pixels as PNG without alpha (ISO/IEC 15948). */
export function encodePng({ width, height, rgba }: Pixels): Uint8Array {
  const rows = Buffer.alloc(height * (width * 3 + 1));
  let [from, to] = [0, 0];
  for (let y = 0; y < height; y += 1) {
    to += 1;
    for (let x = 0; x < width; x += 1) {
      rows[to] = rgba[from] ?? 0;
      rows[to + 1] = rgba[from + 1] ?? 0;
      rows[to + 2] = rgba[from + 2] ?? 0;
      from += 4;
      to += 3;
    }
  }
  return assemble({ width, height, colourType: trueColour, rows });
}

/** Writes pixels as PNG with a fixed palette of 16 greys and 216 colours: what a small picture of a printed page needs. */
export function encodeIndexedPng({ width, height, rgba }: Pixels): Uint8Array {
  const rows = Buffer.alloc(height * (width + 1));
  let from = 0;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      rows[y * (width + 1) + 1 + x] = paletteIndex(rgba[from] ?? 0, rgba[from + 1] ?? 0, rgba[from + 2] ?? 0);
      from += 4;
    }
  return assemble({ width, height, colourType: indexedColour, rows, palette: Buffer.from(palette) });
}

function paletteIndex(red: number, green: number, blue: number): number {
  if (Math.max(red, green, blue) - Math.min(red, green, blue) < greyTolerance)
    return Math.round((green / 255) * (greyLevels - 1));
  const level = (value: number): number => Math.round((value / 255) * (cubeLevels - 1));
  return greyLevels + (level(red) * cubeLevels + level(green)) * cubeLevels + level(blue);
}

const palette: readonly number[] = [
  ...Array.from({ length: greyLevels }, (_, index) => Math.round((index * 255) / (greyLevels - 1))).flatMap((value) => [
    value,
    value,
    value,
  ]),
  ...Array.from({ length: cubeLevels ** 3 }, (_, index) => [
    Math.floor(index / cubeLevels ** 2),
    Math.floor(index / cubeLevels) % cubeLevels,
    index % cubeLevels,
  ]).flatMap((levels) => levels.map((level) => (level * 255) / (cubeLevels - 1))),
];

interface PngParts {
  readonly width: number;
  readonly height: number;
  readonly colourType: number;
  /** Rows of samples, each behind its filter byte. */
  readonly rows: Buffer;
  readonly palette?: Buffer;
}

function assemble({ width, height, colourType, rows, palette: colours }: PngParts): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colourType, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    ...(colours === undefined ? [] : [chunk("PLTE", colours)]),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
