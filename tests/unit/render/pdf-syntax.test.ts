import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decodeName,
  decodeUtf16,
  PdfScanner,
  readArray,
  readDictionary,
  readReference,
  readString,
  textString,
  writeDictionary,
} from "../../../src/render/pdf/syntax.ts";

describe("PDF syntax", () => {
  it("gives each value of a dictionary as it was written", () => {
    const source =
      "<</Type /Page /Kids [3 0 R 4 0 R]\n/Box [0 0 595.9 841.9]/Nested <</A <</B (x)>>>> /Name/Value % note >>\n/Null null>>";
    expect([...(readDictionary(source) ?? [])]).toEqual([
      ["Type", "/Page"],
      ["Kids", "[3 0 R 4 0 R]"],
      ["Box", "[0 0 595.9 841.9]"],
      ["Nested", "<</A <</B (x)>>>>"],
      ["Name", "/Value"],
      ["Null", "null"],
    ]);
  });

  it("is not misled by brackets and keys inside strings", () => {
    const entries = readDictionary(String.raw`<</Alt (>> /Type /Font \) (nested) endobj)/Hex <3E3E>/Type /Figure>>`);
    expect(entries?.get("Alt")).toBe(String.raw`(>> /Type /Font \) (nested) endobj)`);
    expect(entries?.get("Type")).toBe("/Figure");
  });

  it("tells references from numbers", () => {
    expect(readArray("[1 0 R 12 7 0 R 3 4]")).toEqual(["1 0 R", "12", "7 0 R", "3", "4"]);
    expect(readReference("12 0 R")).toBe(12);
    expect(readReference("12")).toBeUndefined();
    expect(readReference("12 1 R")).toBeUndefined();
  });

  it("reads no dictionary from anything broken", () => {
    for (const broken of [
      "",
      "<<",
      "<</A",
      "<</A 1",
      "<</A (x>>",
      "<<1 2>>",
      "[1]",
      `<</A ${"[".repeat(200)}${"]".repeat(200)}>>`,
    ]) {
      expect(readDictionary(broken), broken.slice(0, 20)).toBeUndefined();
    }
  });

  it("comes to an end on any text, within its bounds", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."<>[](){}/%\\ \n1aR~") }), (text) => {
        const scanner = new PdfScanner(text);
        for (let steps = 0; scanner.next() !== "end"; steps += 1) {
          expect(scanner.position).toBeGreaterThan(scanner.start);
          expect(steps).toBeLessThan(text.length + 1);
        }
        expect(scanner.position).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it("undoes the escapes of strings and names", () => {
    expect(
      readString(String.raw`(a\(b\)\\\101\n\
c\7)`),
    ).toBe("a(b)\\A\nc\u0007");
    expect(readString("<41 4>")).toBe("A@");
    expect(decodeName("/a#20b")).toBe("a b");
    expect(decodeName("/#E6#B8#AF")).toBe("港");
  });

  it("writes texts that read back as they were, outside the basic plane too", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 20 }), (text) => {
        expect(decodeUtf16(readString(textString(text)))).toBe(`\uFEFF${text}`);
      }),
    );
    expect(textString("港")).toBe("<FEFF6E2F>");
  });

  it("writes dictionaries that read back as they were", () => {
    const entries: [string, string][] = [
      ["Type", "/Page"],
      ["Contents", "[9 0 R 5 0 R]"],
      ["Title", "(a)"],
    ];
    expect([...(readDictionary(writeDictionary(entries)) ?? [])]).toEqual(entries);
  });
});
