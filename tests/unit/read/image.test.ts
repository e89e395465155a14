import { describe, expect, it } from "vitest";
import { imageFormat, readRaster } from "../../../src/read/image.ts";

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));
const be32 = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const be16 = (value: number): number[] => [(value >>> 8) & 255, value & 255];
const le16 = (value: number): number[] => be16(value).toReversed();
const le32 = (value: number): number[] => be32(value).toReversed();

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const png = (width: number, height: number, chunks: readonly number[] = []): Uint8Array =>
  Uint8Array.from([
    ...signature,
    ...be32(13),
    ...ascii("IHDR"),
    ...be32(width),
    ...be32(height),
    8,
    2,
    0,
    0,
    0,
    ...be32(0),
    ...chunks,
    ...be32(0),
    ...ascii("IDAT"),
    ...be32(0),
  ]);

/** EXIF of two entries: orientation and, where wanted, a GPS block. */
const exif = (orientation: number, gps: boolean): number[] => [
  ...ascii("MM"),
  ...be16(42),
  ...be32(8),
  ...be16(2),
  ...[...be16(0x0112), ...be16(3), ...be32(1), ...be16(orientation), 0, 0],
  ...[...be16(gps ? 0x8825 : 0x0131), ...be16(4), ...be32(1), ...be32(0)],
];
const jpeg = (width: number, height: number, meta: readonly number[] = []): Uint8Array => {
  const app1 = meta.length === 0 ? [] : [0xff, 0xe1, ...be16(meta.length + 8), ...ascii("Exif"), 0, 0, ...meta];
  return Uint8Array.from([
    0xff,
    0xd8,
    ...app1,
    0xff,
    0xc4,
    ...be16(4),
    0,
    0,
    0xff,
    0xff,
    0xc2,
    ...be16(11),
    8,
    ...be16(height),
    ...be16(width),
    1,
    1,
    0x11,
    0,
  ]);
};
const riff = (chunk: string, data: readonly number[]): Uint8Array =>
  Uint8Array.from([
    ...ascii("RIFF"),
    ...le32(data.length + 12),
    ...ascii("WEBP"),
    ...ascii(chunk),
    ...le32(data.length),
    ...data,
  ]);

describe("formats by their first bytes", () => {
  it.each([
    ["png", png(1, 1)],
    ["jpeg", jpeg(1, 1)],
    ["webp", riff("VP8X", [])],
    ["svg", new TextEncoder().encode('\uFEFF<?xml version="1.0"?>\n<svg viewBox="0 0 1 1"/>')],
    [undefined, new TextEncoder().encode("<!doctype html><svg/>")],
    [undefined, new TextEncoder().encode("GIF89a")],
    [undefined, new Uint8Array()],
  ])("%s", (format, bytes) => {
    expect(imageFormat(bytes)).toBe(format);
  });
});

describe("sizes", () => {
  it("of PNG, and whether it tells a place", () => {
    expect(readRaster(png(1500, 720), "png")).toEqual({ format: "png", width: 1500, height: 720, hasLocation: false });
    const block = exif(1, true);
    expect(
      readRaster(png(2, 3, [...be32(block.length), ...ascii("eXIf"), ...block, ...be32(0)]), "png")?.hasLocation,
    ).toBe(true);
  });

  it("of JPEG, turned as its EXIF says", () => {
    expect(readRaster(jpeg(640, 480), "jpeg")).toEqual({ format: "jpeg", width: 640, height: 480, hasLocation: false });
    expect(readRaster(jpeg(640, 480, exif(6, true)), "jpeg")).toEqual({
      format: "jpeg",
      width: 480,
      height: 640,
      hasLocation: true,
    });
    expect(readRaster(jpeg(640, 480, exif(3, false)), "jpeg")).toMatchObject({ width: 640, hasLocation: false });
  });

  it("of the three kinds of WebP", () => {
    expect(readRaster(riff("VP8X", [0, 0, 0, 0, 0x7f, 0x02, 0, 0xdf, 0x01, 0]), "webp")).toMatchObject({
      width: 640,
      height: 480,
    });
    expect(readRaster(riff("VP8 ", [0, 0, 0, 0x9d, 0x01, 0x2a, ...le16(640), ...le16(480)]), "webp")).toMatchObject({
      width: 640,
      height: 480,
    });
    expect(readRaster(riff("VP8L", [0x2f, ...le32(639 | (479 << 14))]), "webp")).toMatchObject({
      width: 640,
      height: 480,
    });
  });

  it("are missing wherever a file is cut, and reading it never fails otherwise", () => {
    for (const [format, bytes] of [
      ["png", png(4, 3)],
      ["jpeg", jpeg(4, 3, exif(6, true))],
      ["webp", riff("VP8X", [0, 0, 0, 0, 3, 0, 0, 2, 0, 0])],
    ] as const)
      for (let length = 0; length < Math.min(24, bytes.length); length += 1)
        expect(readRaster(bytes.slice(0, length), format)).toBeUndefined();
    expect(readRaster(png(0, 3), "png")).toBeUndefined();
  });
});
