import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BigramCollector, mayHold } from "../../../../src/publish/search/bigrams.ts";

describe("the signature of a shard's pairs", () => {
  it("never denies a part of a text that is there", () => {
    const text = fc.string({
      unit: fc.constantFrom(..."集体协商合同安全生产2019年第二期ab😀"),
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), fc.nat(), fc.nat(), fc.nat(), (texts, a, b, c) => {
        const collector = new BigramCollector();
        for (const one of texts) collector.add(one);
        const chosen = texts[a % texts.length] ?? "";
        const start = b % chosen.length;
        expect(mayHold(collector.signature(), chosen.slice(start, start + 1 + (c % 5)))).toBe(true);
      }),
    );
  });

  it("denies most of what is not there", () => {
    const collector = new BigramCollector();
    const han = (index: number): string => String.fromCharCode(0x4e00 + ((index * 7919) % 5000));
    for (let index = 0; index < 2000; index += 1) collector.add(han(index) + han(index + 1));
    const signature = collector.signature();
    const strangers = Array.from({ length: 1000 }, (_, index) => String.fromCharCode(0x6e00 + index, 0x7e00 + index));
    expect(strangers.filter((pair) => mayHold(signature, pair)).length).toBeLessThan(300);
  });
});
