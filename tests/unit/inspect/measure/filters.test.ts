import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { undoFilter } from "../../../../src/inspect/measure/filters.ts";
import { PdfName, type PdfDictionary } from "../../../../src/inspect/measure/values.ts";

const none: PdfDictionary = new Map();

function undo(name: string, bytes: Buffer | string, parameters = none): Buffer | undefined {
  return undoFilter(name, Buffer.from(bytes as string, "latin1"), parameters);
}

function bytesOf(...values: readonly number[]): Buffer {
  return Buffer.from(values);
}

describe("FlateDecode", () => {
  it("gives back what was deflated, also cut short, or with a wrong sum at its end", () => {
    const packed = deflateSync("简报 ".repeat(400));
    expect(undo("FlateDecode", packed)?.toString()).toBe("简报 ".repeat(400));
    expect(undo("Fl", packed.subarray(0, -4))?.toString()).toBe("简报 ".repeat(400));
    const wrong = Buffer.from(packed);
    wrong.writeUInt32BE(7, wrong.length - 4);
    expect(undo("FlateDecode", wrong)?.toString()).toBe("简报 ".repeat(400));
    const cut = undo(
      "FlateDecode",
      deflateSync(Buffer.from(Array.from({ length: 999 }, (_, index) => (index * index) % 251))).subarray(0, 200),
    );
    expect(cut?.length).toBeGreaterThan(50);
  });

  it("says so of what isn't deflated", () => {
    expect(undo("FlateDecode", "hello")).toBeUndefined();
    expect(undo("FlateDecode", "")?.length ?? 0).toBe(0);
  });

  it.each([
    [0, [1, 2, 3, 4], [1, 2, 3, 4]],
    [1, [1, 1, 1, 1], [1, 2, 3, 4]],
    [2, [1, 1, 1, 1], [11, 21, 31, 41]],
    [3, [1, 1, 1, 1], [6, 14, 23, 32]],
    [4, [1, 1, 1, 1], [11, 21, 31, 41]],
  ])("undoes PNG's filter %i on a row under another", (kind, row, expected) => {
    const parameters: PdfDictionary = new Map([
      ["Predictor", 15],
      ["Columns", 4],
    ]);
    const rows = deflateSync(bytesOf(0, 10, 20, 30, 40, kind, ...row));
    expect([...(undo("FlateDecode", rows, parameters) ?? [])]).toEqual([10, 20, 30, 40, ...expected]);
  });

  it("steps by whole samples, and leaves other predictors alone", () => {
    const parameters = new Map([
      ["Predictor", 11],
      ["Columns", 2],
      ["Colors", 3],
    ]);
    expect([...(undo("FlateDecode", deflateSync(bytesOf(1, 1, 2, 3, 1, 1, 1)), parameters) ?? [])]).toEqual([
      1, 2, 3, 2, 3, 4,
    ]);
    expect(undo("FlateDecode", deflateSync("x"), new Map([["Predictor", 2]]))).toBeUndefined();
    for (const columns of [-5, 0, 1e12])
      expect(
        undo(
          "FlateDecode",
          deflateSync("xx"),
          new Map([
            ["Predictor", 12],
            ["Columns", columns],
          ]),
        ),
      ).toBeUndefined();
  });
});

/** Packs bytes as LZW: a plain encoder after the text of 7.4.4.2. */
function packLzw(bytes: Uint8Array, early: 0 | 1): Buffer {
  let bits = "";
  let table = new Map<string, number>();
  let [next, width, word] = [258, 9, ""];
  const put = (code: number): void => {
    bits += code.toString(2).padStart(width, "0");
  };
  const codeOf = (text: string): number => (text.length === 1 ? text.charCodeAt(0) : (table.get(text) ?? -1));
  put(256);
  for (const letter of Buffer.from(bytes).toString("latin1")) {
    if (word === "" || table.has(word + letter)) {
      word += letter;
      continue;
    }
    put(codeOf(word));
    table.set(word + letter, next);
    next += 1;
    if (next + early > 1 << width) width += 1;
    if (next === 4095) {
      put(256);
      [table, next, width] = [new Map(), 258, 9];
    }
    word = letter;
  }
  if (word !== "") {
    put(codeOf(word));
    next += 1;
    if (next + early > 1 << width) width += 1;
  }
  put(257);
  return Buffer.from((bits.match(/.{1,8}/g) ?? []).map((octet) => Number.parseInt(octet.padEnd(8, "0"), 2)));
}

describe("LZWDecode", () => {
  it("gives the standard's own example", () => {
    const packed = bytesOf(0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01);
    expect([...(undo("LZWDecode", packed) ?? [])]).toEqual([45, 45, 45, 45, 45, 65, 45, 45, 45, 66]);
  });

  it.each([0, 1] as const)("gives back what was packed, through all widths of codes (EarlyChange %i)", (early) => {
    const parameters = new Map([["EarlyChange", early]]);
    const long = Uint8Array.from({ length: 20_000 }, (_, index) => (index * index + (index >> 3)) % 256);
    expect(undo("LZW", packLzw(long, early), parameters)?.equals(long)).toBe(true);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 300 }), (values) => {
        const bytes = Uint8Array.from(values);
        expect([...(undo("LZW", packLzw(bytes, early), parameters) ?? [])]).toEqual(values);
      }),
      { numRuns: 50 },
    );
  });

  it("stops where codes make no sense", () => {
    expect(undo("LZWDecode", bytesOf(0xff, 0xff, 0xff))?.length).toBe(0);
    expect(undo("LZWDecode", "")?.length).toBe(0);
  });
});

describe("ASCII filters and runs", () => {
  it("ASCIIHexDecode leaves white space out and ends at its mark", () => {
    expect(undo("ASCIIHexDecode", "7B 80\n4f>00")?.toString("hex")).toBe("7b804f");
    expect(undo("AHx", "7B8>")?.toString("hex")).toBe("7b80");
  });

  it("ASCII85Decode: whole groups, z, a part of a group, white space, the end's mark", () => {
    expect(undo("ASCII85Decode", '87cUR D]i,"Ebo80~>junk')?.toString()).toBe("Hello World!");
    expect(undo("A85", "z87cURDZ~>")?.toString("latin1")).toBe("\0\0\0\0Hello");
    expect(undo("A85", "z!~>")?.length).toBe(4);
  });

  it("RunLengthDecode: as they are, repeated, ended, cut short", () => {
    expect(undo("RunLengthDecode", bytesOf(2, 65, 66, 67, 254, 68, 128, 1))?.toString()).toBe("ABCDDD");
    expect(undo("RL", bytesOf(200))?.length).toBe(0);
    expect(undo("RL", bytesOf(9, 65, 66))?.toString()).toBe("AB");
    expect(undo("RL", bytesOf(129, 65))?.length).toBe(128);
  });

  it("pictures' filters are left alone, and Crypt where it does nothing", () => {
    expect(undo("DCTDecode", "x")).toBeUndefined();
    expect(undo("Crypt", "x", new Map([["Name", new PdfName("Identity")]]))?.toString()).toBe("x");
    expect(undo("Crypt", "x")).toBeUndefined();
  });

  it("nothing makes a filter do worse than give up", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("FlateDecode", "LZWDecode", "ASCIIHexDecode", "ASCII85Decode", "RunLengthDecode"),
        fc.uint8Array({ maxLength: 200 }),
        (name, bytes) => {
          const result = undo(name, Buffer.from(bytes).toString("latin1"));
          expect(result === undefined || Buffer.isBuffer(result)).toBe(true);
        },
      ),
    );
  });
});
