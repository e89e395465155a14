import { describe, expect, test } from "vitest";
import { extractFace, readFaces } from "../../../src/read/font-collection.ts";
import { formatCoverage, parseCoverage } from "../../../src/read/font-coverage.ts";
import { readFontFile } from "../../../src/read/font-file.ts";
import { collection, smallFont } from "../../helpers/small-font.ts";

describe("reading a font file", () => {
  test("gives names, metrics, embedding permission and features", () => {
    const { font } = readFontFile(
      smallFont({
        names: { 1: "仿宋", 5: "Version 5.01", 6: "FangSong", 13: "as agreed" },
        fsType: 8,
        features: ["kern", "halt"],
      }),
    );
    expect(font).toMatchObject({
      family: "仿宋",
      postScriptName: "FangSong",
      version: "Version 5.01",
      licence: "as agreed",
      fsType: 8,
      unitsPerEm: 1000,
      ascent: 880,
      descent: -120,
      outlines: "glyf",
      variable: false,
      hasHalt: true,
    });
  });

  test("tells PostScript outlines and variable fonts", () => {
    expect(readFontFile(smallFont({ outlines: "CFF " })).font?.outlines).toBe("cff");
    expect(readFontFile(smallFont({ variable: true })).font?.variable).toBe(true);
  });

  test("reads cmap formats 12 and 4 and leaves out .notdef and glyphs the font doesn't have", () => {
    expect(
      formatCoverage(
        readFontFile(
          smallFont({
            groups: [
              [0x20, 0x7e, 0],
              [0x20000, 0x20005, 1998],
            ],
          }),
        ).font!.coverage,
      ),
    ).toBe("21-7E,20000-20001");
    expect(formatCoverage(readFontFile(smallFont({ segments: [[0x4e00, 0x4e02, 1 - 0x4e00]] })).font!.coverage)).toBe(
      "4E00-4E02",
    );
  });

  test("refuses groups that run backwards, and web fonts", () => {
    expect(
      readFontFile(
        smallFont({
          groups: [
            [0x50, 0x60, 1],
            [0x40, 0x10ffff, 1],
          ],
        }),
      ).failure,
    ).toBe("no-unicode");
    expect(readFontFile(Buffer.from("wOF2xxxx")).failure).toBe("compressed");
    expect(readFontFile(Buffer.from("%PDF-1.7")).failure).toBe("not-a-font");
    expect(readFontFile(new Uint8Array()).failure).toBe("not-a-font");
  });

  test("never throws on a file cut off or altered anywhere", () => {
    const whole = collection([smallFont({ features: ["halt"] }), smallFont({ segments: [[0x41, 0x5a, 0]] })]);
    for (let length = 0; length < whole.length; length += 50) {
      const cut = whole.subarray(0, length);
      expect(readFaces(cut).length).toBeGreaterThan(0);
      expect(() => extractFace(cut, 1)).not.toThrow();
    }
    for (let offset = 0; offset < whole.length; offset += 1) {
      const altered = Buffer.from(whole);
      altered.writeUInt8(0xff, offset);
      expect(() => readFaces(altered).map((_, face) => extractFace(altered, face))).not.toThrow();
    }
  });
});

describe("taking a face out of a collection", () => {
  const fonts = [
    smallFont({ names: { 1: "SimSun", 6: "SimSun" } }),
    smallFont({ names: { 1: "NSimSun", 6: "NSimSun" }, groups: [[0x30, 0x39, 5]] }),
  ];

  test("gives a font of its own, by index or by PostScript name", () => {
    const second = extractFace(collection(fonts), "NSimSun");
    expect(second).toEqual(extractFace(collection(fonts), 1));
    expect(readFontFile(second ?? new Uint8Array()).font).toMatchObject({ family: "NSimSun" });
    expect(readFontFile(extractFace(collection(fonts), 0) ?? new Uint8Array()).font?.coverage.has(0x4e05)).toBe(true);
  });

  test("gives nothing for a face that is not there", () => {
    expect(extractFace(collection(fonts), 2)).toBeUndefined();
    expect(extractFace(collection(fonts), "KaiTi")).toBeUndefined();
    expect(readFontFile(collection(fonts), 2).failure).toBe("no-face");
  });
});

test("a coverage survives being written as text", () => {
  const coverage = parseCoverage("20-7E,4E00-9FA5,20BB7");
  expect(formatCoverage(coverage)).toBe("20-7E,4E00-9FA5,20BB7");
  expect([0x1f, 0x20, 0x7e, 0x7f, 0x20bb7, 0x20bb8].map((codePoint) => coverage.has(codePoint))).toEqual([
    false,
    true,
    true,
    false,
    true,
    false,
  ]);
});
