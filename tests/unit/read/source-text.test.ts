import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeSource, TextPositions } from "../../../src/read/source-text.ts";

const decode = (bytes: readonly number[] | Uint8Array) =>
  decodeSource(Uint8Array.from(bytes), "/content/02.md", "markdown");
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("decoding", () => {
  it("names GB18030 with the place of the first wrong byte", () => {
    // 简报 in GB18030 on line 2, column 3.
    const [found] = decode([...utf8("---\n报："), 0xbc, 0xf2, 0xb1, 0xa8]).diagnostics;
    expect(found).toMatchObject({
      rule: "markdown/not-utf-8",
      place: { line: 2, column: 3, endLine: 2, endColumn: 4 },
      params: { encoding: "GB18030", from: "GB18030", file: "02.md" },
    });
  });

  it("names UTF-16 by its byte order mark", () => {
    expect(decode([0xff, 0xfe, 0x2d, 0x00]).diagnostics[0]?.params["encoding"]).toBe("UTF-16LE");
    expect(decode([0xfe, 0xff, 0x00, 0x2d]).diagnostics[0]?.params["encoding"]).toBe("UTF-16BE");
  });

  it.each([
    ["an overlong form", [0xc0, 0xaf]],
    ["a surrogate", [0xed, 0xa0, 0x80]],
    ["a cut sequence", [0xe7, 0xae]],
    ["a code point above the last", [0xf4, 0x90, 0x80, 0x80]],
  ])("refuses %s at its first byte", (_name, bytes) => {
    expect(decode([0x61, ...bytes]).diagnostics[0]?.place.column).toBe(2);
  });

  it("takes off one byte order mark and reports a second", () => {
    expect(decode(utf8("\uFEFF甲"))).toEqual({ value: "甲", diagnostics: [] });
    expect(decode(utf8("\uFEFF\uFEFF甲")).diagnostics[0]).toMatchObject({
      params: { code: "U+FEFF" },
      place: { line: 1, column: 1 },
    });
  });

  it.each(["\u0000", "\u0007", "\u001B", "\u000B", "\u0085", "\u200B", "\u200F", "\u2028", "\u202E", "\u2066"])(
    "reports the invisible %j at its place",
    (character) => {
      const { diagnostics } = decode(utf8(`甲\r\n乙丙${character}丁`));
      expect(diagnostics).toHaveLength(1);
      expect(diagnostics[0]?.place).toMatchObject({ line: 2, column: 3, endLine: 2, endColumn: 4 });
    },
  );

  it("keeps all visible text as it is, with LF line ends", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("甲", "𠮷", "a", "。", " ", "\n", "\t", "é") }), (text) => {
        expect(decode(utf8(text.replaceAll("\n", "\r\n")))).toEqual({ value: text, diagnostics: [] });
      }),
    );
  });
});

describe("positions", () => {
  it("agree with splitting the text into lines", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("甲", "b", "\n") }), fc.nat(), (text, seed) => {
        const offset = seed % (text.length + 1);
        const before = text.slice(0, offset).split("\n");
        expect(new TextPositions(text).point(offset)).toEqual({
          line: before.length,
          column: (before.at(-1) ?? "").length + 1,
        });
      }),
    );
  });
});
