import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  asArray,
  asDictionary,
  asName,
  asNumber,
  asText,
  PdfName,
  PdfReference,
  PdfStream,
  PdfString,
  readValue,
  type PdfValue,
} from "../../../../src/inspect/measure/values.ts";
import { PdfScanner, textString } from "../../../../src/render/pdf/syntax.ts";

function read(source: string): PdfValue | undefined {
  return readValue(new PdfScanner(source), source);
}

describe("values", () => {
  it("are read by their kind", () => {
    expect(read("true")).toBe(true);
    expect(read("null")).toBeNull();
    expect(read("-.5")).toBe(-0.5);
    expect(read("/A#20b")).toEqual(new PdfName("A b"));
    expect(read("(a\\(b)")).toEqual(new PdfString("a(b"));
    expect(read("<4a4>")).toEqual(new PdfString("J@"));
    expect(read("12 0 R")).toEqual(new PdfReference(12));
    expect(read("[1 2 0 R 3 % note\n 4]")).toEqual([1, new PdfReference(2), 3, 4]);
    expect(read("<</A 1 /B [/C] /A 2 /N null>>")).toEqual(
      new Map<string, PdfValue>([
        ["A", 1],
        ["B", [new PdfName("C")]],
      ]),
    );
    expect(read("]")).toBeUndefined();
    expect(read("")).toBeUndefined();
  });

  it("numbers written wrongly are read as far as they are numbers, and never without bounds", () => {
    expect(["--5", "1.2.3", "+-7", "x5", "1e999", "Infinity"].map((source) => read(source))).toEqual([
      -5,
      1.2,
      -7,
      null,
      null,
      null,
    ]);
    expect(read("0 0 R")).toBe(0);
    expect(read("1 0 Rx")).toBe(1);
  });

  it("what lies too deep is nothing, and what comes after it is still read", () => {
    const deep = `${"[".repeat(200)}${"]".repeat(200)}`;
    expect(read(`[${deep} 7]`)).toEqual([expect.anything(), 7]);
    expect(() => read("[".repeat(100_000))).not.toThrow();
    expect(() => read("<</A ".repeat(100_000))).not.toThrow();
  });

  it("anything at all is read without an error", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."<>[]()/ R019.-%\\a\n") }), (source) => {
        expect(() => read(source)).not.toThrow();
      }),
    );
  });

  it("are taken as what is wanted, or as nothing", () => {
    expect([asNumber(3), asNumber(null, 7), asNumber(new PdfName("x"))]).toEqual([3, 7, 0]);
    expect([asName(new PdfName("x")), asName("x" as unknown as PdfValue)]).toEqual(["x", ""]);
    expect([asArray([1]), asArray(null)]).toEqual([[1], []]);
    const entries = new Map<string, PdfValue>([["A", 1]]);
    expect(asDictionary(new PdfStream(entries, 0, 0))).toBe(entries);
    expect(asDictionary(5).size).toBe(0);
  });
});

describe("text strings", () => {
  it("are UTF-16, UTF-8 or PDFDocEncoding by their marks", () => {
    expect(asText(read(textString("简报𠀀")))).toBe("简报𠀀");
    expect(asText(read("<EFBBBFE7AE80>"))).toBe("简");
    expect(asText(new PdfString("caf\u00E9 \u0084\u0085\u0080\u00A0\u0018\u001F\n"))).toBe("café —–•€\u02D8\u02DC\n");
    expect(asText(new PdfString("\u009E\u009F\u00A1\u00FF"))).toBe("ž\uFFFD¡ÿ");
    expect(asText(5)).toBe("");
  });
});
