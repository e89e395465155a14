import { describe, expect, it } from "vitest";
import { evaluate } from "../../../../src/inspect/measure/functions.ts";
import { ObjectReader } from "../../../../src/inspect/measure/objects.ts";
import { readValue } from "../../../../src/inspect/measure/values.ts";
import { PdfScanner } from "../../../../src/render/pdf/syntax.ts";
import { tinyPage, TinyPdf } from "../../../helpers/tiny-pdf.ts";

const objects = new ObjectReader(tinyPage({}));

function at(source: string, ...inputs: number[]): number[] | undefined {
  return evaluate(objects, readValue(new PdfScanner(source), source), inputs);
}

const line = (from: string, to: string, power = 1): string =>
  `<</FunctionType 2 /Domain [0 1] /N ${power} /C0 [${from}] /C1 [${to}]>>`;

describe("functions", () => {
  it("exponential ones, within their domain", () => {
    expect(at(line("0 1", "10 3"), 0.5)).toEqual([5, 2]);
    expect(at(line("0", "1", 2), 0.5)).toEqual([0.25]);
    expect(at(line("0", "1"), 7)).toEqual([1]);
    expect(at("<</FunctionType 2 /N 1>>", 0.25)).toEqual([0.25]);
  });

  it("stitched ones, by their bounds and encoding", () => {
    const stitched = `<</FunctionType 3 /Domain [0 1] /Bounds [0.5] /Encode [0 1 1 0]
      /Functions [${line("0", "10")} ${line("20", "30")}]>>`;
    expect([0, 0.25, 0.5, 1].map((input) => at(stitched, input))).toEqual([[0], [5], [30], [20]]);
  });

  it("sampled ones of one input, by the nearest sample of 8 or 16 bits", () => {
    const pdf = new TinyPdf();
    const sampled = (bits: number, stream: string): number =>
      pdf.add({ entries: `/FunctionType 0 /Domain [0 1] /Range [0 1 0 2] /Size [2] /BitsPerSample ${bits}`, stream });
    const numbers = [
      sampled(8, "\u0000\u00FF\u00FF\u0000"),
      sampled(16, "\u0000\u0000\u00FF\u00FF\u00FF\u00FF\u0000\u0000"),
      sampled(12, "abc"),
    ];
    const reader = new ObjectReader(pdf.bytes());
    const results = numbers.map((number) =>
      evaluate(reader, readValue(new PdfScanner(`${number} 0 R`), `${number} 0 R`), [0.9]),
    );
    expect(results).toEqual([[1, 0], [1, 0], undefined]);
  });

  it("others aren't told, nor what is stitched without end or gives more numbers than a colour has", () => {
    expect(at("<</FunctionType 4 /Domain [0 1]>>", 0.5)).toBeUndefined();
    expect(at("<</FunctionType 0 /Domain [0 1 0 1] /Range [0 1]>>", 0.5, 0.5)).toBeUndefined();
    const open = "<</FunctionType 3 /Domain [0 1] /Functions [";
    expect(at(`${open.repeat(10)}${line("0", "1")}${"]>>".repeat(10)}`, 0.5)).toBeUndefined();
    expect(at(line("0 ".repeat(1000), "1"), 0.5)?.length).toBeLessThanOrEqual(64);
  });
});
