import { describe, expect, it } from "vitest";
import { readCrossReference, rebuildCrossReference } from "../../../../src/inspect/measure/cross-reference.ts";
import { PdfStream, type PdfValue } from "../../../../src/inspect/measure/values.ts";

const noStream = (): undefined => undefined;

const row = (offset: number, kind: "n" | "f", end = " \n"): string =>
  `${String(offset).padStart(10, "0")} 00000 ${kind}${end}`;

describe("cross-reference tables", () => {
  it("say where objects lie, in several sections, with lines of any length, freed ones too", () => {
    for (const end of [" \n", "\n", "\r\n", " \r\n"]) {
      const text = `xref\n0 2\n${row(0, "f", end)}${row(17, "n", end)}5 1\n${row(99, "n", end)}trailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF`;
      const found = readCrossReference(text, noStream);
      expect([...(found?.places ?? [])]).toEqual([
        [0, undefined],
        [1, { offset: 17 }],
        [5, { offset: 99 }],
      ]);
      expect([...(found?.trailer.keys() ?? [])]).toEqual(["Root"]);
    }
  });

  it("updates come before what they update, and a chain in a circle ends", () => {
    const old = `xref\n1 2\n${row(17, "n")}${row(18, "n")}trailer <</Old 1 /Prev 0>>\n`;
    const text = `${old}xref\n1 1\n${row(55, "n")}trailer <</New 1 /Prev 0>>\nstartxref\n${old.length}\n`;
    const found = readCrossReference(text, noStream);
    expect(found?.places.get(1)).toEqual({ offset: 55 });
    expect(found?.places.get(2)).toEqual({ offset: 18 });
    expect(found?.trailer.has("New")).toBe(true);
  });

  it("that are broken are none", () => {
    for (const text of [
      "",
      "startxref",
      "startxref\nx",
      "startxref\n99999",
      `xref\n0 2\n${row(0, "f")}trailer <<>>\nstartxref\n0\n`,
      `xref\n0 99999999\n${row(0, "f")}trailer <<>>\nstartxref\n0\n`,
      `xref\n0 1\n${row(0, "f")}trailer 7\nstartxref\n0\n`,
    ])
      expect(readCrossReference(text, noStream), text).toBeUndefined();
  });
});

describe("cross-reference streams", () => {
  const read = (entries: Record<string, PdfValue>, bytes: readonly number[]): ReturnType<typeof readCrossReference> =>
    readCrossReference("?\nstartxref\n0\n", () => ({
      stream: new PdfStream(new Map(Object.entries(entries)), 0, 0),
      bytes: Buffer.from(bytes),
    }));

  it("say where objects lie, by their widths and ranges", () => {
    const found = read({ W: [1, 2, 1], Index: [3, 2, 9, 1], Size: 10 }, [1, 1, 4, 0, 2, 0, 7, 5, 0, 0, 0, 0]);
    expect([...(found?.places ?? [])]).toEqual([
      [3, { offset: 260 }],
      [4, { packedIn: 7, index: 5 }],
      [9, undefined],
    ]);
    expect(read({ W: [0, 1, 0], Size: 2 }, [8, 9])?.places.get(1)).toEqual({ offset: 9 });
  });

  it("that end early or promise too much give what they hold", () => {
    expect(read({ W: [1, 1, 1], Size: 1_000_000_000 }, [1, 5, 0, 1])?.places.size).toBe(1);
    expect(read({ W: [0, 0, 0], Size: 1_000_000_000 }, [1, 5, 0])?.places.size).toBe(0);
    expect(read({ Size: 1 }, [1])).toBeUndefined();
  });
});

describe("files without a readable cross-reference", () => {
  it("are looked through for objects, of which the last counts, and for trailers", () => {
    const text =
      "1 0 obj 1 endobj\n12 0 obj 2 endobj trailer<</Root 1 0 R /A 1>> 1 0 obj 3 endobj trailer<</A 2>> trailer";
    const { places, trailer } = rebuildCrossReference(text);
    expect(places.get(1)).toEqual({ offset: text.lastIndexOf("1 0 obj") });
    expect(places.get(12)).toEqual({ offset: text.indexOf("12 0 obj") });
    expect([...trailer.keys()]).toEqual(["Root", "A"]);
    expect(trailer.get("A")).toBe(2);
  });

  it("numbers beyond those that a file can have aren't believed", () => {
    expect(rebuildCrossReference("9999999999 0 obj x").places.size).toBe(0);
  });
});
