import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyFixes, applyToRaw, plainLines } from "../../../src/check/proof/apply-fixes.ts";

const fixes = fc.array(
  fc
    .record({ start: fc.nat(30), length: fc.integer({ min: 1, max: 5 }), text: fc.string({ maxLength: 3 }) })
    .map(({ start, length, text }) => ({ start, end: start + length, text })),
);

describe("fixes in a text", () => {
  it("are the same in whatever order they come", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 40, maxLength: 60 }), fixes, (text, list) => {
        expect(applyFixes(text, list.toReversed()).text).toBe(applyFixes(text, list).text);
      }),
    );
  });

  it("never overlap: each that is made stands in the result as it was asked for", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 40, maxLength: 60 }), fixes, (text, list) => {
        const { made } = applyFixes(text, list);
        for (const [index, fix] of made.entries()) expect(fix.start).toBeGreaterThanOrEqual(made[index - 1]?.end ?? 0);
      }),
    );
  });

  it("change a file with CRLF as they change its text", () => {
    const lines = fc.array(fc.stringMatching(/^[a-z，。 ]{0,12}$/), { minLength: 8, maxLength: 9 });
    fc.assert(
      fc.property(lines, fixes, fc.boolean(), (text, list, hasMark) => {
        const plain = text.join("\n").padEnd(40, "x");
        const raw = `${hasMark ? "\uFEFF" : ""}${plain.replaceAll("\n", "\r\n")}`;
        const wanted = list.filter(({ start, end }) => !plain.slice(start, end).includes("\n"));
        expect(plainLines(applyToRaw(raw, wanted).text)).toBe(applyFixes(plain, wanted).text);
      }),
    );
  });
});
