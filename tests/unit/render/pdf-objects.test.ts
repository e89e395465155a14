import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { KnownError } from "../../../src/model/known-error.ts";
import { destinationPages } from "../../../src/render/pdf/destinations.ts";
import { pageNumbers, readObjects } from "../../../src/render/pdf/objects.ts";
import { makePdf, onePage } from "../../helpers/pdf-writer.ts";

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
const edited = (edit: (text: string) => string, more = {}): Uint8Array =>
  Buffer.from(edit(latin1(makePdf(onePage("", more)))), "latin1");

/** What reading a PDF fails with. */
function failure(read: () => unknown): { readonly exitCode: number; readonly rule: string } | undefined {
  try {
    read();
  } catch (error) {
    if (error instanceof KnownError) return { exitCode: error.exitCode, rule: error.rule };
    throw error;
  }
  return undefined;
}

const unknown = { exitCode: 3, rule: "print/unknown-pdf" };

describe("the objects of a printed PDF", () => {
  it("finds dictionaries, streams and pages by number", () => {
    const objects = readObjects(makePdf(onePage("0 0 m")));
    expect([objects.root, objects.info, objects.size]).toEqual([1, 2, 10]);
    expect(objects.dictionary(4).get("Contents")).toBe("5 0 R");
    expect(latin1(objects.stream(5))).toBe("0 0 m");
    expect(pageNumbers(objects)).toEqual([4]);
  });

  it("inflates streams", () => {
    const stream = deflateSync("BT ET").toString("latin1");
    const objects = readObjects(makePdf(onePage("", { 5: { entries: "/Filter /FlateDecode", stream } })));
    expect(latin1(objects.stream(5))).toBe("BT ET");
  });

  it("keeps the order of a nested page tree", () => {
    const page = "<</Type /Page\n/Parent 3 0 R>>";
    const more = {
      3: "<</Type /Pages\n/Kids [10 0 R 4 0 R 11 0 R]>>",
      10: "<</Type /Pages\n/Kids [12 0 R 13 0 R]>>",
      11: page,
      12: page,
      13: page,
    };
    expect(pageNumbers(readObjects(makePdf(onePage("", more))))).toEqual([12, 13, 4, 11]);
  });

  it("refuses a page tree that runs in a circle", () => {
    const objects = readObjects(makePdf(onePage("", { 3: "<</Type /Pages\n/Kids [3 0 R]>>" })));
    expect(failure(() => pageNumbers(objects))).toEqual(unknown);
  });

  it("refuses files that are cut off, encrypted, or written in another way, as a fault of the environment", () => {
    const whole = makePdf(onePage("0 0 m"));
    const broken: Readonly<Record<string, Uint8Array>> = {
      "nothing at all": new Uint8Array(),
      "no PDF": Buffer.from("<html>"),
      "cut off": whole.subarray(0, -40),
      "a table somewhere else": edited((text) => text.replace(/startxref\n\d+/, "startxref\n20")),
      "a stream of references": edited((text) => text.replace("xref\n0 10", "9 0 obj <</Type /XRef>>")),
      "offsets beyond the end": edited((text) => text.replace(/\d{10} 00000 n/, "9999999999 00000 n")),
      encrypted: edited((text) => text.replace("/Root 1 0 R", "/Root 1 0 R /Encrypt 8 0 R")),
      "a hybrid file": edited((text) => text.replace("/Root 1 0 R", "/Root 1 0 R /XRefStm 8")),
      "a circle of updates": edited((text) =>
        text.replace("/Root 1 0 R", `/Root 1 0 R /Prev ${/startxref\n(\d+)/.exec(text)?.[1]}`),
      ),
      "no catalog": edited((text) => text.replace("/Root 1 0 R", "")),
    };
    for (const [name, bytes] of Object.entries(broken))
      expect(
        failure(() => readObjects(bytes)),
        name,
      ).toEqual(unknown);
  });

  it("refuses objects that are not where the table says, and streams it can't decode", () => {
    const misplaced = readObjects(edited((text) => text.replace("4 0 obj", "7 0 obj")));
    expect(failure(() => misplaced.dictionary(4))).toEqual(unknown);
    expect(failure(() => misplaced.dictionary(99))).toEqual(unknown);
    const streams = readObjects(
      makePdf(
        onePage("", {
          10: { entries: "/Filter /LZWDecode", stream: "x" },
          11: { entries: "/Filter /FlateDecode", stream: "x" },
          12: "[1 2]",
        }),
      ),
    );
    for (const number of [4, 10, 11])
      expect(
        failure(() => streams.stream(number)),
        String(number),
      ).toEqual(unknown);
    expect(failure(() => streams.dictionary(12))).toEqual(unknown);
  });

  it("names the pages that links inside the document lead to", () => {
    const dests =
      "<</a1 [4 0 R /XYZ 0 700 0]\n/#25E9#2599#2584 [4 0 R /XYZ 0 0 0]\n/50#25 [4 0 R /XYZ 0 0 0]\n/lost [99 0 R /XYZ 0 0 0]>>";
    const bytes = makePdf(onePage("", { 1: "<</Type /Catalog\n/Pages 3 0 R\n/Dests 10 0 R>>", 10: dests }));
    expect(destinationPages(bytes)).toEqual({ a1: 1, 附: 1, "50%": 1 });
    expect(destinationPages(makePdf(onePage("")))).toEqual({});
  });
});
